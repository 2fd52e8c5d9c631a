"""What the card of backups shows, and how backups are made, placed and restored."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.backups.words import CardWords, RestoreWords, card_words, restore_words, restored_words
from b12desk.desktop.working import Run
from b12desk.services.back_up import BackedUp, back_up_now
from b12desk.services.backup_places import BackupPlaces, choose_folder, choose_second
from b12desk.services.desk import Desk
from b12desk.services.restore_here import look_from_here, restore_here
from b12desk.services.restore_register import BackupLook, Restored

_WRITING = "Writing and verifying a backup…"


class Telling(Protocol):
    """Told how far a copy has come, and able to stop it."""

    def begin(self) -> None:
        """Forget that something was stopped before."""

    def stop(self) -> None:
        """Have the copy end at its next part."""

    def __call__(self, done: int, total: int, /) -> None:
        """Tell how many parts of how many are copied."""


class View(Protocol):
    """What the card can show."""

    def show_card(self, words: CardWords) -> None:
        """Show where backups go and which there are."""

    def show_working(self, sentence: str, *, is_working: bool) -> None:
        """Say what is under way or how it ended; while something is, nobody starts another."""

    def ask_restore(self, words: RestoreWords) -> None:
        """Ask, with everything that would be set aside, whether to restore."""


class Asking(Protocol):
    """The sheet that asks before a restore."""

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody restore twice."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why it was not restored."""

    def finish(self) -> None:
        """Close: it is restored."""


class BackupsPresenter:
    """Lists, makes and restores backups. `desk` returns the desk with whoever works at it now.

    `changed` is called after a backup was made or moved, `restored` after the register was replaced.
    """

    def __init__(
        self,
        view: View,
        desk: Callable[[], Desk],
        run: Run,
        telling: Telling,
        *,
        changed: Callable[[], None],
        restored: Callable[[str], None],
    ) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._telling = telling
        self._changed = changed
        self._restored = restored
        self._chosen: Path | None = None

    def refresh(self) -> None:
        """Read everything that is shown again."""
        desk = self._desk()
        self._run(lambda: card_words(desk), self._view.show_card, lambda _: None)

    def back_up_now(self) -> None:
        """Make a backup, whether anything was entered since the last one or not."""
        desk = self._desk()
        self._telling.begin()
        self._view.show_working(_WRITING, is_working=True)
        self._run(lambda: back_up_now(desk, progress=self._telling), self._backed_up, self._failed)

    def tell(self, done: int, total: int) -> None:
        """Show how far the copy has come."""
        self._view.show_working(f"{_WRITING} {100 * done // max(total, 1)} %", is_working=True)

    def stop(self) -> None:
        """Stop the backup that is under way."""
        self._telling.stop()

    def choose_folder(self, folder: Path) -> None:
        """Have backups go into another folder from now on."""
        path = self._desk().register.path
        self._run(lambda: choose_folder(path, folder), self._placed, self._failed)

    def choose_second(self, second: Path | None) -> None:
        """Have each backup copied into a second folder as well, None for no second one."""
        path = self._desk().register.path
        self._run(lambda: choose_second(path, second), self._placed, self._failed)

    def look(self, backup: Path) -> None:
        """Verify a backup and ask whether to restore it, with what would be set aside."""
        desk = self._desk()
        self._chosen = backup
        self._view.show_working("Verifying the backup…", is_working=True)
        self._run(lambda: look_from_here(desk, backup), lambda look: self._looked(backup, look), self._failed)

    def restore(self, asking: Asking) -> None:
        """Restore the backup that was looked at."""
        desk, backup = self._desk(), self._chosen
        if backup is None:
            return

        def done(result: Restored) -> None:
            asking.finish()
            self._restored(restored_words(result))

        def failed(error: B12DeskError) -> None:
            asking.show_saving(False)
            asking.show_failure((*error.problems, "The register goes on as it was."))

        asking.show_saving(True)
        self._run(lambda: restore_here(desk, backup), done, failed)

    def _backed_up(self, done: BackedUp) -> None:
        sentence = f"Backed up and verified: {done.path.name}."
        self._view.show_working(" ".join(part for part in (sentence, done.second) if part), is_working=False)
        self._changed()
        self.refresh()

    def _placed(self, places: BackupPlaces) -> None:
        self._view.show_working("", is_working=False)
        self._changed()
        self.refresh()

    def _looked(self, backup: Path, look: BackupLook) -> None:
        self._view.show_working("", is_working=False)
        self._view.ask_restore(restore_words(backup, look))

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_working(" ".join(error.problems), is_working=False)
