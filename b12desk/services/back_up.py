"""Back up the register: to a file of one's own, or as one of the rolling backups."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from b12desk.clinical.errors import B12DeskError, RegisterTrouble
from b12desk.register.backup_folder import (
    KeptBackup,
    add_backup,
    has_patients,
    kept_backups,
    make_folder,
    remove_backups,
    sweep,
    write_backup,
)
from b12desk.services.backup_places import backup_places, usual_folder
from b12desk.services.backup_plan import staying
from b12desk.services.desk import Desk

Progress = Callable[[int, int], None]
"""Told how many parts of how many are copied; what it raises stops the backup."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """Where the copy lies. `second` says how the copy in the second folder went, empty where none is wanted."""

    path: Path
    second: str = ""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A rolling backup as it is listed: verified when it was made; `entries` is the number of its last entry."""

    path: Path
    made_at: datetime
    size_bytes: int
    entries: int
    head_hash: str
    patients: int
    injections: int


def back_up(desk: Desk, path: Path, *, progress: Progress | None = None) -> BackedUp:
    """Copy the register to `path` while it is in use, verify the copy, and write its manifest beside it.

    Raises:
        RegisterTrouble: when the copy can't be written or verified; the register itself is unharmed.
    """
    return BackedUp(
        write_backup(desk.register.path, path, desk.register.key, at=desk.clock.now(), progress=progress).path
    )


def back_up_now(desk: Desk, *, progress: Progress | None = None) -> BackedUp:
    """Add a rolling backup, copy it into the second folder, and take the old ones away.

    Raises:
        RegisterTrouble: when it can't be written or verified; the register and earlier backups are unharmed.
    """
    source, now = desk.register.path, desk.clock.now()
    folder = backup_places(source).folder
    if folder == usual_folder(source):
        make_folder(folder)
    made = add_backup(source, folder, desk.register.key, at=now, progress=progress)
    second = _copy_to_second(desk, made, now)
    prune_backups(desk)
    return BackedUp(made.path, second)


def back_up_if_changed(desk: Desk, *, progress: Progress | None = None) -> BackedUp | None:
    """Add a rolling backup when something was entered since the last one; None where nothing was.

    Invented patients and an empty register are not backed up of themselves.

    Raises:
        RegisterTrouble: as `back_up_now`.
    """
    if desk.register.is_demo or not has_patients(desk.register.path, desk.register.key) or not is_changed(desk):
        return None
    return back_up_now(desk, progress=progress)


def is_changed(desk: Desk) -> bool:
    """Return whether anything was entered that the newest backup does not hold; a look or a sign-in is no reason."""
    newest = newest_backup(desk)
    if newest is None:
        return True
    head = newest.manifest.held.head
    with desk.register.reading() as unit:
        return not unit.has_entry(head.number, head.hash) or bool(unit.audit_after(head.number))


def newest_backup(desk: Desk) -> KeptBackup | None:
    """Return the newest verified backup of this register in its folder."""
    return next(iter(_own(desk, backup_places(desk.register.path).folder)), None)


def list_backups(desk: Desk) -> tuple[BackupLine, ...]:
    """Return the rolling backups of this register, the newest first."""
    return tuple(_line(backup) for backup in _own(desk, backup_places(desk.register.path).folder))


def prune_backups(desk: Desk) -> tuple[Path, ...]:
    """Take away the backups of this register that are no longer needed, in both folders; the newest always stays."""
    places, now = backup_places(desk.register.path), desk.clock.now()
    gone: list[KeptBackup] = []
    for folder in (places.folder, places.second):
        if folder is None or not folder.is_dir():
            continue
        sweep(folder, now=now)
        backups = _own(desk, folder)
        stay = staying([backup.manifest.made_at for backup in backups], now=now)
        gone += [backup for backup in backups if backup.manifest.made_at not in stay]
    remove_backups(gone)
    return tuple(backup.path for backup in gone)


def back_up_before(desk: Desk, what: str) -> None:
    """Make sure of a good backup before something large such as “the import”.

    Raises:
        RegisterTrouble: when there is none and none can be made.
    """
    try:
        back_up_if_changed(desk)
    except RegisterTrouble as error:
        says = f"No backup could be made before {what}, so nothing was done."
        raise RegisterTrouble([says, *error.problems]) from error


def _own(desk: Desk, folder: Path) -> Sequence[KeptBackup]:
    return [one for one in kept_backups(folder) if one.manifest.held.register_id == desk.register.register_id]


def _copy_to_second(desk: Desk, made: KeptBackup, now: datetime) -> str:
    """Copy the backup as it is; a share or stick that isn't there is said, and is no failure of the backup."""
    second = backup_places(desk.register.path).second
    if second is None:
        return ""
    if not second.is_dir():
        return f"The second folder {second} is not there now; the next backup goes there when it is."
    try:
        write_backup(made.path, second / made.path.name, desk.register.key, at=now)
    except B12DeskError as error:
        return f"The second folder {second} did not take the copy: {' '.join(error.problems)}"
    return f"Copied to the second folder {second}."


def _line(backup: KeptBackup) -> BackupLine:
    manifest = backup.manifest
    counts, head = manifest.held.counts, manifest.held.head
    return BackupLine(
        path=backup.path,
        made_at=manifest.made_at,
        size_bytes=manifest.size_bytes,
        entries=head.number,
        head_hash=head.hash,
        patients=counts.get("patient", 0),
        injections=counts.get("injection", 0),
    )
