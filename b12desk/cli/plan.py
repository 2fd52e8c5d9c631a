"""`b12desk plan`: the patient's plan as a PDF."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_line
from b12desk.cli.files import write_file
from b12desk.services.find_patients import find_patient_id
from b12desk.services.issue_plan import issue_plan


def plan(
    context: typer.Context,
    patient: Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")],
    pdf: Annotated[Path, typer.Option("--pdf", help="The PDF to write.")],
    on: Annotated[str | None, typer.Option("--on", help="Today, as an ISO date.")] = None,
) -> None:
    """Print a patient’s plan."""
    call: Call = context.obj
    with call.desk(on) as desk:
        issued = issue_plan(desk, find_patient_id(desk, patient))
    write_file(pdf, issued.pdf)
    print_line(f"Written: {pdf} (SHA-256 {issued.sha256})")
