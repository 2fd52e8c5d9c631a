"""An open register behind the window: reads the lists, hands out the acts, and looks again when the day turns."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.patients.find_box import MOST_FOUND
from b12desk.desktop.patients.presenter import PatientsPresenter
from b12desk.desktop.problems import show_trouble
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.services.worklist_rows import Worklist

if TYPE_CHECKING:
    from b12desk.services.desk import Desk


class Session(QObject):
    """What stands between the pages and the use cases, from the first frame to the last."""

    def __init__(self, window: MainWindow, lane: Lane) -> None:
        super().__init__(window)
        self._window = window
        self._lane = lane
        self._desk: Desk | None = None
        self._as_of: date | None = None
        self._worklist = WorklistPresenter(window.worklist)
        self._worklist.statuses = window.remembered.filter()
        self._patients = PatientsPresenter(window.patients, self._search)
        lane.busy_changed.connect(window.show_working)
        self._connect()

    def show_first(self, first: Worklist | None) -> None:
        """Show rows that were read without the register being open."""
        if first is not None:
            self._show_worklist(first)

    def open(self, open_desk: "Callable[[], Desk]") -> None:
        """Open the register in the background; everything that acts waits for it."""
        self._window.say(self.tr("Opening the register…"))
        self._lane.ask(open_desk, self._opened, trouble=self._not_opened)

    def refresh(self) -> None:
        """Read everything that is shown again."""
        desk = self._desk
        if desk is None:
            return
        from b12desk.services.worklist import worklist

        self._lane.ask(lambda: worklist(desk), self._show_worklist, topic="worklist")
        self._patients.look_for(self._window.patients.search.text())
        page = self._window.patient_page_shown()
        if page is not None:
            page.refresh()

    def close(self) -> None:
        """Wait for what is under way and close the register."""
        self._window.remembered.keep_filter(self._worklist.statuses)
        desk, self._desk = self._desk, None
        self._lane.close(desk.close if desk is not None else None)

    def _opened(self, desk: "Desk") -> None:
        """The libraries are loaded now, so the pages that need them cost little."""
        from b12desk.desktop.acts import DeskActs
        from b12desk.desktop.patient.view import PatientPage

        self._desk = desk
        window = self._window
        acts = DeskActs(window, desk, self._lane, window.notify, self.refresh, window.open_patient)
        window.begin(acts, PatientPage(desk, self._lane, acts))
        window.say(self.tr("The register is open."))
        self.refresh()
        self._find(window.head.find_box.field.text().strip())

    def _not_opened(self, error: B12DeskError) -> None:
        self._window.say(self.tr("The register is not open."))
        show_trouble(error, self._window)

    def _show_worklist(self, worklist: Worklist) -> None:
        self._as_of = worklist.as_of
        self._worklist.show(worklist)
        self._patients.show_worklist(worklist)

    def _look_at_the_day(self) -> None:
        """Read again when the local day is another than the list's: after midnight, and after sleep."""
        if self._desk is not None and self._as_of is not None and self._desk.clock.today() != self._as_of:
            self.refresh()

    def _search(self, text: str, limit: int) -> None:
        desk = self._desk
        if desk is None:
            return
        from b12desk.services.find_patients import find_patients

        self._lane.ask(lambda: find_patients(desk, text, limit=limit), self._patients.show_found, topic="patients")

    def _find(self, text: str) -> None:
        desk = self._desk
        if desk is None or not text:
            return
        from b12desk.services.find_patients import find_patients

        found = self._window.head.find_box.show_found
        self._lane.ask(lambda: find_patients(desk, text, limit=MOST_FOUND), found, topic="find")

    def _connect(self) -> None:
        page = self._window.worklist
        page.status_toggled.connect(self._worklist.toggle)
        page.everybody_asked.connect(lambda: self._worklist.filter_by(frozenset()))
        page.sort_asked.connect(self._worklist.sort_by)
        page.patient_chosen.connect(self._worklist.choose)
        self._window.patients.text_changed.connect(self._patients.look_for)
        self._window.head.find_box.text_changed.connect(self._find)
        self._window.refresh_asked.connect(self.refresh)
        self._window.woke.connect(self._look_at_the_day)
