"""Know whether the file that a connection writes is still the one that lies under the register's name.

On POSIX a file that was moved, replaced or deleted goes on being written by whoever has it open, and SQLite reports
each entry as saved: it would be gone with the next start. So the name is looked up before an act is saved, and after.
"""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from b12desk.clinical.errors import RegisterTrouble

_BESIDE = ("-wal", "-shm")
_IN_THE_LOG = "wal"


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """What tells a file from every other one on this computer, whatever it is called."""

    device: int
    number: int


def identity_of(path: Path) -> FileIdentity | None:
    """Return what lies under that name now, None where nothing does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileIdentity(found.st_dev, found.st_ino)


def refuse_unless_in_place(path: Path, opened: FileIdentity | None) -> None:
    """Raise RegisterTrouble where another file, or none, lies under the register's name since it was opened."""
    now = identity_of(path)
    if now is None:
        raise RegisterTrouble(gone(path))
    if now != opened:
        raise RegisterTrouble(
            f"Another file lies in the place of {path.name} since it was opened. "
            "Nothing was saved; close b12desk and open it again."
        )


def refuse_unless_logged(path: Path, connection: sa.Connection) -> None:
    """Raise RegisterTrouble where somebody took away the log beside the register, into which acts are written first."""
    if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != _IN_THE_LOG:
        return
    for ending in _BESIDE:
        if not path.with_name(path.name + ending).exists():
            raise RegisterTrouble(
                f"Another program took away {path.name}{ending}, which belongs to the register while it is open. "
                "Nothing was saved; try again, and leave that file alone."
            )


def gone(path: Path) -> str:
    """Return the sentence for a register that lies no longer where it was."""
    return (
        f"{path.name} is no longer where it was: its drive or folder was taken away, or it was moved or deleted. "
        "Nothing was saved; bring it back and try again, or restore the last good backup."
    )
