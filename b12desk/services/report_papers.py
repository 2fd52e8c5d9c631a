"""The reports as a CSV file and on paper."""

from pathlib import Path

from b12desk.exchange.csv_out import write_csv
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.report_tables import tables_of
from b12desk.services.reports import Report
from b12desk.services.save_file import save_file

HEADINGS = ("As of", "Part", "Table", "Row", "Column", "Value")


def report_csv(report: Report) -> bytes:
    """Return every figure on a line of its own, so that all tables fit in one file."""
    day = report.as_of.isoformat()
    return write_csv(
        HEADINGS,
        [
            (day, table.part, table.title, row[0], heading, cell)
            for table in tables_of(report)
            for row in table.rows
            for heading, cell in zip(table.headings[1:], row[1:], strict=True)
        ],
    )


def report_pdf(report: Report, clinic: str, *, mark: str = "") -> bytes:
    """Return the reports on A4, each table with its bars; `mark` stands on top of every page."""
    from b12desk.documents.report import ReportBar, ReportSection, report_document

    sections = [
        ReportSection(
            part=table.part,
            title=table.title,
            means=table.means,
            headings=table.headings,
            rows=table.rows,
            bars=tuple(ReportBar(bar.label, bar.value, bar.words, bar.part) for bar in table.bars),
            most=table.most,
            key=table.key,
        )
        for table in tables_of(report)
    ]
    return report_document(report.as_of, clinic, sections, mark=mark)


def report_on_paper(desk: Desk, report: Report) -> bytes:
    """Return the reports as a PDF with the clinic's name."""
    return report_pdf(report, desk.clinic().details.name, mark=paper_mark(desk))


def save_report(report: Report, path: Path) -> str:
    """Write the figures as a CSV file and return the sentence about it.

    Raises:
        RegisterTrouble: when the place can't be written to.
    """
    save_file(path, report_csv(report), what="The reports were")
    return f"Saved: the reports in {path.name}."
