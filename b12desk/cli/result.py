"""`b12desk result`: laboratory results, added and listed."""

from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, print_answer, print_json, print_line
from b12desk.cli.documents import Document, iso
from b12desk.cli.patient import JsonOption
from b12desk.clinical.forecast_document import forecast_document
from b12desk.clinical.quantities import staff_date
from b12desk.services.find_patients import find_patient_id
from b12desk.services.record_result import ResultRecorded, list_results, record_result
from b12desk.services.shown_results import ShownResult

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

PatientOption = Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")]


@app.command("add")
def add(
    context: typer.Context,
    patient: PatientOption,
    test: Annotated[str, typer.Option("--test", help="Such as total_b12, active_b12, potassium, haemoglobin.")],
    value: Annotated[str, typer.Option("--value", help="As the laboratory gave it.")],
    unit: Annotated[str, typer.Option("--unit", help="As the laboratory gave it, such as ng/L or umol/L.")],
    on: Annotated[str | None, typer.Option("--on", help="The day the sample was taken; else today.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Keep a value that is outside the usual range.")] = False,
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: JsonOption = False,
) -> None:
    """Record one result and print what it says; it never moves an injection date."""
    call: Call = context.obj
    with call.desk() as desk:
        id = find_patient_id(desk, patient)
        day = iso_day(on) if on else desk.clock.today()
        done = record_result(desk, id, day, test, value, unit, confirmed=confirm, note=note)
    print_answer(_recorded(done), " ".join((done.sentence, *done.readings)), as_json=as_json)


@app.command("list")
def list_(context: typer.Context, patient: PatientOption, as_json: JsonOption = False) -> None:
    """List a patient's results, newest first, with what each says."""
    call: Call = context.obj
    with call.desk() as desk:
        found = list_results(desk, find_patient_id(desk, patient))
    if as_json:
        print_json({"results": [_document(result) for result in found]})
        return
    for result in found:
        says = f"Voided: {result.void_reason}" if result.is_voided else " ".join(result.readings)
        print_line(f"{staff_date(result.on)}  {result.name} {result.value} {result.unit}. {says}")


def _recorded(done: ResultRecorded) -> Document:
    return {
        "event_id": done.event_id,
        "test": done.result.test.value,
        "value": str(done.result.value),
        "unit": done.result.unit,
        "is_plausible": done.result.is_plausible,
        "readings": list(done.readings),
        "says": done.sentence,
        "forecast": forecast_document(done.forecast) if done.forecast else None,
    }


def _document(result: ShownResult) -> Document:
    return {
        "event_id": result.event_id,
        "on": iso(result.on),
        "test": result.test,
        "value": result.value,
        "unit": result.unit,
        "note": result.note,
        "readings": list(result.readings),
        "voided": result.is_voided,
        "void_reason": result.void_reason,
    }
