"""Restore a backup: verify it, say what would be lost, and keep beside it what it replaces."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.quantities import staff_date
from b12desk.register.restore import Ahead, ahead_of, copy_of_backup, is_invented, put_in_its_place
from b12desk.register.store import Register
from b12desk.register.verify import verify
from b12desk.services.clock import Clock

_MOST_PROBLEMS = 5
_KINDS = (
    ("patient", "patient", "patients"),
    ("course", "course", "courses"),
    ("injection", "injection", "injections"),
    ("course_event", "review, result or other entry", "reviews, results and other entries"),
)


@dataclass(frozen=True, slots=True)
class BackupLook:
    """What a backup holds, and in sentences what restoring it would take out of the register that is there now."""

    patients: int
    injections: int
    last_at: datetime | None
    lost: tuple[str, ...]
    is_demo: bool = False

    @property
    def sentence(self) -> str:
        """Return “The backup is in order: 24 patients, 118 injections, last entry 16-Mar-2026 09:12 UTC.”"""
        last = f", last entry {_instant(self.last_at)}" if self.last_at else ""
        patients = _counted(self.patients, "patient", "patients")
        return f"The backup is in order: {patients}, {_counted(self.injections, 'injection', 'injections')}{last}."


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the register lies, what it held, and under which name the replaced one is kept, None where none was."""

    path: Path
    look: BackupLook
    kept: Path | None


def look_at_backup(backup: Path, path: Path) -> BackupLook:
    """Verify a backup and say what restoring it over the register at `path` would mean; nothing is changed.

    Raises:
        BadInput: when there is no such file, or it is the register itself.
        RegisterTrouble: when it is no register, damaged, or made by a newer b12desk.
        Refused: when it does not verify, or one of the two holds invented patients and the other does not.
    """
    with _checked(backup, path) as (_, look):
        return look


def restore_register(backup: Path, path: Path, *, clock: Clock, acting: str) -> Restored:
    """Put a verified copy of the backup in the register's place; what was there is kept beside it.

    Raises:
        BadInput, RegisterTrouble, Refused: as `look_at_backup`; the register is unharmed then.
    """
    kept = _free_name(path, clock.now()) if path.exists() else None
    with _checked(backup, path) as (copy, look):
        note = {"backup": backup.name, "kept": kept.name if kept else ""}
        with copy.writing(by=acting, at=clock.now()) as unit:
            unit.note("restored", "register", copy.register_id, note)
        copy.close()
        put_in_its_place(copy.path, path, kept or path)
    return Restored(path, look, kept)


@contextmanager
def _checked(backup: Path, path: Path) -> Iterator[tuple[Register, BackupLook]]:
    """Give a copy of the backup that was verified, with what it holds."""
    if not backup.is_file():
        raise BadInput(f"There is no file {backup}.")
    if path.exists() and backup.samefile(path):
        raise BadInput(f"{backup.name} is the register itself, not a backup of it.")
    with copy_of_backup(backup, path) as copy:
        problems = verify(copy, recompute=None).problems
        if problems:
            says = [f"{problem.where}: {problem.says}" for problem in problems[:_MOST_PROBLEMS]]
            raise Refused(["The backup does not verify. Nothing was changed.", *says])
        ahead = ahead_of(backup, path) if path.exists() else Ahead()
        _refuse_mixing(copy, path)
        yield copy, _look(copy, ahead)


def _refuse_mixing(copy: Register, path: Path) -> None:
    there = is_invented(path)
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
        lost=tuple(_lost_words(ahead)),
        is_demo=copy.is_demo,
    )


def _lost_words(ahead: Ahead | None) -> Iterator[str]:
    if ahead is None:
        yield "The register that is there now can’t be read, so what it holds can’t be compared. It is kept as it is."
        return
    if not ahead.entries:
        return
    if ahead.is_other:
        yield "This is a backup of another register. The one that is there now is kept beside it, whole."
    total = sum(ahead.entries.values())
    first, last = _at(ahead.first_at), _at(ahead.last_at)
    when = f"of {first}" if first == last else f"from {first} to {last}"
    verb = "is" if total == 1 else "are"
    kinds = ", ".join(_kinds(ahead))
    yield f"{_counted(total, 'entry', 'entries')} {when} {verb} not in the backup: {kinds}."


def _kinds(ahead: Ahead) -> Iterator[str]:
    rest = sum(ahead.entries.values())
    for entity, one, many in _KINDS:
        number = ahead.entries.get(entity, 0)
        rest -= number
        if number:
            yield _counted(number, one, many)
    if rest:
        yield f"{rest} of other kinds"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _at(text: str) -> str:
    try:
        return _instant(datetime.fromisoformat(text))
    except ValueError:
        return "an unknown day"


def _instant(at: datetime) -> str:
    universal = at.astimezone(UTC)
    return f"{staff_date(universal.date())} {universal:%H:%M} UTC"


def _free_name(path: Path, at: datetime) -> Path:
    """Return a name beside the register for what is replaced, which no other file has."""
    stem = f"{path.stem}.replaced-{at.astimezone(UTC):%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{stem}{number}{path.suffix}") for number in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if not name.exists())
