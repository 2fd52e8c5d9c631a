"""Open SQLite the one way a register is opened, and know a register from any other file."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.dialect import APPLICATION_ID, PRAGMAS, SCHEMA
from b12desk.register.trouble import trouble

SMALLEST_BYTES = 1024
POOL_SIZE = 4


def file_uri(path: Path, mode: str) -> str:
    """Return the address under which SQLite opens the file in a mode: `ro`, `rw` or `rwc`."""
    return f"file:{quote(str(path.resolve()))}?mode={mode}"


def connector(path: Path, *, busy_seconds: float) -> Callable[[], sqlite3.Connection]:
    """Return what opens one connection to an existing register, durable and with foreign keys."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            file_uri(path, "rw"), uri=True, isolation_level=None, check_same_thread=False, timeout=busy_seconds
        )
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA busy_timeout={int(busy_seconds * 1000)}")
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def engine_of(path: Path, *, busy_seconds: float) -> sa.Engine:
    """Return an engine whose transactions begin IMMEDIATE, or as readers where the connection says so."""
    engine = sa.create_engine(
        "sqlite://",
        creator=connector(path, busy_seconds=busy_seconds),
        poolclass=QueuePool,
        pool_size=POOL_SIZE,
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        reads = bool(connection.get_execution_options().get("reads"))
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def known_schema(path: Path) -> int:
    """Return the schema of the register in that file.

    Raises:
        RegisterTrouble: when the file is empty, no register, or made by a newer b12desk.
    """
    try:
        if path.stat().st_size < SMALLEST_BYTES:
            raise RegisterTrouble(f"{path.name} is empty or cut short: it is no register. It was left as it is.")
        connection = sqlite3.connect(file_uri(path, "ro"), uri=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    except OSError as error:
        raise RegisterTrouble(f"{path} can’t be read: {error.strerror}. Nothing was changed.") from None
    except sqlite3.Error as error:
        raise trouble(error, path) from None
    if application != APPLICATION_ID:
        raise RegisterTrouble(f"{path.name} is a database of another program, not a register. It was left as it is.")
    if schema > SCHEMA:
        raise RegisterTrouble(
            f"{path.name} was written by a newer b12desk (schema {schema}; this one knows {SCHEMA}). "
            "It was left as it is; install the newer version."
        )
    return schema


def make_home(path: Path) -> None:
    """Make the folder of a new register, for its user only.

    Raises:
        RegisterTrouble: when the folder can't be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterTrouble(
            f"The folder {path.parent} can’t be made: {error.strerror}. Nothing was changed."
        ) from None


def make_private(path: Path) -> None:
    """Let the file be read and written by its user only."""
    os.chmod(path, 0o600)
