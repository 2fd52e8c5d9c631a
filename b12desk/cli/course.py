"""`b12desk course`: start a course, and everything that moves it without a dose."""

from typing import Annotated

import typer

from b12desk.cli import documents
from b12desk.cli.call import Call, iso_day, pairs, print_answer
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.forecast_document import forecast_document
from b12desk.clinical.vocabulary import MonitoringPlan
from b12desk.services import course_acts
from b12desk.services.course_event import CourseMoved
from b12desk.services.find_patients import find_patient_id
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_injection import next_dose_sentence
from b12desk.services.start_course import start_course

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

PatientOption = Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")]
Reason = Annotated[str, typer.Option("--reason", help="Why.")]
Answers = Annotated[
    list[str] | None, typer.Option("--answer", help="FINDING=REASON for a finding that asks; may be repeated.")
]


@app.command("start")
def start(
    context: typer.Context,
    patient: PatientOption,
    protocol: Annotated[str, typer.Option("--protocol", help="The protocol’s id.")],
    prescriber: Annotated[str, typer.Option("--prescriber")],
    start_on: Annotated[str | None, typer.Option("--start-on", help="An ISO date; else today.")] = None,
    phase: Annotated[str | None, typer.Option("--phase", help="The start phase of a course taken over.")] = None,
    interval: Annotated[str | None, typer.Option("--interval", help="A maintenance interval such as P3M.")] = None,
    product: Annotated[str | None, typer.Option("--product", help="The product’s id.")] = None,
    choice: Annotated[list[str] | None, typer.Option("--choice", help="NAME=VALUE; may be repeated.")] = None,
    monitoring: Annotated[str, typer.Option("--monitoring")] = MonitoringPlan.NICE_SYMPTOMS.value,
    authority: Annotated[str, typer.Option("--authority", help="prescription, PSD or PGD.")] = "prescription",
    reference: Annotated[str, typer.Option("--reference", help="The authority’s reference.")] = "",
    authority_from: Annotated[str | None, typer.Option("--authority-from", help="An ISO date; else the start.")] = None,
    authority_to: Annotated[str | None, typer.Option("--authority-to", help="Its last day, an ISO date.")] = None,
    doses: Annotated[int | None, typer.Option("--doses", help="How many doses it authorises.")] = None,
    indication: Annotated[str, typer.Option("--indication", help="Such as pernicious_anaemia.")] = "",
    resection: Annotated[int | None, typer.Option("--resection-cm", help="The length of ileum removed.")] = None,
    neuro: Annotated[bool, typer.Option("--neuro", help="Neurological involvement.")] = False,
    reason: Annotated[list[str] | None, typer.Option("--reason", help="FINDING=REASON, or one reason for all.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Start a course that a prescriber has picked."""
    call: Call = context.obj
    with call.desk(on) as desk:
        draft = CourseDraft(
            protocol_id=protocol,
            start_on=iso_day(start_on) if start_on else desk.clock.today(),
            prescriber=prescriber,
            start_phase=phase,
            maintenance_interval=interval,
            product_id=product,
            choices=tuple(pairs(choice, "choice").items()),
            monitoring=_monitoring(monitoring),
            authority_kind=authority,
            authority_reference=reference,
            authority_from=iso_day(authority_from) if authority_from else None,
            authority_to=iso_day(authority_to) if authority_to else None,
            authority_doses=doses,
            indication=indication,
            resection_cm=resection,
            neuro_involvement=neuro,
            reasons=pairs(reason, "reason"),
        )
        started = start_course(desk, find_patient_id(desk, patient), draft)
    document = {"course_id": started.course_id, "forecast": forecast_document(started.forecast)}
    print_answer(document, f"Started. {next_dose_sentence(started.forecast)}", as_json=as_json)


@app.command("change")
def change(
    context: typer.Context,
    patient: PatientOption,
    interval: Annotated[str, typer.Option("--interval", help="The new maintenance interval, such as P2M.")],
    reason: Reason,
    because_of: Annotated[
        str | None, typer.Option("--because-of", help="The id of the review that is the reason.")
    ] = None,
    answer: Answers = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change the maintenance interval from today on."""
    call: Call = context.obj
    with call.desk(on) as desk:
        id = find_patient_id(desk, patient)
        answers = pairs(answer, "reason")
        moved = course_acts.change_interval(desk, id, interval, reason, reasons=answers, because_of=because_of)
    print_moved(moved, "Changed.", as_json)


@app.command("end")
def end(
    context: typer.Context,
    patient: PatientOption,
    reason: Reason,
    answer: Answers = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """End the course; what was given stays on record."""
    call: Call = context.obj
    with call.desk(on) as desk:
        id = find_patient_id(desk, patient)
        moved = course_acts.end_course(desk, id, reason, reasons=pairs(answer, "reason"))
    print_moved(moved, "Ended.", as_json)


@app.command("defer")
def defer(
    context: typer.Context,
    patient: PatientOption,
    until: Annotated[str, typer.Option("--until", help="An ISO date.")],
    reason: Reason,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record that the patient is not expected before a day."""
    call: Call = context.obj
    with call.desk(on) as desk:
        moved = course_acts.defer_dose(desk, find_patient_id(desk, patient), iso_day(until), reason)
    print_moved(moved, "Deferred.", as_json)


@app.command("hold")
def hold(
    context: typer.Context, patient: PatientOption, reason: Reason, on: OnOption = None, as_json: JsonOption = False
) -> None:
    """Pause the course until it is resumed."""
    call: Call = context.obj
    with call.desk(on) as desk:
        moved = course_acts.hold_course(desk, find_patient_id(desk, patient), reason)
    print_moved(moved, "On hold.", as_json)


@app.command("resume")
def resume(context: typer.Context, patient: PatientOption, on: OnOption = None, as_json: JsonOption = False) -> None:
    """End the hold."""
    call: Call = context.obj
    with call.desk(on) as desk:
        moved = course_acts.resume_course(desk, find_patient_id(desk, patient))
    print_moved(moved, "Resumed.", as_json)


def print_moved(moved: CourseMoved, says: str, as_json: bool) -> None:
    """Print the event that was added and the forecast after it."""
    document: documents.Document = {"event_id": moved.event_id, "forecast": forecast_document(moved.forecast)}
    print_answer(document, f"{says} {next_dose_sentence(moved.forecast)}", as_json=as_json)


def _monitoring(text: str) -> MonitoringPlan:
    try:
        return MonitoringPlan(text)
    except ValueError:
        offered = ", ".join(plan.value for plan in MonitoringPlan)
        raise BadInput(f"“{text}” is not a monitoring plan; there are {offered}.") from None
