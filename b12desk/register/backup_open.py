"""Open a register's file for copying, comparing and restoring, beside the connections that acts go through."""

from pathlib import Path

from b12desk.register.gateway import open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import sqlite


def open_file(
    path: Path, mode: str, key: RegisterKey | None = None, *, busy_seconds: float = 30.0
) -> sqlite.Connection:
    """Open a register or a copy of one in the mode `ro`, `rw` or `rwc`, each statement a transaction of its own."""
    return open_connection(path, mode, key, busy_seconds=busy_seconds)
