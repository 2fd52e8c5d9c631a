"""`b12desk worklist`: every patient with what happens next, on screen, as JSON, CSV or PDF."""

from typing import Annotated

import typer

from b12desk.cli import documents
from b12desk.cli.call import Call, print_line, print_message
from b12desk.cli.outputs import CsvOption, PdfOption, put_out
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import Status
from b12desk.services.backup_standing import head_words
from b12desk.services.invented import paper_mark
from b12desk.services.worklist import worklist as read_worklist
from b12desk.services.worklist_papers import NOTHING_SAID, worklist_csv, worklist_findings, worklist_pdf
from b12desk.services.worklist_rows import Worklist


def worklist(
    context: typer.Context,
    status: Annotated[list[str] | None, typer.Option("--status", help="Only this status; may be repeated.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    pdf: PdfOption = None,
) -> None:
    """List every patient, most overdue first."""
    call: Call = context.obj
    with call.desk(on) as desk:
        found = read_worklist(desk, statuses=_statuses(status), limit=limit)
        clinic = desk.clinic().details.name
        findings = worklist_findings(desk, found) if pdf is not None else NOTHING_SAID
        head, mark = (head_words(desk) if pdf is not None else ""), paper_mark(desk)
    files = [
        (csv, lambda: worklist_csv(found)),
        (pdf, lambda: worklist_pdf(found, clinic, findings, head=head, mark=mark)),
    ]
    put_out(files, lambda: documents.worklist(found), lambda: _print(found), as_json=as_json)


def _print(found: Worklist) -> None:
    for row in found.rows:
        print_line(row.sentence)
    counted = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in found.counts.items() if number)
    print_message(f"As of {found.as_of}: {counted or 'nobody in the register'}.")


def _statuses(words: list[str] | None) -> frozenset[Status] | None:
    if not words:
        return None
    known = {status.value: status for status in Status}
    asked = [word.strip() for text in words for word in text.split(",")]
    unknown = [f"“{word}” is not a status; there are {', '.join(known)}." for word in asked if word not in known]
    if unknown:
        raise BadInput(unknown)
    return frozenset(known[word] for word in asked)
