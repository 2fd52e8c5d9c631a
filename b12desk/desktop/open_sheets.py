"""The sheets that are open, each kept with its presenter until it is closed and all it asked for is answered."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.working import Run

T = TypeVar("T")


class OpenSheets:
    """Opens sheets and lets them go; answers for a sheet that is gone are dropped."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._serving: dict[ActSheet, object] = {}

    def show(self, sheet: ActSheet, presenter: object) -> None:
        """Open a sheet. The lane works in turn, so its last answer comes before the sheet goes."""
        self._serving[sheet] = presenter
        sheet.finished.connect(lambda _: self._lane.ask(_nothing, lambda _: self._let_go(sheet)))
        sheet.open()

    def run_for(self, sheet: ActSheet) -> Run:
        """Return a run on the lane whose answers are dropped when the sheet is gone."""

        def run(work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /) -> None:
            self._lane.run(work, _while_there(sheet, done), _while_there(sheet, failed))

        return run

    def _let_go(self, sheet: ActSheet) -> None:
        self._serving.pop(sheet, None)
        sheet.deleteLater()


def _nothing() -> None:
    """Work that only waits for its turn."""


def _while_there(sheet: ActSheet, then: Callable[[T], None]) -> Callable[[T], None]:
    def hand_over(answer: T) -> None:
        if shiboken6.isValid(sheet):
            then(answer)

    return hand_over
