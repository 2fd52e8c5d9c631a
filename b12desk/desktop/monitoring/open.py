"""The monitoring page with what stands behind it: reads the register part by part whenever the page is shown."""

from collections.abc import Callable
from functools import partial

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.actions import Notice
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.monitoring.presenter import MonitoringPresenter
from b12desk.desktop.monitoring.view import MonitoringPage
from b12desk.desktop.paper import Paper
from b12desk.desktop.reading_on import ReadingOn
from b12desk.services.desk import Desk
from b12desk.services.monitoring_list import monitoring_in_parts
from b12desk.services.monitoring_papers import monitoring_on_paper, save_monitoring


class MonitoringSide:
    """Joins the page and its presenter."""

    def __init__(self, page: MonitoringPage, lane: Lane, desk: Callable[[], Desk], paper: Paper) -> None:
        self._page = page
        self._desk = desk
        self._paper = paper
        self._presenter = presenter = MonitoringPresenter(page)
        self._reading = ReadingOn(lane, "monitoring", presenter.show, page.isVisible)
        page.filters.stage_toggled.connect(presenter.toggle)
        page.filters.kind_chosen.connect(presenter.choose_kind)
        page.filters.text_changed.connect(presenter.find)
        page.filters.order_chosen.connect(presenter.sort)
        page.everything_asked.connect(presenter.show_all)
        page.check_chosen.connect(presenter.choose)
        page.print_asked.connect(self.print)
        page.save_asked.connect(self.save)
        page.shown.connect(self.refresh)

    def refresh(self) -> None:
        """Read the list as of today, while somebody looks at it."""
        if self._page.isVisible():
            self._reading.begin(monitoring_in_parts(self._desk()))

    def print(self) -> None:
        """Show the list that is shown as it will be on paper."""
        shown = self._presenter.shown
        if shown is not None:
            make = partial(monitoring_on_paper, self._desk(), shown, title=self._presenter.title)
            name = f"monitoring-{shown.as_of.isoformat()}.pdf"
            self._paper.print(make, title=self._page.tr("Print list"), file_name=name)

    def save(self) -> None:
        """Ask for a file and write the rows that are shown to it."""
        shown = self._presenter.shown
        if shown is not None:
            words = self._page.tr("Save {count} lines as of {day}")
            title = words.format(count=len(shown.rows), day=staff_date(shown.as_of))
            name = f"monitoring-{shown.as_of.isoformat()}.csv"
            self._paper.save(partial(save_monitoring, shown), title=title, file_name=name)


def open_monitoring(window: MainWindow, lane: Lane, desk: Callable[[], Desk]) -> MonitoringSide:
    """Give the window its monitoring page."""
    page = MonitoringPage()
    page.patient_opened.connect(window.open_patient)
    page.patient_chosen.connect(lambda _: window.allow())
    page.act_asked.connect(lambda act: window.start(act, about=page.test_chosen()))
    page.worklist_asked.connect(lambda: window.show_page("Worklist"))
    side = MonitoringSide(page, lane, desk, Paper(window, lane, lambda words: window.notify(Notice(words))))
    window.add_page("Monitoring", page)
    return side
