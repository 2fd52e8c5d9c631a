"""A folder of rolling backups: what is there, one more, and the old ones away."""

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup import Progress, back_up
from b12desk.register.backup_check import Head, Held, head_in
from b12desk.register.backup_manifest import (
    ENDING,
    Manifest,
    manifest_of,
    manifest_path,
    read_manifest,
    write_manifest,
)
from b12desk.register.backup_open import open_file
from b12desk.register.keys import RegisterKey
from b12desk.register.keys_file import remove_keys
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import trouble

SUFFIX = ".b12desk"
_START = "backup-"
_UNFINISHED = (".partial-", ".untested-")
_ABANDONED_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that was verified when it was made, with its manifest."""

    path: Path
    manifest: Manifest


def kept_backups(folder: Path) -> tuple[KeptBackup, ...]:
    """Return the verified backups in a folder, the newest first; none where the folder is not there."""
    try:
        names = sorted(folder.glob(f"{_START}*{SUFFIX}"))
    except OSError:
        return ()
    found = [KeptBackup(path, manifest) for path in names if (manifest := read_manifest(path)) is not None]
    return tuple(sorted(found, key=lambda one: (one.manifest.made_at, one.manifest.held.head.number), reverse=True))


def head_of(register: Path, key: RegisterKey | None = None) -> Head:
    """Return the last entry of a register's audit trail.

    Raises:
        RegisterTrouble: when the file can't be read.
    """
    try:
        with closing(open_file(register, "ro", key)) as connection:
            return head_in(connection)
    except sqlite.Error as error:
        raise trouble(error, register) from error


def has_patients(register: Path, key: RegisterKey | None = None) -> bool:
    """Return whether anybody is in the register; an empty one needs no backup of its own accord.

    Raises:
        RegisterTrouble: when the file can't be read.
    """
    try:
        with closing(open_file(register, "ro", key)) as connection:
            return connection.execute("SELECT 1 FROM patient LIMIT 1").fetchone() is not None
    except sqlite.Error as error:
        raise trouble(error, register) from error


def add_backup(
    source: Path, folder: Path, key: RegisterKey | None = None, *, at: datetime, progress: Progress | None = None
) -> KeptBackup:
    """Write a verified backup with its manifest under a name that tells the instant and nothing of anybody.

    Raises:
        RegisterTrouble: when the folder is not there, or the disk refuses; nothing is left behind then.
    """
    if not folder.is_dir():
        raise RegisterTrouble(f"The backup folder {folder} is not there now. No backup was made in it.")
    return write_backup(source, folder / _name(at), key, at=at, progress=progress)


def write_backup(
    source: Path, target: Path, key: RegisterKey | None = None, *, at: datetime, progress: Progress | None = None
) -> KeptBackup:
    """Write a verified backup under that name, and its manifest beside it, which is there before the backup is.

    Raises:
        RegisterTrouble: when the name is taken or the disk refuses; nothing is left behind then.
    """
    made: list[Manifest] = []

    def verified(untested: Path, held: Held) -> None:
        made.append(manifest_of(untested, held, at=at))
        write_manifest(made[0], target)

    try:
        back_up(source, target, key, progress=progress, verified=verified)
    except BaseException:
        if made and not target.exists():
            manifest_path(target).unlink(missing_ok=True)
        raise
    return KeptBackup(target, made[0])


def remove_backups(backups: Iterable[KeptBackup]) -> None:
    """Take backups away, each with its manifest; one that can't go now stays for the next time."""
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
            manifest_path(backup.path).unlink(missing_ok=True)
            remove_keys(backup.path)
        except OSError:
            continue


def sweep(folder: Path, *, now: datetime) -> None:
    """Take away what interrupted backups left a day ago or longer: unfinished files, and manifests without a backup."""
    for path in folder.glob(f"{_START}*"):
        is_unfinished = any(mark in path.name for mark in _UNFINISHED)
        is_alone = path.name.endswith(f"{SUFFIX}{ENDING}") and not path.with_name(path.name[: -len(ENDING)]).exists()
        try:
            age = now - datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
            if (is_unfinished or is_alone) and age > _ABANDONED_AFTER:
                path.unlink()
        except OSError:
            continue


def make_folder(folder: Path) -> None:
    """Make a folder for backups that only its user may enter.

    Raises:
        RegisterTrouble: when it can't be made.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        probe = folder / f".probe-{uuid4().hex[:8]}"
        os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        probe.unlink()
    except OSError as error:
        raise RegisterTrouble(f"The backup folder {folder} can’t be written: {error.strerror}.") from None


def _name(at: datetime) -> str:
    return f"{_START}{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:6]}{SUFFIX}"
