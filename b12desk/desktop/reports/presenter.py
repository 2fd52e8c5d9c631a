"""What the reports page shows: the tables of the last reading, and how far one under way has come."""

from collections.abc import Sequence
from typing import Protocol

from b12desk.clinical.quantities import staff_date
from b12desk.services.report_tables import PARTS, ReportTable, tables_of
from b12desk.services.reports import Report, ReportPart


class ReportsView(Protocol):
    """What the page can show."""

    def show_tables(self, part: str, tables: Sequence[ReportTable]) -> None:
        """Show exactly these tables in one of the PARTS."""

    def show_summary(self, as_of: str, sentence: str, progress: str, *, can_print: bool) -> None:
        """Show the day, the shortest answer there is, and how far a reading has come; empty when it is done."""


class ReportsPresenter:
    """Keeps the last report that was made; a part is drawn again only when its figures have changed."""

    def __init__(self, view: ReportsView) -> None:
        self._view = view
        self._shown: dict[str, tuple[ReportTable, ...]] = {}
        self.report: Report | None = None

    def show(self, part: ReportPart) -> None:
        """Show how far a reading has come, or its report."""
        if part.report is not None:
            self._show_report(part.report)
            return
        progress = f"Reading: {part.read:,} of {part.of:,} patients…"
        if self.report is None:
            self._view.show_summary("", "", progress, can_print=False)
        else:
            self._view.show_summary(_day(self.report), summary(self.report), progress, can_print=True)

    def _show_report(self, report: Report) -> None:
        self.report = report
        tables = tables_of(report)
        for part in PARTS:
            own = tuple(table for table in tables if table.part == part)
            if self._shown.get(part) != own:
                self._shown[part] = own
                self._view.show_tables(part, own)
        self._view.show_summary(_day(report), summary(report), "", can_print=True)


def summary(report: Report) -> str:
    """Return “48 patients; 18 overdue; 70 % of maintenance doses on time; nobody is lost”."""
    people = f"{report.patients} patient{'' if report.patients == 1 else 's'}"
    share = report.on_time.percent
    on_time = "no maintenance doses to count" if share is None else f"{share} % of maintenance doses on time"
    lost = f"{len(report.strays)} to look into" if report.strays else "nobody is lost"
    return f"{people}; {sum(report.ages)} overdue; {on_time}; {lost}"


def _day(report: Report) -> str:
    return f"As of {staff_date(report.as_of)}"
