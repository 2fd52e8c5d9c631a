"""`b12desk protocols fit`, `course take-over` and `course what-if`: planning before anything is decided."""

from dataclasses import replace
from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, pairs, print_answer, print_json, print_line
from b12desk.cli.course import PatientOption
from b12desk.cli.documents import Document
from b12desk.cli.patient import Flags, JsonOption, OnOption
from b12desk.clinical.circumstances import LONGEST_ILEUM_CM, Circumstances, Surgery
from b12desk.clinical.errors import BadInput
from b12desk.clinical.forecast_document import forecast_document
from b12desk.clinical.quantities import Interval
from b12desk.clinical.suggestion import Suggestion, best_supported
from b12desk.clinical.vocabulary import Flag
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patient_id
from b12desk.services.places import register_path
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_injection import next_dose_sentence
from b12desk.services.show_patient import show_patient
from b12desk.services.suggest_protocols import circumstances_of, offered_indications, order_sentence, suggest_protocols
from b12desk.services.transfer_in import DoseElsewhere, transfer_in
from b12desk.services.what_if import what_if

Resection = Annotated[int | None, typer.Option("--resection-cm", min=1, max=LONGEST_ILEUM_CM, help="Ileum removed.")]


def fit(
    context: typer.Context,
    patient: Annotated[
        str | None, typer.Option("--patient", help="Whose facts to begin with: id or nhs:NUMBER.")
    ] = None,
    indication: Annotated[str | None, typer.Option("--indication", help="Such as pernicious_anaemia.")] = None,
    neuro: Annotated[bool, typer.Option("--neuro", help="Neurological involvement.")] = False,
    resection: Resection = None,
    surgery: Annotated[Surgery, typer.Option("--surgery")] = Surgery.NONE,
    renal: Annotated[bool, typer.Option("--renal", help="Renal dysfunction.")] = False,
    pregnant: Annotated[bool, typer.Option("--pregnant")] = False,
    flag: Flags = None,
    age: Annotated[int | None, typer.Option("--age", min=0, max=130, help="In years.")] = None,
    oral_failed: Annotated[bool, typer.Option("--oral-failed", help="Tablets did not correct it.")] = False,
    everything: Annotated[bool, typer.Option("--everything", help="List the other protocols after them.")] = False,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the protocols that fit, best supported first, each with why and its sources; a prescriber chooses."""
    call: Call = context.obj
    flags = _flags(flag) | _of(Flag.RENAL_DYSFUNCTION, renal) | _of(Flag.PREGNANT, pregnant)
    said = Circumstances(indication, neuro, resection, surgery, flags, age, oral_failed)
    if patient is None and not register_path(call.register).exists():
        _print(None, said, everything, as_json)
        return
    with call.desk(on) as desk:
        _print(desk, _together(said, _recorded(desk, patient)), everything, as_json)


def take_over(
    context: typer.Context,
    patient: PatientOption,
    protocol: Annotated[str, typer.Option("--protocol", help="The protocol’s id.")],
    phase: Annotated[str, typer.Option("--phase", help="The phase that the patient is in.")],
    prescriber: Annotated[str, typer.Option("--prescriber")],
    last_dose: Annotated[
        list[str] | None, typer.Option("--dose-elsewhere", help="DATE=MICROGRAMS; may repeat.")
    ] = None,
    product: Annotated[str, typer.Option("--product-elsewhere", help="Its product’s id.")] = "hydroxo-1mg-1ml",
    where: Annotated[str, typer.Option("--where", help="Where it was given.")] = "",
    start_on: Annotated[str | None, typer.Option("--start-on", help="An ISO date; else today.")] = None,
    interval: Annotated[str | None, typer.Option("--interval", help="A maintenance interval such as P3M.")] = None,
    reason: Annotated[list[str] | None, typer.Option("--reason", help="FINDING=REASON, or one reason for all.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take over a patient: record the last doses given elsewhere and go on from them, in one act."""
    call: Call = context.obj
    with call.desk(on) as desk:
        draft = CourseDraft(
            protocol_id=protocol,
            start_on=iso_day(start_on) if start_on else desk.clock.today(),
            prescriber=prescriber,
            start_phase=phase,
            maintenance_interval=interval,
            reasons=pairs(reason, "reason"),
        )
        doses = [_dose(text, product, where) for text in last_dose or ()]
        started = transfer_in(desk, find_patient_id(desk, patient), draft, doses)
    document: Document = {"course_id": started.course_id, "forecast": forecast_document(started.forecast)}
    print_answer(document, f"Taken over. {next_dose_sentence(started.forecast)}", as_json=as_json)


def preview_interval(
    context: typer.Context,
    patient: PatientOption,
    interval: Annotated[str, typer.Option("--interval", help="A maintenance interval such as P3M.")],
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what another maintenance interval would do to the next dose and to the doses a year; nothing is changed."""
    call: Call = context.obj
    with call.desk(on) as desk:
        what = what_if(desk, show_patient(desk, find_patient_id(desk, patient)), _interval(interval), "")
    document: Document = {
        "next_dose": what.next_dose or None,
        "says": what.sentence,
        "doses": [{"phase": one.phase, "now": one.now, "then": one.then} for one in what.rows],
        "findings": [found.id for found in what.findings],
    }
    lines = [what.sentence, *(found.message for found in what.findings)]
    print_answer(document, "\n".join(line for line in lines if line), as_json=as_json)


def _interval(text: str) -> str:
    try:
        return str(Interval.parse(text))
    except ValueError as error:
        raise BadInput(f"The interval: {error}.") from None


def _print(desk: Desk | None, known: Circumstances, everything: bool, as_json: bool) -> None:
    offered = offered_indications(desk)
    if known.indication and known.indication not in offered:
        raise BadInput(f"“{known.indication}” is not an indication; there are {', '.join(offered)}.")
    found = suggest_protocols(desk, known, everything=everything)
    if as_json:
        first = best_supported(found)
        print_json({"best_supported": first.id if first else None, "protocols": [_document(one) for one in found]})
        return
    print_line(order_sentence(found, known))
    for one in found:
        print_line(f"{one.protocol.id}  {one.protocol.title}{'' if one.fits else ' (for others)'}")
        for says in (*one.why, *filter(None, [one.contradiction]), *(f"Caution: {each}" for each in one.cautions)):
            print_line(f"    {says}")


def _recorded(desk: Desk, patient: str | None) -> Circumstances:
    if patient is None:
        return Circumstances()
    return circumstances_of(show_patient(desk, find_patient_id(desk, patient)), offered_indications(desk))


def _document(one: Suggestion) -> Document:
    return {
        "id": one.protocol.id,
        "version": one.protocol.version,
        "title": one.protocol.title,
        "fits": one.fits,
        "why": list(one.why),
        "sources": list(one.sources),
        "contradiction": one.contradiction or None,
        "cautions": list(one.cautions),
    }


def _together(said: Circumstances, recorded: Circumstances) -> Circumstances:
    """Return what was said, completed by what is recorded about the patient."""
    return replace(
        said,
        indication=said.indication or recorded.indication,
        resection_cm=said.resection_cm or recorded.resection_cm,
        flags=said.flags | recorded.flags,
        age=recorded.age if said.age is None else said.age,
        oral_failed=said.oral_failed or recorded.oral_failed,
    )


def _of(flag: Flag, is_said: bool) -> frozenset[Flag]:
    return frozenset({flag}) if is_said else frozenset()


def _flags(words: list[str] | None) -> frozenset[Flag]:
    wrong = [word for word in words or () if word not in set(Flag)]
    if wrong:
        raise BadInput(f"“{wrong[0]}” is not a flag; there are {', '.join(flag.value for flag in Flag)}.")
    return frozenset(map(Flag, words or ()))


def _dose(text: str, product: str, where: str) -> DoseElsewhere:
    day, _, micrograms = text.partition("=")
    if not micrograms.isdecimal():
        raise BadInput(f"A dose given elsewhere is DATE=MICROGRAMS such as 2026-01-05=1000, not “{text}”.")
    return DoseElsewhere(iso_day(day), product, int(micrograms), where)
