"""`b12desk plan`: the patient's plan as a PDF, in the print they need, or as a web page for screen readers."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_line, print_message
from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.services.find_patients import find_patient_id
from b12desk.services.issue_plan import issue_plan, issue_plan_page
from b12desk.services.save_file import save_file

PRINTS = {
    "standard": FormatNeed.STANDARD,
    "16": FormatNeed.LARGE_PRINT_16,
    "18": FormatNeed.LARGE_PRINT_18,
    "20": FormatNeed.LARGE_PRINT_20,
    "24": FormatNeed.LARGE_PRINT_24,
}


def plan(
    context: typer.Context,
    patient: Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")],
    pdf: Annotated[Path | None, typer.Option("--pdf", help="The PDF to write.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="The web page to write, for screen readers.")] = None,
    print_size: Annotated[
        str | None,
        typer.Option("--print", help="standard, 16, 18, 20 or 24 points; without it the print the patient needs."),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="Today, as an ISO date.")] = None,
) -> None:
    """Print a patient’s plan."""
    call: Call = context.obj
    if pdf is None and html is None:
        raise BadInput("Name a file with --pdf, --html or both.")
    form = _form(print_size)
    with call.desk(on) as desk:
        patient_id = find_patient_id(desk, patient)
        printed = issue_plan(desk, patient_id, form) if pdf else None
        page = issue_plan_page(desk, patient_id) if html else None
    if pdf and printed:
        for sentence in printed.unprintable:
            print_message(sentence)
        save_file(pdf, printed.pdf)
        print_line(f"Written: {pdf} (SHA-256 {printed.sha256})")
    if html and page:
        save_file(html, page.html)
        print_line(f"Written: {html} (SHA-256 {page.sha256})")


def _form(print_size: str | None) -> FormatNeed | None:
    """Return the print that was asked for, None for what the patient needs."""
    if print_size is not None and print_size not in PRINTS:
        raise BadInput(f"The print is one of {', '.join(PRINTS)}, not “{print_size}”.")
    return PRINTS[print_size] if print_size else None
