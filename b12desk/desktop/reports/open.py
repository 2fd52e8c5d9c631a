"""The reports page with what stands behind it: reads the register part by part whenever the page is shown."""

from collections.abc import Callable
from functools import partial

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.actions import Notice
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.paper import Paper
from b12desk.desktop.reading_on import ReadingOn
from b12desk.desktop.reports.presenter import ReportsPresenter
from b12desk.desktop.reports.view import ReportsPage
from b12desk.services.desk import Desk
from b12desk.services.report_papers import report_on_paper, save_report
from b12desk.services.reports import report_in_parts


class ReportsSide:
    """Joins the page and its presenter."""

    def __init__(self, page: ReportsPage, lane: Lane, desk: Callable[[], Desk], paper: Paper) -> None:
        self._page = page
        self._desk = desk
        self._paper = paper
        self._presenter = ReportsPresenter(page)
        self._reading = ReadingOn(lane, "reports", self._presenter.show, page.isVisible)
        page.print_asked.connect(self.print)
        page.save_asked.connect(self.save)
        page.shown.connect(self.refresh)

    def refresh(self) -> None:
        """Count as of today, while somebody looks at it."""
        if self._page.isVisible():
            self._reading.begin(report_in_parts(self._desk()))

    def print(self) -> None:
        """Show the reports as they will be on paper."""
        report = self._presenter.report
        if report is not None:
            name = f"reports-{report.as_of.isoformat()}.pdf"
            make = partial(report_on_paper, self._desk(), report)
            self._paper.print(make, title=self._page.tr("Print reports"), file_name=name)

    def save(self) -> None:
        """Ask for a file and write the figures to it."""
        report = self._presenter.report
        if report is not None:
            title = self._page.tr("Save the figures as of {day}").format(day=staff_date(report.as_of))
            name = f"reports-{report.as_of.isoformat()}.csv"
            self._paper.save(partial(save_report, report), title=title, file_name=name)


def open_reports(window: MainWindow, lane: Lane, desk: Callable[[], Desk]) -> ReportsSide:
    """Give the window its reports page."""
    page = ReportsPage()
    side = ReportsSide(page, lane, desk, Paper(window, lane, lambda words: window.notify(Notice(words))))
    window.add_page("Reports", page)
    return side
