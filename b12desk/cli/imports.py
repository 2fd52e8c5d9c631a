"""`b12desk import`: patients and injections from a file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, print_json, print_line, print_message
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import RegisterTrouble
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.import_courses import CourseOrder
from b12desk.services.import_file import DEFAULT_PRODUCT, ImportChoices, ImportReport, import_file
from b12desk.services.save_file import save_file


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file.", metavar="FILE")],
    on: OnOption = None,
    file_format: Annotated[str, typer.Option("--format", help="patients, injections or auto.")] = "auto",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; change nothing.")] = False,
    accept_good: Annotated[
        bool, typer.Option("--accept-good", help="Import the good rows; write the others to FILE.rejected.csv.")
    ] = False,
    course: Annotated[
        str | None, typer.Option("--course", help="PROTOCOL[:PHASE[:INTERVAL]] for patients without a course.")
    ] = None,
    authority: Annotated[
        str | None, typer.Option("--authority", help="What those courses run under: prescription, PSD or PGD.")
    ] = None,
    prescriber: Annotated[str, typer.Option("--prescriber", help="Who prescribes them.")] = "",
    reference: Annotated[str, typer.Option("--reference", help="The authority’s reference.")] = "",
    authority_to: Annotated[str | None, typer.Option("--authority-to", help="Its last day, an ISO date.")] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="A mapping of columns (TOML).")] = None,
    product: Annotated[str, typer.Option("--product", help="For a file that names no product.")] = DEFAULT_PRODUCT,
    as_json: JsonOption = False,
) -> None:
    """Bring patients and injections in; by default a file with a bad row changes nothing."""
    call: Call = context.obj
    with call.desk(on) as desk:
        choices = ImportChoices(
            file_format=file_format,
            is_dry_run=dry_run,
            accept_good=accept_good,
            course=CourseOrder.parse(course) if course else None,
            mapping=mapping,
            product_id=product,
            authority=AuthorityDraft(
                kind=authority,
                prescriber=prescriber,
                reference=reference,
                valid_from=desk.clock.today(),
                valid_to=iso_day(authority_to) if authority_to else None,
            )
            if authority
            else None,
        )
        report = import_file(desk, file, choices, progress=_progress)
    if report.rejected_csv is not None and report.is_changed:
        print_message(f"{len(report.rejected)} rejected rows with their reasons: {_keep(file, report.rejected_csv)}")
    _print(report, as_json)
    if report.rejected and not accept_good:
        raise typer.Exit(1)


def _keep(file: Path, content: bytes) -> Path | str:
    """Write the rejected rows beside the file; where its folder can't be written, into the current one.

    The import is done by then, so a disk that refuses both is only told of: the rows are said below as well.
    """
    beside = file.with_name(file.name + ".rejected.csv")
    for path in (beside, Path.cwd() / beside.name):
        try:
            save_file(path, content)
        except RegisterTrouble:
            continue
        return path
    return "no file, as neither its folder nor this one can be written"


def _print(report: ImportReport, as_json: bool) -> None:
    for note in report.notes:
        print_message(note)
    for row in report.rejected:
        print_message(f"Row {row.row}: {row.reason}.")
    if as_json:
        print_json(
            {
                "read": report.read,
                "added": report.added,
                "already_there": report.already_there,
                "rejected": [{"row": row.row, "reason": row.reason} for row in report.rejected],
                "courses_started": report.courses_started,
                "patients_added": report.patients_added,
                "injections_added": report.injections_added,
            }
        )
        return
    changed = "" if report.is_changed else " Nothing was changed."
    print_line(
        f"{report.read} rows read: {report.added} added, {report.already_there} already there, "
        f"{len(report.rejected)} rejected; {report.courses_started} courses started.{changed}"
    )


def _progress(says: str, done: int, total: int) -> None:
    sys.stderr.write(f"{says}: {done} of {total}\n" if total else f"{says}…\n")
    sys.stderr.flush()
