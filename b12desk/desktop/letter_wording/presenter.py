"""What the sheet of the letters' words does: show them, put the program's own in, save them."""

from collections.abc import Callable
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.letters_typed import Typed, change_typed_wording, program_typed, typed_of, typed_problems
from b12desk.services.letters_wording import kept_wording, read_wording

OWN = "The letters use the clinic’s own words."
PROGRAM_S = "The letters use the words that come with the program."


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_words(self, typed: Typed, *, is_own: bool) -> None:
        """Fill the sheet in, saying whose words they are; nothing of it counts as typed."""

    def put_in(self, typed: Typed) -> None:
        """Put words into the fields, which somebody has asked for and not saved yet."""


class LetterWordingPresenter:
    """One change of the words. `saved` is given the sentence about it, and the file that was used before."""

    def __init__(self, view: View, desk: Desk, run: Run, *, saved: Callable[[str, str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved
        self._before = ""

    def start(self) -> None:
        """Show the words that are used now."""
        self._run(lambda: kept_wording(self._desk), self._read, self._failed)

    def restore(self) -> None:
        """Put the program's words into the fields; saving takes them into use."""
        self._view.point_out({})
        self._view.put_in(program_typed())

    def save(self, typed: Typed) -> None:
        """Take the words into use, or say beside each field what is wrong with it."""
        problems = typed_problems(typed)
        self._view.point_out(problems)
        if problems:
            return
        self._view.show_saving(True)
        self._run(lambda: change_typed_wording(self._desk, typed), self._done, self._not_saved)

    def _read(self, kept: str) -> None:
        self._before = kept
        try:
            typed = typed_of(read_wording(kept)) if kept else program_typed()
        except B12DeskError as error:
            self._view.show_words(program_typed(), is_own=True)
            self._view.show_failure(error.problems)
        else:
            self._view.show_words(typed, is_own=bool(kept))

    def _done(self, is_own: bool) -> None:
        self._view.finish()
        self._saved(OWN if is_own else PROGRAM_S, self._before)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._failed(error)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
