"""The monitoring list as a CSV file and as a list on paper."""

from pathlib import Path

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.errors import Refused
from b12desk.clinical.quantities import staff_date
from b12desk.exchange.csv_out import write_csv
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.monitoring_rows import CheckRow, MonitoringList, stage_words
from b12desk.services.paper_settings import paper_faces
from b12desk.services.save_file import save_file
from b12desk.services.worklist_file import MOST_ON_PAPER
from b12desk.services.worklist_papers import grouped_nhs_number

HEADINGS = (
    "What",
    "State",
    "Opens",
    "Due by",
    "Days overdue",
    "Name",
    "Date of birth",
    "NHS number",
    "Phone",
    "Protocol",
)


def monitoring_csv(found: MonitoringList) -> bytes:
    """Return the rows as CSV with ISO dates, cells guarded against formulas."""
    return write_csv(HEADINGS, [_cells(row) for row in found.rows])


def monitoring_pdf(found: MonitoringList, clinic: str, *, title: str = "Monitoring", mark: str = "") -> bytes:
    """Return the rows as an A4 list, in their order; `mark` stands on top of every page."""
    from b12desk.documents.check_list import CheckLine, check_list_pdf

    lines = [
        CheckLine(
            what=CHECK_WORDS[row.kind],
            state=stage_words(row),
            window=check_window(row),
            name=row.name,
            born=f"{staff_date(row.born_on)} ({row.age_years}y)",
            nhs=grouped_nhs_number(row.identifier),
            phone=row.phone,
            protocol=row.protocol,
            is_overdue=row.stage is Stage.OVERDUE,
        )
        for row in found.rows
    ]
    return check_list_pdf(title, found.as_of, clinic, lines, mark=mark)


def monitoring_on_paper(desk: Desk, shown: MonitoringList, *, title: str) -> bytes:
    """Return the rows as a PDF.

    Raises:
        Refused: when there are more rows than anybody prints.
    """
    if len(shown.rows) > MOST_ON_PAPER:
        raise Refused(f"The list has {len(shown.rows)} lines: narrow it to {MOST_ON_PAPER} or fewer, then print.")
    with paper_faces(desk):
        return monitoring_pdf(shown, desk.clinic().details.name, title=title, mark=paper_mark(desk))


def save_monitoring(shown: MonitoringList, path: Path) -> str:
    """Write the rows as a CSV file and return the sentence about it.

    Raises:
        RegisterTrouble: when the place can't be written to.
    """
    save_file(path, monitoring_csv(shown), what="The list was")
    count = len(shown.rows)
    return f"Saved: {count} line{'' if count == 1 else 's'} in {path.name}."


def check_window(row: CheckRow) -> str:
    """Return the days on which a check is open and not yet late: “19-Mar-2026 to 16-Apr-2026”, or the one day."""
    if row.opens_on == row.due_on:
        return staff_date(row.due_on)
    return f"{staff_date(row.opens_on)} to {staff_date(row.due_on)}"


def _cells(row: CheckRow) -> tuple[str, ...]:
    return (
        CHECK_WORDS[row.kind],
        row.stage.value,
        row.opens_on.isoformat(),
        row.due_on.isoformat(),
        str(row.days_overdue),
        row.name,
        row.born_on.isoformat(),
        row.identifier or "",
        row.phone,
        row.protocol,
    )
