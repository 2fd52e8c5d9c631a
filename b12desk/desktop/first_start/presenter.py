"""What the first page does: start a register, open one, restore a backup, or try the program on invented patients."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.working import Run

if TYPE_CHECKING:
    from b12desk.services.desk import Desk
    from b12desk.services.new_register import NewRegister
    from b12desk.services.restore_register import BackupLook


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways on from a first start. `path` is where a register started or restored here will lie."""

    path: Path
    start: "Callable[[NewRegister], Desk]"
    open: "Callable[[Path], Desk]"
    look: "Callable[[Path], BackupLook]"
    restore: "Callable[[Path], Desk]"
    invent: "Callable[[], Desk]"


@dataclass(frozen=True, slots=True)
class FirstForm:
    """A new register as typed. `weekdays` are words such as `mon`; `role` is empty until one is chosen."""

    clinic_name: str
    nation: str
    weekdays: tuple[str, ...]
    user_name: str
    role: str


class View(Protocol):
    """What the page can show."""

    def point_out(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each field that can't be used, by field name, and go to the first."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why it was not done; everything typed stays."""

    def show_working(self, sentence: str) -> None:
        """Say what is under way and let nobody ask twice; an empty sentence says that it has ended."""

    def show_backup(self, name: str, sentences: Sequence[str]) -> None:
        """Show what a backup holds and offer to restore it."""


class FirstStartPresenter:
    """One first start; `opened` is handed the desk of whichever register it came to."""

    def __init__(self, view: View, ways: Ways, run: Run, *, opened: "Callable[[Desk], None]") -> None:
        self._view = view
        self._ways = ways
        self._run = run
        self._opened = opened
        self._backup: Path | None = None

    def start(self, form: FirstForm) -> None:
        """Start a new register, or show what is missing."""
        problems = problems_of(form)
        self._view.point_out(problems)
        if problems:
            return
        from b12desk.services.new_register import NewRegister

        new = NewRegister(form.clinic_name, form.nation, form.weekdays, form.user_name, Role(form.role))
        self._open("Starting the register…", lambda: self._ways.start(new))

    def open_existing(self, path: Path) -> None:
        """Open a register that lies elsewhere; it is the one that opens from now on."""
        self._open("Opening the register…", lambda: self._ways.open(path))

    def look_at_backup(self, path: Path) -> None:
        """Verify a backup and show what it holds."""
        self._view.show_failure(())
        self._view.show_working("Verifying the backup…")
        self._run(lambda: self._ways.look(path), lambda look: self._looked(path, look), self._failed)

    def restore(self) -> None:
        """Restore the backup that was looked at."""
        backup = self._backup
        if backup is not None:
            self._open("Restoring the backup…", lambda: self._ways.restore(backup))

    def try_invented(self) -> None:
        """Open an invented clinic in a register of its own, which goes when the program ends."""
        self._open("Inventing a clinic…", self._ways.invent)

    def _open(self, sentence: str, work: "Callable[[], Desk]") -> None:
        self._view.show_failure(())
        self._view.show_working(sentence)
        self._run(work, self._done, self._failed)

    def _done(self, desk: "Desk") -> None:
        self._view.show_working("")
        self._opened(desk)

    def _looked(self, path: Path, look: "BackupLook") -> None:
        self._view.show_working("")
        self._backup = path
        invented = ("Its patients are invented.",) if look.is_demo else ()
        self._view.show_backup(path.name, (look.sentence, *invented, *look.lost))

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_working("")
        self._view.show_failure(error.problems)


def problems_of(form: FirstForm) -> Mapping[str, str]:
    """Return a sentence for each field that can't be used, by field name."""
    problems: dict[str, str] = {}
    if not form.clinic_name.strip():
        problems["clinic_name"] = "Give the clinic’s name; it stands on paper."
    if not form.weekdays:
        problems["weekdays"] = "A clinic opens on at least one weekday."
    if not form.user_name.strip():
        problems["user_name"] = "Give the name by which you act."
    if not form.role:
        problems["role"] = "Choose your role."
    return problems
