"""The recalls page with what stands behind it: reads the list whenever the page is shown."""

from collections.abc import Callable

from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.recalls.presenter import RecallsPresenter
from b12desk.desktop.recalls.view import RecallsPage
from b12desk.services.desk import Desk
from b12desk.services.recall_list import recall_list


class RecallsSide:
    """Joins the page and its presenter; `desk` returns the open desk."""

    def __init__(self, page: RecallsPage, lane: Lane, desk: Callable[[], Desk]) -> None:
        self._page = page
        self._lane = lane
        self._desk = desk
        self._presenter = RecallsPresenter(page)
        page.hiding_changed.connect(self._presenter.hide_waiting)
        page.patient_chosen.connect(self._presenter.choose)
        page.shown.connect(self.refresh)

    def refresh(self) -> None:
        """Read the list as of today, while somebody looks at it."""
        if self._page.isVisible():
            desk = self._desk()
            self._lane.ask(lambda: recall_list(desk), self._presenter.show, topic="recalls")


def open_recalls(window: MainWindow, lane: Lane, desk: Callable[[], Desk]) -> RecallsSide:
    """Give the window its recalls page."""
    page = RecallsPage()
    page.patient_opened.connect(window.open_patient)
    page.patient_chosen.connect(lambda _: window.allow())
    page.act_asked.connect(window.start)
    page.worklist_asked.connect(lambda: window.show_page("Worklist"))
    side = RecallsSide(page, lane, desk)
    window.add_page("Recalls", page)
    return side
