"""Backups in words: the card, a line for each, what is asked before a restore and said after it."""

from dataclasses import dataclass
from pathlib import Path

from b12desk.desktop.patient.presenter import Line
from b12desk.services.back_up import BackupLine, list_backups
from b12desk.services.backup_places import backup_places
from b12desk.services.backup_standing import moment_words
from b12desk.services.desk import Desk
from b12desk.services.restore_register import BackupLook, Restored


@dataclass(frozen=True, slots=True)
class CardWords:
    """The card in sentences and lines: where backups go, and those that are there, the newest first."""

    folder: str
    second: str
    has_second: bool
    backups: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RestoreWords:
    """What is asked before a restore: what the backup holds, what would be set aside, each entry, and the button."""

    name: str
    holds: str
    lost: tuple[str, ...]
    entries: tuple[Line, ...]
    kept: str
    button: str


def card_words(desk: Desk) -> CardWords:
    """Return what the card shows: folders in sentences, a line for each backup."""
    places = backup_places(desk.register.path)
    second = "No second folder yet. A share or a stick outlives this computer."
    if places.second is not None:
        is_there = places.second.is_dir()
        second = f"Second folder: {places.second}" + ("" if is_there else " (not there now; that is no trouble)")
    return CardWords(
        folder=f"Backups go to {places.folder}",
        second=second,
        has_second=places.second is not None,
        backups=tuple(backup_line(backup) for backup in list_backups(desk)),
    )


def backup_line(backup: BackupLine) -> Line:
    """Return a backup's line: when it was made and verified, how far it goes, what it holds, its size."""
    cells = (
        moment_words(backup.made_at),
        f"{backup.entries} · {backup.head_hash[:8]}",
        str(backup.patients),
        str(backup.injections),
        size_words(backup.size_bytes),
    )
    named = zip(("Verified", "last entry", "patients", "injections", "size"), cells, strict=True)
    return Line(str(backup.path), cells, ", ".join(f"{name} {cell}" for name, cell in named))


def restore_words(backup: Path, look: BackupLook) -> RestoreWords:
    """Return what is asked before a backup is restored."""
    lines = [
        Line(str(number), (lost.at, lost.what, lost.patient, lost.by), f"{lost.at}, {lost.what}, {lost.patient}")
        for number, lost in enumerate(look.listed)
    ]
    return RestoreWords(
        name=backup.name,
        holds=look.sentence,
        lost=look.lost or ("Nothing that is in the register now is missing from this backup.",),
        entries=tuple(lines),
        kept="The register as it is now is kept beside it, named “replaced” with the time, and can be restored again.",
        button="Restore and set these entries aside" if look.lost else "Restore this backup",
    )


def restored_words(done: Restored) -> str:
    """Return the notice after a restore."""
    kept = f" What was there before is kept: {done.kept.name}." if done.kept is not None else ""
    return f"The backup is restored and verified.{kept}"


def size_words(size_bytes: int) -> str:
    """Return “1.4 MB”, or kilobytes for less than one."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"
