"""One window that writes for each register on a computer: a lock file beside it, held while the window is open.

Commands take no such lock; their transactions are short and queue behind each other.
"""

import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

_ENDING = ".window"
_LOCKED_BYTE = 1 << 20
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a register: the computer, the process, and since when, None where the file doesn't tell."""

    workstation: str = ""
    process: int = 0
    since: datetime | None = None


class WindowLock:
    """A lock that is held; the system lets go of it when the program ends, however it ends. Keep the object."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def release(self) -> None:
        """Let another window take it; releasing twice is no harm."""
        self._file.close()


def take_window_lock(register: Path, *, at: datetime) -> WindowLock | Holder:
    """Take the lock of a register's window, or return who holds it.

    Raises:
        OSError: when the folder refuses the file.
    """
    descriptor = os.open(lock_path(register), os.O_RDWR | os.O_CREAT, 0o600)
    file = os.fdopen(descriptor, "r+b", buffering=0)
    try:
        if not _lock(file):
            holder = _read(file)
            file.close()
            return holder
        content = {"workstation": platform.node(), "process": os.getpid(), "since": at.astimezone(UTC).isoformat()}
        file.seek(0)
        file.truncate()
        file.write(json.dumps(content).encode())
    except BaseException:
        file.close()
        raise
    return WindowLock(file)


def lock_path(register: Path) -> Path:
    """Return where the lock of a register lies: beside it, never the register itself."""
    return register.with_name(register.name + _ENDING)


def _read(file: BinaryIO) -> Holder:
    try:
        file.seek(0)
        found = json.loads(file.read(_LONGEST))
        return Holder(str(found["workstation"]), int(found["process"]), datetime.fromisoformat(found["since"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Holder()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        """Lock a byte far behind the words, so that another window can still read them."""
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        """Lock the whole file without waiting."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
