"""Turn what the database says into a sentence for the desk: what happened, what was kept, what to do."""

import os
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.sqlite_library import sqlite

_SAYS = (
    ("locked", "The register is busy: another window or program is writing to it. Nothing was saved; try again."),
    ("readonly", "The register is read-only here. Nothing was saved; ask who looks after this computer."),
    ("read-only", "The register is read-only here. Nothing was saved; ask who looks after this computer."),
    ("full", "The disk is full. Nothing was saved, and what was saved before is safe; make room and try again."),
    (
        "not a database",
        "This file is not a b12desk register, or it is damaged. It was left as it is; restore a backup.",
    ),
    ("malformed", "The register is damaged. It was left as it is; restore the last good backup."),
    ("unable to open", "The register can’t be opened: is its folder or drive still there? Nothing was changed."),
    (
        "disk i/o",
        "The disk did not answer. Nothing was saved for certain; look whether the entry is there, then try again.",
    ),
)


_ASK = "Nothing was saved, and nothing was changed; ask who looks after this computer to let you write there."
_BESIDE = ("", "-wal", "-shm", "-journal")
_DEPENDS_ON_THE_PLACE = ("readonly", "read-only", "unable to open")


def trouble(error: BaseException, path: Path) -> RegisterTrouble:
    """Return the error for the desk that stands for a database error."""
    said = str(getattr(error, "orig", None) or error).lower()
    if any(word in said for word in _DEPENDS_ON_THE_PLACE) and (why := _place_trouble(path)):
        return RegisterTrouble(why)
    for word, sentence in _SAYS:
        if word in said:
            return RegisterTrouble(f"{sentence} ({path.name})")
    return RegisterTrouble(f"The register could not do that ({path.name}): {said.splitlines()[0]}. Nothing was saved.")


def _place_trouble(path: Path) -> str:
    """Return what about the file, its folder or what lies beside it forbids its use, empty for nothing."""
    if not path.parent.is_dir():
        return ""
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists() and not os.access(beside, os.R_OK | os.W_OK):
            may = "not be written" if os.access(beside, os.R_OK) else "be neither read nor written"
            return f"The register is read-only here: {beside.name} may {may} by you. {_ASK}"
    if not os.access(path.parent, os.W_OK):
        return f"The register is read-only here: its folder {path.parent.name} may not be written by you. {_ASK}"
    return ""


def is_environment(error: BaseException) -> bool:
    """Return whether a database error is the environment's fault rather than a broken rule of the schema."""
    origin = getattr(error, "orig", error)
    return not isinstance(origin, sqlite.IntegrityError)
