"""What presenters are given to work with, without Qt: somewhere to run slow work, and a sheet to show it on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from b12desk.clinical.errors import B12DeskError

T = TypeVar("T")


class Run(Protocol):
    """Does work away from the screen and comes back with its answer, or with what went wrong."""

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /
    ) -> None:
        """Do the work; call one of `done` and `failed` afterwards, on the screen's side."""


class SheetView(Protocol):
    """What every sheet can show while an act is filled in and saved."""

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, by field name, and go to the first."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why the act was not done; everything typed stays."""

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody save twice while a save is under way."""

    def finish(self) -> None:
        """Close: it is saved."""
