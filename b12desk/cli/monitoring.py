"""`b12desk monitoring`: the reviews and blood tests of the whole register, on screen, as JSON, CSV or PDF."""

import typer

from b12desk.cli.call import Call, print_line, print_message
from b12desk.cli.outputs import CsvOption, PdfOption, put_out
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.services.invented import paper_mark
from b12desk.services.monitoring_list import monitoring_list
from b12desk.services.monitoring_papers import monitoring_csv, monitoring_pdf
from b12desk.services.monitoring_rows import CheckRow, MonitoringList, check_sentence


def monitoring(
    context: typer.Context,
    on: OnOption = None,
    as_json: JsonOption = False,
    csv: CsvOption = None,
    pdf: PdfOption = None,
) -> None:
    """List the reviews and blood tests that are overdue, due and to come, most overdue first."""
    call: Call = context.obj
    with call.desk(on) as desk:
        found = monitoring_list(desk)
        clinic, mark = desk.clinic().details.name, paper_mark(desk)
    files = [(csv, lambda: monitoring_csv(found)), (pdf, lambda: monitoring_pdf(found, clinic, mark=mark))]
    put_out(files, lambda: _document(found), lambda: _print(found), as_json=as_json)


def _document(found: MonitoringList) -> dict[str, object]:
    return {
        "as_of": found.as_of.isoformat(),
        "counts": found.counts,
        "patients_read": found.patients,
        "rows": [_row(row) for row in found.rows],
    }


def _row(row: CheckRow) -> dict[str, object]:
    return {
        "patient_id": row.patient_id,
        "nhs_number": row.identifier,
        "name": row.name,
        "born_on": row.born_on.isoformat(),
        "phone": row.phone,
        "protocol": row.protocol,
        "kind": row.kind.value,
        "stage": row.stage.value.replace(" ", "_"),
        "opens_on": row.opens_on.isoformat(),
        "due_on": row.due_on.isoformat(),
        "days_overdue": row.days_overdue,
        "says": check_sentence(row),
    }


def _print(found: MonitoringList) -> None:
    for row in found.rows:
        print_line(check_sentence(row))
    counted = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in found.counts.items() if number)
    print_message(f"As of {found.as_of}: {counted or 'no review or blood test is open or planned'}.")
