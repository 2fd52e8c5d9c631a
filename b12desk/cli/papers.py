"""`letters`, `labels`, `card`, `clinic-list`, `summary`, `batch-list`, `audit-extract`, `downtime`: paper."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, print_line, print_message
from b12desk.cli.course import PatientOption
from b12desk.cli.patient import OnOption
from b12desk.clinical.errors import BadInput
from b12desk.services.audit_extract import audit_extract as make_extract
from b12desk.services.batch_paper import batch_recall_list
from b12desk.services.batch_recipients import who_received
from b12desk.services.cards import appointment_card
from b12desk.services.day_list import day_list
from b12desk.services.downtime import DAYS, downtime_kit
from b12desk.services.find_patients import find_patient_id
from b12desk.services.issue_document import issue, issue_staff_paper
from b12desk.services.labels import LabelChoice, label_test_sheet, patient_labels
from b12desk.services.letters import LeftOut, letters_document, plan_letters
from b12desk.services.letters_sent import record_letters
from b12desk.services.letters_wording import change_wording, program_wording
from b12desk.services.save_file import save_file
from b12desk.services.transfer_summary import transfer_summary

PdfOption = Annotated[Path, typer.Option("--pdf", help="The PDF to write.")]
Patients = Annotated[list[str] | None, typer.Option("--patient", help="Register id, or nhs:NUMBER; may be repeated.")]


def letters(
    context: typer.Context,
    pdf: Annotated[Path | None, typer.Option("--pdf", help="The PDF to write.")] = None,
    patient: Patients = None,
    record_sent: Annotated[
        bool, typer.Option("--record-sent", help="Record them as sent: only once they go out.")
    ] = False,
    wording: Annotated[
        Path | None, typer.Option("--use-wording", help="Take a file of the clinic’s own words into use.")
    ] = None,
    reset_wording: Annotated[bool, typer.Option("--reset-wording", help="Put the program’s words back.")] = False,
    export_wording: Annotated[
        Path | None, typer.Option("--export-wording", help="Write the program’s words to a file to edit.")
    ] = None,
    on: OnOption = None,
) -> None:
    """Write to the overdue on the recall list, or to the patients named; nothing is recorded unless asked for."""
    call: Call = context.obj
    if export_wording is not None:
        save_file(export_wording, program_wording().encode())
        print_message(f"Written: {export_wording}")
    with call.desk(on) as desk:
        if wording is not None or reset_wording:
            change_wording(desk, _text_of(wording) if wording is not None else "")
            print_message("The letters use the clinic’s words." if wording else "The letters use the program’s words.")
        if pdf is None:
            return
        run = plan_letters(desk, [find_patient_id(desk, one) for one in patient or ()])
        print_line(run.words)
        _print_left_out(run.left_out)
        made = letters_document(desk, run)
        issue(desk, made)
        save_file(pdf, made.content)
        recorded = record_letters(desk, run).sentence if record_sent else ""
    print_message(f"Written: {pdf}")
    if recorded:
        print_message(recorded)


def labels(
    context: typer.Context,
    pdf: PdfOption,
    patient: Patients = None,
    sheet: Annotated[str, typer.Option("--sheet", help="L7163 (14 a sheet) or L7160 (21).")] = "L7163",
    first: Annotated[int, typer.Option("--first", help="The label to begin at, from 1.")] = 1,
    right: Annotated[float, typer.Option("--right", help="Move everything so many mm to the right.")] = 0.0,
    down: Annotated[float, typer.Option("--down", help="Move everything so many mm down.")] = 0.0,
    test: Annotated[bool, typer.Option("--test", help="Print the outlines of the labels on plain paper.")] = False,
    on: OnOption = None,
) -> None:
    """Print address labels for the patients named, or for everybody who gets a recall letter."""
    call: Call = context.obj
    choice = LabelChoice(sheet, first, right, down)
    if test:
        save_file(pdf, label_test_sheet(choice))
    else:
        with call.desk(on) as desk:
            ids = [find_patient_id(desk, one) for one in patient or ()]
            ids = ids or [one.patient.id for one in plan_letters(desk).letters]
            made = patient_labels(desk, ids, choice)
        save_file(pdf, made.pdf)
        print_line(f"{made.count} label{'' if made.count == 1 else 's'}.")
        _print_left_out(made.left_out)
    print_message(f"Written: {pdf}")


def card(
    context: typer.Context,
    patient: PatientOption,
    pdf: PdfOption,
    a6: Annotated[bool, typer.Option("--a6", help="Two A6 cards on one A5 sheet, with marks to cut along.")] = False,
    on: OnOption = None,
) -> None:
    """Print a patient’s appointment card on A5."""
    call: Call = context.obj
    with call.desk(on) as desk:
        made = appointment_card(desk, find_patient_id(desk, patient), a6=a6)
        issue(desk, made)
    _write(pdf, made.content)


def clinic_list(
    context: typer.Context,
    pdf: PdfOption,
    day: Annotated[str | None, typer.Option("--day", help="The day of the clinic, as an ISO date; else today.")] = None,
    on: OnOption = None,
) -> None:
    """Print who may come on a day, with columns to write in by hand."""
    call: Call = context.obj
    with call.desk(on) as desk:
        made = day_list(desk, iso_day(day) if day else desk.clock.today())
    _write(pdf, made)


def summary(context: typer.Context, patient: PatientOption, pdf: PdfOption, on: OnOption = None) -> None:
    """Print a transfer summary for the clinic that goes on with the injections."""
    call: Call = context.obj
    with call.desk(on) as desk:
        made = transfer_summary(desk, find_patient_id(desk, patient))
        issue(desk, made)
    _write(pdf, made.content)


def batch_list(
    context: typer.Context,
    batch: Annotated[str, typer.Option("--batch", help="The batch number.")],
    pdf: PdfOption,
    on: OnOption = None,
) -> None:
    """Print who received a batch, with room to note whom somebody reached."""
    call: Call = context.obj
    with call.desk(on) as desk:
        found = who_received(desk, batch)
        made = batch_recall_list(desk, found)
        why_not = issue_staff_paper(desk, made)
    print_line(found.words)
    _write(pdf, made.content, why_not)


def audit_extract(context: typer.Context, patient: PatientOption, pdf: PdfOption, on: OnOption = None) -> None:
    """Print everything that was done to one patient’s record, by whom and when."""
    call: Call = context.obj
    with call.desk(on) as desk:
        made = make_extract(desk, find_patient_id(desk, patient))
        issue(desk, made)
    _write(pdf, made.content)


def downtime(
    context: typer.Context,
    pdf: PdfOption,
    days: Annotated[int, typer.Option("--days", min=1, max=60, help="How many days it is for.")] = DAYS,
    on: OnOption = None,
) -> None:
    """Print the downtime kit: the list of the next 14 days, each plan in brief, and slips with barcodes."""
    call: Call = context.obj
    with call.desk(on) as desk:
        kit = downtime_kit(desk, days=days)
        why_not = issue_staff_paper(desk, kit.document)
    print_line(kit.says)
    _write(pdf, kit.document.content, why_not)


def _write(pdf: Path, made: bytes, why_not_noted: str = "") -> None:
    save_file(pdf, made)
    print_message(f"Written: {pdf}")
    if why_not_noted:
        print_message(why_not_noted)


def _print_left_out(left_out: tuple[LeftOut, ...]) -> None:
    for one in left_out:
        print_line(f"Left out: {one.name} {one.why}.")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path} can’t be read as text.") from None
