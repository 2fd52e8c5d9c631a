"""The advice texts: the program's own, a clinic's wording in their place, and how a clinic changes it."""

from collections.abc import Iterator
from dataclasses import replace

from b12desk.clinical.advice import Advice, AdviceTexts, Place, circumstances_of, own_over_program
from b12desk.clinical.errors import BadInput
from b12desk.clinical.patient import PatientFacts
from b12desk.protocols.advice import load_advice, program_advice_text, read_advice
from b12desk.services.desk import Desk
from b12desk.services.paper_settings import paper_faces
from b12desk.services.permissions import Act, writing

SETTING = "advice"
_KEPT = "the clinic’s advice"


def advice_texts(desk: Desk) -> AdviceTexts:
    """Return all texts: the clinic's where it has its own wording, else the program's.

    A clinic's file that this version can't read leaves the program's texts standing; `advice_problems` says why.
    """
    try:
        return _over_program(_read(_kept(desk)))
    except BadInput:
        return load_advice()


def advice_problems(desk: Desk) -> tuple[str, ...]:
    """Return why the clinic's own file can't be read, nothing when it can or when there is none."""
    try:
        _read(_kept(desk))
    except BadInput as error:
        return error.problems
    return ()


def advice_for(desk: Desk, place: Place, patient: PatientFacts | None = None) -> tuple[Advice, ...]:
    """Return the texts that help at a place, in their order; with a patient, those that are for this patient.

    At planning and on the patient page the flags of `patient` hold what is known now, a box just ticked included.
    """
    known = circumstances_of(patient, today=desk.clock.today()) if patient else None
    return advice_texts(desk).at(place, known)


def advice_file(desk: Desk) -> str:
    """Return the text to edit: the clinic's file as it stands, else the program's."""
    return _kept(desk) or program_advice_text()


def change_advice(desk: Desk, text: str, *, name: str = "advice.toml") -> AdviceTexts:
    """Take a clinic's file into use and return all texts as they are then. `name` stands in front of each problem.

    Raises:
        BadInput: with one sentence for each problem of the file; nothing is changed then.
        Refused: when the user's role may not change the clinic.
    """
    own = read_advice(_bytes(text), name)
    with paper_faces(desk):
        problems = [f"{name}: {says}" for says in _unprintable(own)]
    if problems:
        raise BadInput(problems)
    _keep(desk, text)
    return _over_program(own)


def reset_advice(desk: Desk) -> bool:
    """Put the program's texts back; return False when the clinic had none of its own.

    Raises:
        Refused: when the user's role may not change the clinic.
    """
    had_own = bool(_kept(desk))
    if had_own:
        _keep(desk, "")
    return had_own


def _kept(desk: Desk) -> str:
    with desk.register.reading() as unit:
        return unit.setting(SETTING) or ""


def _keep(desk: Desk, text: str) -> None:
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        unit.set_setting(SETTING, text)


def _read(kept: str) -> AdviceTexts:
    return read_advice(_bytes(kept), _KEPT) if kept else AdviceTexts(())


def _bytes(text: str) -> bytes:
    """Return the text as its file has it; half a letter is left for the reader to refuse."""
    return text.encode("utf-8", "surrogatepass")


def _over_program(own: AdviceTexts) -> AdviceTexts:
    """Return the texts together; a text that says the same as the program's is not the clinic's own."""
    program = load_advice()
    changed = tuple(replace(one, is_clinics_own=True) for one in own.texts if one not in program.texts)
    return own_over_program(changed, program)


def _unprintable(own: AdviceTexts) -> Iterator[str]:
    """Yield a sentence for each text of the printed plan whose letters paper can't show."""
    from b12desk.documents.printed_text import missing_glyphs

    for one in own.at(Place.PATIENT_PLAN):
        printed = " ".join((one.title, *one.for_patient, *one.sources))
        letters = missing_glyphs(printed)
        if letters:
            yield f"“{one.id}” stands on the printed plan, which can’t show these letters: {letters}."
