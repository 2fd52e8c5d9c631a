"""The sheets that are open, each kept with its presenter until it is closed and all it asked for is answered."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import shiboken6

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.working import Run

T = TypeVar("T")


class OpenSheets:
    """Opens sheets and lets them go; answers for a sheet that is gone are dropped."""

    def __init__(
        self,
        lane: Lane,
        *,
        today: Callable[[], date] | None = None,
        opened: Callable[[ActSheet], None] | None = None,
        entry_id: Callable[[], str] = str,
        by: Callable[[], str] | None = None,
    ) -> None:
        """Take the lane, the day it is where sheets are to know of midnight, and who hears of every one that opens.

        `entry_id` returns the id of an entry that is gone on with, empty for a new one; `by` who records.
        """
        self._by = by
        self._lane = lane
        self._today = today
        self._opened = opened
        self.entry_id = entry_id
        self._serving: dict[ActSheet, object] = {}
        self._opened_on: dict[ActSheet, date] = {}

    def show(self, sheet: ActSheet, presenter: object) -> None:
        """Open a sheet. The lane works in turn, so its last answer comes before the sheet goes."""
        self._serving[sheet] = presenter
        if self._today is not None:
            self._opened_on[sheet] = self._today()
        sheet.finished.connect(lambda _: self._lane.ask(_nothing, lambda _: self._let_go(sheet)))
        if self._by is not None:
            sheet.show_recorder(self._by())
        sheet.open()
        if self._opened is not None:
            self._opened(sheet)

    def look_at_the_day(self) -> None:
        """Have every sheet that was opened on another day say so."""
        for sheet, opened_on in self._opened_on.items():
            now = self._today() if self._today is not None else opened_on
            if opened_on != now and shiboken6.isValid(sheet) and sheet.isVisible():
                sheet.show_turned_day(opened_on, now)

    def run_for(self, sheet: ActSheet) -> Run:
        """Return a run on the lane whose answers are dropped when the sheet is gone."""

        def run(work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /) -> None:
            self._lane.run(work, _while_there(sheet, done), _while_there(sheet, failed))

        return run

    def _let_go(self, sheet: ActSheet) -> None:
        self._opened_on.pop(sheet, None)
        if self._serving.pop(sheet, None) is not None and shiboken6.isValid(sheet):
            sheet.deleteLater()


def _nothing() -> None:
    """Work that only waits for its turn."""


def _while_there(sheet: ActSheet, then: Callable[[T], None]) -> Callable[[T], None]:
    def hand_over(answer: T) -> None:
        if shiboken6.isValid(sheet):
            then(answer)

    return hand_over
