"""What the sheet does that asks who works: list who may act, and have the desk act as the one chosen."""

from collections.abc import Callable, Sequence
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.records import UserRecord
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.people.model import users_to_choose
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.people import list_users


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_users(self, lines: Sequence[Line], *, acting: str) -> None:
        """Show who may act, the one who does chosen."""


class ChangeUserPresenter:
    """One change of user. `act_as` is told the name."""

    def __init__(self, view: View, desk: Desk, run: Run, *, act_as: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._act_as = act_as

    def start(self) -> None:
        """Show who may act."""
        self._run(lambda: list_users(self._desk), self._show, self._failed)

    def choose(self, name: str) -> None:
        """Work as that user."""
        if not name:
            self._view.show_failure(["Choose who works at this desk."])
            return
        self._act_as(name)
        self._view.finish()

    def _show(self, users: Sequence[UserRecord]) -> None:
        self._view.show_users(users_to_choose(users, acting=self._desk.acting), acting=self._desk.acting)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
