"""Restore a backup: verify it, say what would be lost, and keep beside it what it replaces."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from b12desk.clinical.errors import BadInput, Refused, RegisterTrouble
from b12desk.register.backup_folder import add_backup, make_folder
from b12desk.register.keys import RegisterKey
from b12desk.register.restore import Ahead, ahead_of, copy_of_backup, is_invented, put_in_its_place
from b12desk.register.store import Register
from b12desk.register.verify import verify
from b12desk.services.backup_places import backup_places, usual_folder
from b12desk.services.clock import Clock
from b12desk.services.lost_words import LostLine, counted, instant, listed, lost_words

_MOST_PROBLEMS = 5


@dataclass(frozen=True, slots=True)
class BackupLook:
    """What a backup holds, and in sentences what restoring it would take out of the register that is there now.

    `listed` names the entries one by one, at most the first five hundred, in order of entry.
    """

    patients: int
    injections: int
    last_at: datetime | None
    lost: tuple[str, ...]
    is_demo: bool = False
    listed: tuple[LostLine, ...] = ()

    @property
    def sentence(self) -> str:
        """Return “The backup is in order: 24 patients, 118 injections, last entry 16-Mar-2026 09:12 UTC.”"""
        last = f", last entry {instant(self.last_at)}" if self.last_at else ""
        patients = counted(self.patients, "patient", "patients")
        return f"The backup is in order: {patients}, {counted(self.injections, 'injection', 'injections')}{last}."


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the register lies, what it held, and under which name the replaced one is kept, None where none was."""

    path: Path
    look: BackupLook
    kept: Path | None


def look_at_backup(backup: Path, path: Path, key: RegisterKey | None = None) -> BackupLook:
    """Verify a backup and say what restoring it over the register at `path` would mean; nothing is changed.

    `key` opens both where they are encrypted.

    Raises:
        BadInput: when there is no such file, or it is the register itself.
        RegisterTrouble: when it is no register, damaged, or made by a newer b12desk.
        Refused: when it does not verify, or one of the two holds invented patients and the other does not.
    """
    with _checked(backup, path, key) as (_, look):
        return look


def restore_register(
    backup: Path, path: Path, key: RegisterKey | None = None, *, clock: Clock, acting: str
) -> Restored:
    """Put a verified copy of the backup in the register's place; what was there is kept beside it.

    Raises:
        BadInput, RegisterTrouble, Refused: as `look_at_backup`; the register is unharmed then.
    """
    kept = _free_name(path, clock.now()) if path.exists() else None
    with _checked(backup, path, key) as (copy, look):
        note = {"backup": backup.name, "kept": kept.name if kept else ""}
        with copy.writing(by=acting, at=clock.now()) as unit:
            unit.note("restored", "register", copy.register_id, note)
        copy.close()
        put_in_its_place(copy.path, path, kept or path, key)
    if not look.is_demo:
        _back_up_restored(path, key, clock.now())
    return Restored(path, look, kept)


def _back_up_restored(path: Path, key: RegisterKey | None, at: datetime) -> None:
    """Back the register up as it is now, so that its newest backup is one that it goes on from."""
    folder = backup_places(path).folder
    with suppress(RegisterTrouble):  # it is restored; the missing backup is said where backups are
        if folder == usual_folder(path):
            make_folder(folder)
        add_backup(path, folder, key, at=at)


@contextmanager
def _checked(backup: Path, path: Path, key: RegisterKey | None) -> Iterator[tuple[Register, BackupLook]]:
    """Give a copy of the backup that was verified, with what it holds."""
    if not backup.is_file():
        raise BadInput(f"There is no file {backup}.")
    if path.exists() and backup.samefile(path):
        raise BadInput(f"{backup.name} is the register itself, not a backup of it.")
    with copy_of_backup(backup, path, key) as copy:
        problems = verify(copy, recompute=None).problems
        if problems:
            says = [f"{problem.where}: {problem.says}" for problem in problems[:_MOST_PROBLEMS]]
            raise Refused(["The backup does not verify. Nothing was changed.", *says])
        ahead = ahead_of(backup, path, key) if path.exists() else Ahead()
        _refuse_mixing(copy, path, key)
        yield copy, _look(copy, ahead)


def _refuse_mixing(copy: Register, path: Path, key: RegisterKey | None) -> None:
    there = is_invented(path, key)
    if there is not None and there is not copy.is_demo:
        held, other = ("invented", "real") if copy.is_demo else ("real", "invented")
        raise Refused(f"The backup holds {held} patients and the register {other} ones. Nothing was changed.")


def _look(copy: Register, ahead: Ahead | None) -> BackupLook:
    with copy.reading() as unit:
        patients = unit.all_patients()
        histories = unit.histories([patient.id for patient in patients])
        lines = unit.audit_lines(limit=1)
    return BackupLook(
        patients=len(patients),
        injections=sum(len(history.injections) for history in histories.values()),
        last_at=lines[-1].at if lines else None,
        lost=tuple(lost_words(ahead)),
        is_demo=copy.is_demo,
        listed=tuple(listed(entry) for entry in ahead.listed) if ahead else (),
    )


def _free_name(path: Path, at: datetime) -> Path:
    """Return a name beside the register for what is replaced, which no other file has."""
    stem = f"{path.stem}.replaced-{at.astimezone(UTC):%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{stem}{number}{path.suffix}") for number in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if not name.exists())
