"""What the sheet about the recipients of a batch does: look them up, and write them to a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.batch_recipients import Recipients, save_recipients, who_received
from b12desk.services.desk import Desk


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_recipients(self, found: Recipients) -> None:
        """Show who received a batch."""


class Save(Protocol):
    """Asks for a file and has it written."""

    def __call__(self, write: Callable[[Path], str], *, title: str, file_name: str) -> None:
        """Ask for a file; `write` fills it and returns what is said then."""


class WhoPresenter:
    """Keeps the list that is shown."""

    def __init__(self, view: View, desk: Desk, run: Run, *, save: Save) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._save = save
        self._found: Recipients | None = None

    def start(self, batch: str) -> None:
        """Look up the batch that is known already."""
        if batch:
            self.look_up(batch)

    def look_up(self, batch: str) -> None:
        """Show who received this batch."""
        problems = {} if batch.strip() else {"batch": "Give the batch number, as on the box."}
        self._view.point_out(problems)
        if not problems:
            self._run(lambda: who_received(self._desk, batch), self._show, self._failed)

    def save(self) -> None:
        """Write the list that is shown to a file."""
        found = self._found
        if found is None:
            return
        plain = "".join(letter for letter in found.batch if letter.isascii() and letter.isalnum())
        title = f"Save who received batch {found.batch}"
        self._save(partial(save_recipients, found), title=title, file_name=f"batch-{plain or 'unnamed'}.csv")

    def _show(self, found: Recipients) -> None:
        self._found = found
        self._view.show_recipients(found)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
