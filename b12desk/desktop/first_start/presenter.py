"""What the first page does: start a register, open one, restore a backup, or try the program on invented patients."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from b12desk.clinical.errors import B12DeskError, PassphraseNeeded
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.working import Run
from b12desk.services.passphrase import Strength, strength_of

if TYPE_CHECKING:
    from b12desk.services.desk import Desk
    from b12desk.services.encryption import Secret
    from b12desk.services.new_register import NewRegister
    from b12desk.services.restore_register import BackupLook

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways on from a first start. `path` is where a register started or restored here will lie.

    The last three are those with an encrypted register or backup, opened by what somebody types.
    """

    path: Path
    start: "Callable[[NewRegister], Desk]"
    open: "Callable[[Path], Desk]"
    look: "Callable[[Path], BackupLook]"
    restore: "Callable[[Path], Desk]"
    invent: "Callable[[], Desk]"
    open_locked: "Callable[[Path, Secret], Desk] | None" = None
    look_locked: "Callable[[Path, Secret], BackupLook] | None" = None
    restore_locked: "Callable[[Path, Secret], Desk] | None" = None


class Ask(Protocol):
    """Asks for a passphrase or a recovery code until it opens something, or somebody cancels."""

    def __call__(self, says: str, open: "Callable[[Secret], T]", opened: Callable[[T], None], /) -> None:
        """Say why, try what is typed away from the screen, and hand over what it opened."""


@dataclass(frozen=True, slots=True)
class FirstForm:
    """A new register as typed. `weekdays` are words such as `mon`; `role` is empty until one is chosen.

    The passphrase counts only where the register `is_encrypted`.
    """

    clinic_name: str
    nation: str
    weekdays: tuple[str, ...]
    user_name: str
    role: str
    is_encrypted: bool = False
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


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


_ENCRYPTED = "{name} is encrypted: its passphrase is needed."


class FirstStartPresenter:
    """One first start; `opened` is handed the desk of whichever register it came to, `started` that of a new one."""

    def __init__(
        self,
        view: View,
        ways: Ways,
        run: Run,
        *,
        opened: "Callable[[Desk], None]",
        started: "Callable[[Desk], None] | None" = None,
        ask: Ask | None = None,
    ) -> None:
        self._view = view
        self._ways = ways
        self._run = run
        self._opened = opened
        self._started = started or opened
        self._ask = ask
        self._secret: Secret | None = None
        self._backup: Path | None = None

    def start(self, form: FirstForm) -> None:
        """Start a new register, or show what is missing."""
        problems = problems_of(form)
        self._view.point_out(problems)
        if problems:
            return
        from b12desk.services.new_register import NewRegister

        new = NewRegister(
            form.clinic_name,
            form.nation,
            form.weekdays,
            form.user_name,
            Role(form.role),
            form.passphrase if form.is_encrypted else "",
        )
        self._open("Starting the register…", lambda: self._ways.start(new), self._begun)

    def open_existing(self, path: Path) -> None:
        """Open a register that lies elsewhere; it is the one that opens from now on."""
        self._open("Opening the register…", lambda: self._ways.open(path), self._done, lambda: self._ask_to_open(path))

    def look_at_backup(self, path: Path) -> None:
        """Verify a backup and show what it holds."""
        self._secret = None
        self._view.show_failure(())
        self._view.show_working("Verifying the backup…")
        self._run(
            lambda: self._ways.look(path),
            lambda look: self._looked(path, look),
            lambda error: self._not_looked(path, error),
        )

    def restore(self) -> None:
        """Restore the backup that was looked at."""
        backup, secret, locked = self._backup, self._secret, self._ways.restore_locked
        if backup is not None and secret is not None and locked is not None:
            self._open("Restoring the backup…", lambda: locked(backup, secret), self._done)
        elif backup is not None:
            self._open("Restoring the backup…", lambda: self._ways.restore(backup), self._done)

    def try_invented(self) -> None:
        """Open an invented clinic in a register of its own, which goes when the program ends."""
        self._open("Inventing a clinic…", self._ways.invent, self._done)

    def _open(
        self,
        sentence: str,
        work: "Callable[[], Desk]",
        done: "Callable[[Desk], None]",
        locked: Callable[[], None] | None = None,
    ) -> None:
        def failed(error: B12DeskError) -> None:
            if isinstance(error, PassphraseNeeded) and locked is not None and self._ask is not None:
                self._view.show_working("")
                locked()
            else:
                self._failed(error)

        self._view.show_failure(())
        self._view.show_working(sentence)
        self._run(work, done, failed)

    def _begun(self, desk: "Desk") -> None:
        self._view.show_working("")
        self._started(desk)

    def _ask_to_open(self, path: Path) -> None:
        locked = self._ways.open_locked
        if self._ask is not None and locked is not None:
            self._ask(_ENCRYPTED.format(name=path.name), lambda secret: locked(path, secret), self._done)

    def _not_looked(self, path: Path, error: B12DeskError) -> None:
        locked = self._ways.look_locked
        if not isinstance(error, PassphraseNeeded) or self._ask is None or locked is None:
            self._failed(error)
            return

        def look(secret: "Secret") -> "BackupLook":
            found = locked(path, secret)
            self._secret = secret
            return found

        self._view.show_working("")
        self._ask(_ENCRYPTED.format(name=path.name), look, lambda found: self._looked(path, found))

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
    if form.is_encrypted and (strength := strength_of(form.passphrase)) not in (Strength.FAIR, Strength.STRONG):
        problems["passphrase"] = strength.value
    elif form.is_encrypted and form.passphrase != form.again:
        problems["again"] = "The two passphrases are not the same."
    return problems
