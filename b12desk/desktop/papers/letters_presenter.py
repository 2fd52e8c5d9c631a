"""What the recall letters' sheet does: say who gets which, make them, let somebody stop it, record them as sent."""

from collections.abc import Callable, Sequence
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.letters import LetterRun, letters_document, plan_letters
from b12desk.services.letters_sent import LettersRecorded, record_letters


class LettersView(SheetView, Protocol):
    """What the sheet can show."""

    def show_run(self, says: str, lines: Sequence[tuple[str, str]], *, can_make: bool) -> None:
        """Say how many letters there are; list (name, which letter or why none)."""

    def show_making(self, is_making: bool) -> None:
        """Show how far the letters are, with a way to stop."""

    def tell_progress(self, done: int, total: int) -> None:
        """Be told how many are done; called from the lane's thread."""

    def show_made(self) -> None:
        """Offer to record them as sent."""


class LettersPresenter:
    """One run of letters. `preview` is given the document, `saved` the sentence about what was recorded."""

    def __init__(
        self,
        view: LettersView,
        desk: Desk,
        run: Run,
        *,
        preview: Callable[[Document], None],
        saved: Callable[[str], None],
    ) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._preview = preview
        self._saved = saved
        self._letters: LetterRun | None = None
        self._is_stopped = False

    def start(self) -> None:
        """Find out who gets which letter."""
        self._run(lambda: plan_letters(self._desk), self._planned, self._failed)

    def make(self) -> None:
        """Make the letters; nothing is recorded by that."""
        letters = self._letters
        if letters is None:
            return
        self._is_stopped = False
        self._view.show_making(True)
        self._run(lambda: self._made_of(letters), self._made, self._not_made)

    def stop(self) -> None:
        """Leave off after the letter that is being made."""
        self._is_stopped = True

    def record(self) -> None:
        """Record every letter of the run as sent, which somebody has just said."""
        letters = self._letters
        if letters is None:
            return
        self._view.show_saving(True)
        self._run(lambda: record_letters(self._desk, letters), self._recorded, self._not_recorded)

    def _made_of(self, letters: LetterRun) -> Document:
        return letters_document(
            self._desk, letters, progress=self._view.tell_progress, is_stopped=lambda: self._is_stopped
        )

    def _planned(self, letters: LetterRun) -> None:
        self._letters = letters
        lines = [(one.name, f"{one.number.word} letter") for one in letters.letters]
        lines += [(one.name, f"no letter: {one.why}") for one in letters.left_out]
        says = letters.words
        if letters.for_listeners:
            says += f" Read with a screen reader, so send these by e-mail too: {'; '.join(letters.for_listeners)}."
        self._view.show_run(says, lines, can_make=bool(letters.letters))

    def _made(self, document: Document) -> None:
        self._view.show_making(False)
        self._view.show_made()
        self._preview(document)

    def _not_made(self, error: B12DeskError) -> None:
        self._view.show_making(False)
        self._view.show_failure(error.problems)

    def _recorded(self, done: LettersRecorded) -> None:
        self._view.show_saving(False)
        self._view.finish()
        self._saved(done.sentence)

    def _not_recorded(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_run("No letter can be made yet.", (), can_make=False)
        self._view.show_failure(error.problems)
