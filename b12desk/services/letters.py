"""Recall letters: who gets which one, who gets none and why, and all of them in one PDF."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.plan import ClinicDetails
from b12desk.clinical.quantities import age_in_years, patient_date
from b12desk.clinical.recalls import Recall
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.services.desk import Desk
from b12desk.services.document import Document, DocumentKind
from b12desk.services.document_kinds import RECALL_LETTERS
from b12desk.services.invented import paper_mark
from b12desk.services.letters_address import address_lines
from b12desk.services.letters_left_out import why_none
from b12desk.services.letters_wording import LetterNumber, Wording, filled, is_for_all, wording_of
from b12desk.services.paper_settings import paper_faces
from b12desk.services.recall_rows import recall_in, recall_rows
from b12desk.services.short_ids import short_id
from b12desk.services.shown_names import shown_name
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.documents.letters import Letter

ADULT = 16
"""From this age on a letter goes to the patient. Source: UK clinics' practice, Family Law Reform Act 1969 s. 8."""
STANDARD_SIZE = 11.0
SIZES: Mapping[FormatNeed, float] = {
    FormatNeed.LARGE_PRINT_16: 16.0,
    FormatNeed.LARGE_PRINT_18: 18.0,
    FormatNeed.LARGE_PRINT_20: 20.0,
    FormatNeed.LARGE_PRINT_24: 24.0,
}


@dataclass(frozen=True, slots=True)
class PlannedLetter:
    """Which letter a patient gets. `id` stays the same for this letter of this day, so that it is recorded once."""

    id: str
    patient: PatientRecord
    number: LetterNumber
    due_by: date

    @property
    def name(self) -> str:
        """The patient's name as it is shown everywhere."""
        return shown_name(self.patient.family_name, self.patient.given_name, self.patient.title)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who gets no letter, and why, as the end of a sentence."""

    patient_id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class LetterRun:
    """The letters of one day, in the order of the recall list, with everybody who gets none.

    `mark` stands on top of each, empty for real patients.
    """

    as_of: date
    clinic: ClinicDetails
    wording: Wording
    letters: tuple[PlannedLetter, ...]
    left_out: tuple[LeftOut, ...]
    mark: str = ""

    @property
    def words(self) -> str:
        """How many of which: “12 letters: 8 first, 3 second, 1 third. 4 patients get none.”."""
        counts = [(number.word, sum(one.number is number for one in self.letters)) for number in LetterNumber]
        said = ", ".join(f"{count} {word}" for word, count in counts if count)
        letters = f"{_count(len(self.letters), 'letter')}: {said}." if self.letters else "No letter is to be sent."
        none = _count(len(self.left_out), "patient")
        gets = "gets" if len(self.left_out) == 1 else "get"
        return f"{letters} {none} {gets} none." if self.left_out else letters

    @property
    def for_listeners(self) -> tuple[str, ...]:
        """The names of those who read with a screen reader: paper alone doesn't reach them."""
        return tuple(one.name for one in self.letters if one.patient.format_need is FormatNeed.SCREEN_READER)


def plan_letters(desk: Desk, patient_ids: Sequence[str] = ()) -> LetterRun:
    """Return who of the recall list gets which letter today; of these patients alone when some are named.

    Raises:
        BadInput: when the clinic's name or telephone number, without which no letter can be answered, is missing.
        NotFound: when somebody named is not in the register.
    """
    clinic, found = desk.clinic().details, worklist(desk)
    missing = [what for what, value in (("name", clinic.name), ("telephone number", clinic.phone)) if not value]
    if missing:
        raise BadInput([f"The clinic’s {what} is missing: add it under Clinic details first." for what in missing])
    rows = {row.patient_id: row for row in found.rows}
    asked = tuple(dict.fromkeys(patient_ids)) or tuple(row.patient_id for row in recall_rows(found))
    with desk.register.reading() as unit:
        patients = {one.id: one for one in unit.patients(asked)}
    if len(patients) != len(asked):
        raise NotFound("There is no such patient in the register.")
    with paper_faces(desk):
        reasons = {id: why_none(patients[id], rows.get(id), today=found.as_of) for id in asked}
    letters: list[PlannedLetter] = []
    left_out: list[LeftOut] = []
    for id in asked:
        patient, row, why = patients[id], rows.get(id), reasons[id]
        if why or row is None or row.due_by is None:
            name = shown_name(patient.family_name, patient.given_name, patient.title)
            left_out.append(LeftOut(id, name, why or "has no date that has passed"))
        else:
            letters.append(_planned(patient, row, row.due_by, found.as_of))
    return LetterRun(found.as_of, clinic, wording_of(desk), tuple(letters), tuple(left_out), paper_mark(desk))


def letters_document(
    desk: Desk,
    run: LetterRun,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Document:
    """Return all letters of a run as one PDF; nothing is recorded.

    Raises:
        Refused: when there is no letter, or it was stopped.
    """
    from b12desk.documents.letters import letters_pdf

    letters = tuple(letter_of(one, run) for one in run.letters)
    with paper_faces(desk):
        pdf = letters_pdf(run.clinic, letters, progress=progress, is_stopped=is_stopped, mark=run.mark)
    return Document(
        DocumentKind.RECALL_LETTERS,
        pdf,
        run.as_of,
        form=_count(len(letters), "letter"),
        mark=run.mark,
        values=RECALL_LETTERS.kept((run.clinic, letters)),
        patient_ids=tuple(one.patient.id for one in run.letters),
    )


def letter_of(one: PlannedLetter, run: LetterRun) -> "Letter":
    """Return one letter with every word it prints."""
    from b12desk.documents.letters import Letter, Paragraph

    patient, words = one.patient, run.wording[one.number]
    places = {"due_by": patient_date(one.due_by), "clinic": run.clinic.name, "phone": run.clinic.phone}
    return Letter(
        address=address_lines(patient, to_guardian=_is_child(patient, run.as_of)),
        opening=(patient_date(run.as_of), f"Our reference: {short_id(patient.id)}"),
        greeting=_greeting(patient, run.as_of),
        heading=words.heading,
        paragraphs=tuple(Paragraph(filled(text, places), is_for_all(text)) for text in words.paragraphs),
        closing=("Yours sincerely", run.clinic.name),
        size=SIZES.get(patient.format_need, STANDARD_SIZE),
    )


def letter_number(recall: Recall) -> LetterNumber:
    """Return which letter comes next after so many attempts since the injection was late; after the third, again it."""
    return LetterNumber(min(recall.attempts_overdue + 1, LetterNumber.THIRD))


def _planned(patient: PatientRecord, row: WorklistRow, due_by: date, today: date) -> PlannedLetter:
    id = str(uuid5(NAMESPACE_OID, f"recall letter {patient.id} {today.isoformat()}"))
    return PlannedLetter(id, patient, letter_number(recall_in(row)), due_by)


def _greeting(patient: PatientRecord, today: date) -> str:
    whole = " ".join(part for part in (patient.given_name, patient.family_name) if part)
    if _is_child(patient, today):
        return f"Dear parent or guardian of {whole}"
    return f"Dear {patient.title} {patient.family_name}" if patient.title else f"Dear {whole}"


def _is_child(patient: PatientRecord, today: date) -> bool:
    return age_in_years(patient.born_on, today=today) < ADULT


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
