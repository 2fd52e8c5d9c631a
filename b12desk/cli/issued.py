"""`b12desk plans`: the plans that were issued to a patient, and the very same file again."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer, print_line
from b12desk.cli.files import write_file
from b12desk.cli.patient import JsonOption
from b12desk.clinical.quantities import staff_date
from b12desk.services.find_patients import find_patient_id
from b12desk.services.issued_plans import issued_plans, reprint_plan

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

PatientOption = Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")]


@app.command("list")
def list_(context: typer.Context, patient: PatientOption, as_json: JsonOption = False) -> None:
    """List the plans issued to a patient, newest first."""
    call: Call = context.obj
    with call.desk() as desk:
        found = issued_plans(desk, find_patient_id(desk, patient))
    rows = [
        {
            "number": one.number,
            "issued_at": one.issued_at.isoformat(),
            "issued_by": one.issued_by,
            "as_of": one.as_of.isoformat(),
            "protocol": one.protocol,
            "version": one.version,
            "form": one.form.value,
            "sha256": one.sha256,
            "can_be_reprinted": one.can_be_reprinted,
        }
        for one in found
    ]
    lines = [
        f"{one.number}: as of {staff_date(one.as_of)}, {one.form.value.replace('_', ' ')}, {one.protocol} version "
        f"{one.version}, by {one.issued_by}, SHA-256 {one.sha256[:12]}…"
        for one in found
    ]
    print_answer({"plans": rows}, "\n".join(lines) or "No plan was issued to this patient.", as_json=as_json)


@app.command("reprint")
def reprint(
    context: typer.Context,
    patient: PatientOption,
    number: Annotated[int, typer.Option("--number", help="The plan’s number in the list.")],
    file: Annotated[Path, typer.Option("--file", help="The file to write.")],
) -> None:
    """Write an issued plan again, byte for byte."""
    call: Call = context.obj
    with call.desk() as desk:
        content = reprint_plan(desk, find_patient_id(desk, patient), number)
    write_file(file, content)
    print_line(f"Written: {file}, the very file that was issued.")
