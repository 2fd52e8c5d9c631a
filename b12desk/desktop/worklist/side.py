"""What stands between the worklist page and the register: reads the list and the patient chosen, prints and saves."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.lane import Lane
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.worklist.habits import keep_habits, restore_habits
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.panel_presenter import PanelPresenter
from b12desk.desktop.worklist.prepared import PreparedList
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.desktop.worklist.reading import ListDay, read_list, read_patient
from b12desk.desktop.worklist.view import WorklistPage
from b12desk.services.worklist_rows import Worklist

if TYPE_CHECKING:
    from datetime import date

    from b12desk.desktop.worklist.acts import ListActs
    from b12desk.services.desk import Desk


class WorklistSide(QObject):
    """The page works with the rows it was given from the first frame on; what needs the register waits for it.

    `desk` returns the register once it is open; `todays` hears every list that is today's; `say` puts a sentence into
    the status bar.
    """

    def __init__(
        self,
        page: WorklistPage,
        remembered: Remembered,
        lane: Lane,
        desk: "Callable[[], Desk | None]",
        *,
        todays: Callable[[Worklist], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._page, self._remembered, self._lane = page, remembered, lane
        self._desk, self._todays, self._say = desk, todays, say
        self._day = ListDay()
        self._acts: ListActs | None = None
        self._presenter = WorklistPresenter(page, partial(lane.ask, topic="order of the worklist"))
        self._panel = PanelPresenter(page.panel)
        self._connect()
        restore_habits(remembered, page, self._presenter)

    def show_first(self, first: Worklist) -> None:
        """Show today's rows that were read without the register being open."""
        self._show(PreparedList(first), None, first.as_of)

    def begin(self, desk: "Desk", acts: "ListActs") -> None:
        """Take what a register offers that is open now."""
        self._acts = acts
        self._panel.begin(self._lane.run, lambda patient_id: partial(read_patient, desk, patient_id, self._day.asked))

    def read(self) -> None:
        """Read the list again, of the day asked for; of several answers only the newest is shown."""
        desk, asked = self._desk(), self._day.asked
        if desk is None:
            return
        today = desk.clock.today()
        self._lane.ask(lambda: read_list(desk, asked), lambda read: self._show(read, asked, today), topic="worklist")

    def has_turned(self) -> bool:
        """Return whether the list was read on another day than today."""
        desk = self._desk()
        return desk is not None and self._day.has_turned(desk.clock.today())

    def keep(self) -> None:
        """Remember what the page is like now."""
        keep_habits(self._remembered, self._page, self._presenter)

    def _show(self, read: PreparedList, asked: "date | None", today: "date") -> None:
        if self._day.asked != asked:
            return
        self._day.read_on = today
        self._page.show_day(read.worklist.as_of, other_than=today if asked is not None else None)
        self._presenter.show(read)
        if asked is None:
            self._todays(read.worklist)

    def _take_day(self, text: str) -> None:
        desk = self._desk()
        if desk is None:
            self._say(self._page.tr("The register is being opened."))
            return
        try:
            self._day.ask(text, today=desk.clock.today())
        except B12DeskError as error:
            self._page.tools.as_of.show_problem(" ".join(error.problems))
            return
        self.read()

    def _print(self) -> None:
        shown = self._presenter.shown()
        if shown is None or self._acts is None:
            self._say(self._page.tr("The register is being opened."))
            return
        words = self._presenter.narrowing.words
        self._acts.print(shown, title=f"Worklist: {words}" if words else "Worklist")

    def _save(self, everybody: bool) -> None:
        shown = self._presenter.everybody() if everybody else self._presenter.shown()
        if shown is not None and self._acts is not None:
            self._acts.save(shown)

    def _say_copied(self, count: int) -> None:
        self._say(f"Copied: {count} row{'' if count == 1 else 's'}.")

    def _connect(self) -> None:
        page, presenter = self._page, self._presenter
        page.toggled.connect(presenter.toggle)
        page.everybody_asked.connect(lambda: presenter.narrow_to(Narrowing()))
        page.sort_asked.connect(presenter.sort_by)
        page.order_asked.connect(presenter.put_in_order)
        page.patient_chosen.connect(presenter.choose)
        page.row_shown.connect(self._panel.choose)
        page.panel_opened.connect(lambda is_open: self._panel.open(is_open=is_open))
        page.day_typed.connect(self._take_day)
        page.print_asked.connect(self._print)
        page.save_asked.connect(self._save)
        page.copied.connect(self._say_copied)
