"""Write a verified copy of the register."""

from dataclasses import dataclass
from pathlib import Path

from b12desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class BackedUp:
    """Where the copy lies."""

    path: Path


def back_up(desk: Desk, path: Path) -> BackedUp:
    """Copy the register to `path` while it is in use, and verify the copy.

    Raises:
        RegisterTrouble: when the copy can't be written or verified; the register itself is unharmed.
    """
    desk.register.backup_to(path)
    return BackedUp(path)
