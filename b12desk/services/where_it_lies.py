"""Refuse a live register where two computers could overwrite each other, and say what can be done instead."""

from pathlib import Path

from b12desk.clinical.errors import Refused
from b12desk.register.whereabouts import PlaceKind, Whereabouts, whereabouts

_UNSAFE = (PlaceKind.SHARE, PlaceKind.SYNCHRONISED)


def refuse_unsafe_place(path: Path) -> None:
    """Raise where a register at that path would lie on a network share or in a synchronised folder.

    Raises:
        Refused: with the ways out, one sentence each; nothing was opened or made.
    """
    place = whereabouts(path)
    if place.kind in _UNSAFE:
        raise Refused(unsafe_words(path, place))


def unsafe_words(path: Path, place: Whereabouts) -> tuple[str, ...]:
    """Return why a register can't be worked with there, and the ways out."""
    why = {
        PlaceKind.SHARE: "Two computers that write there can lose each other’s entries without any error",
        PlaceKind.SYNCHRONISED: "Synchronising replaces the file while it is in use, and entries are lost",
    }[place.kind]
    return (
        f"{path} lies in {place.kind.value} ({place.name}). {why}, so the register is not opened there.",
        "Move it here: start b12desk without it, choose Restore a backup and then this file; it is copied and "
        "verified. By command: b12desk restore FILE.",
        "Keep backups there instead: choose that folder as the second folder in Settings, Backups.",
        "To look at it only: restore it under another name, b12desk --register COPY restore FILE.",
    )


def place_warning(path: Path) -> str:
    """Return what is said of a register on a removable drive, empty where it lies on a disk of this computer."""
    place = whereabouts(path)
    if place.kind is not PlaceKind.REMOVABLE:
        return ""
    name = f" ({place.name})" if place.name else ""
    return f"The register lies on a removable drive{name}: keep it plugged in, and keep backups on another disk."
