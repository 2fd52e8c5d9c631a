"""Open a register for units of work, and know a register from any other file."""

import os
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from b12desk import __version__
from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.authoriser import guard
from b12desk.register.dialect import APPLICATION_ID, PRAGMAS, SCHEMA, WRITTEN_BY
from b12desk.register.fingerprint import is_as_made
from b12desk.register.gateway import BUSY_SECONDS, NOT_A_DATABASE, open_connection, unopened
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import trouble

SMALLEST_BYTES = 1024
POOL_SIZE = 4


def connector(path: Path, key: RegisterKey | None, *, busy_seconds: float) -> Callable[[], sqlite.Connection]:
    """Return what opens one connection to an existing register: durable, with foreign keys, and guarded."""

    def connect() -> sqlite.Connection:
        connection = open_connection(path, "rw", key, busy_seconds=busy_seconds)
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA busy_timeout={int(busy_seconds * 1000)}")
            guard(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def engine_of(path: Path, key: RegisterKey | None = None, *, busy_seconds: float) -> sa.Engine:
    """Return an engine whose transactions begin IMMEDIATE, or as readers where the connection says so."""
    engine = sa.create_engine(
        "sqlite://",
        creator=connector(path, key, busy_seconds=busy_seconds),
        module=sqlite,
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


def known_schema(path: Path, key: RegisterKey | None = None, *, busy_seconds: float = BUSY_SECONDS) -> int:
    """Return the schema of the register in that file.

    Raises:
        PassphraseNeeded: when it is encrypted and no key was given.
        RegisterTrouble: when the file is empty, no register, changed by another program, or made by a newer b12desk.
    """
    try:
        if path.stat().st_size < SMALLEST_BYTES:
            raise RegisterTrouble(f"{path.name} is empty or cut short: it is no register. It was left as it is.")
        connection = open_connection(path, "ro", key, busy_seconds=busy_seconds)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
            writer = _written_by(connection) if schema > SCHEMA else ""
            is_ours = application != APPLICATION_ID or is_as_made(connection, schema)
        finally:
            connection.close()
    except OSError as error:
        raise RegisterTrouble(f"{path} can’t be read: {error.strerror}. Nothing was changed.") from None
    except sqlite.Error as error:
        if _rolled_back(path, key):
            return known_schema(path, key, busy_seconds=busy_seconds)
        raise (NOT_A_DATABASE in str(error) and unopened(path, key)) or trouble(error, path) from None
    if application != APPLICATION_ID:
        raise RegisterTrouble(f"{path.name} is a database of another program, not a register. It was left as it is.")
    if schema > SCHEMA:
        raise RegisterTrouble(
            f"{path.name} was written by a newer b12desk (schema {schema}; this one, {__version__}, knows {SCHEMA}). "
            f"It was left as it is; install {f'b12desk {writer} or later' if writer else 'the newer version'}."
        )
    if not is_ours:
        raise RegisterTrouble(
            f"Another program has changed how {path.name} keeps its entries: its tables, indexes or triggers are not "
            "those b12desk made. It was left as it is; restore the last good backup."
        )
    return schema


def _written_by(connection: sqlite.Connection) -> str:
    """Return the version of b12desk that last changed the schema, empty where a schema to come keeps that elsewhere."""
    try:
        found = connection.execute("SELECT value FROM meta WHERE name = ?", (WRITTEN_BY,)).fetchone()
    except sqlite.Error:
        return ""
    return str(found[0]) if found else ""


def _rolled_back(path: Path, key: RegisterKey | None) -> bool:
    """Undo a change that a killed program left half done, which a reader alone can't; False where there is none."""
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return False
    try:
        connection = open_connection(path, "rw", key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite.Error:
        return False
    return not journal.exists()


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
