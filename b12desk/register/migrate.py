"""Bring a register to the newest schema: a verified backup first, then everything in one transaction."""

from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import StaticPool

from b12desk import __version__
from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup import back_up
from b12desk.register.dialect import APPEND_ONLY, KEPT, SCHEMA, WRITTEN_BY, triggers
from b12desk.register.fingerprint import is_as_made
from b12desk.register.gateway import open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import trouble

_MAY_GROW = frozenset({"meta", "alembic_version"})
"""Tables to which the migration itself adds; of every other one, each row must be there afterwards."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def bring_up_to_date(path: Path, key: RegisterKey | None = None) -> None:
    """Migrate an older register after backing it up beside itself.

    Raises:
        RegisterTrouble: when the migrated register doesn't hold together; the old one is left in place.
    """
    back_up(path, _free_name(path), key, checks_chain=False)
    try:
        migrate(path, key, meta={})
    except sa.exc.DBAPIError as error:
        raise trouble(error, path) from error


_PUT_META = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def migrate(path: Path, key: RegisterKey | None = None, *, meta: Mapping[str, str]) -> None:
    """Run every migration up to the newest in one transaction, triggers and checks included."""
    engine = _engine(path, key)
    try:
        with engine.connect() as connection, connection.begin():
            for table in (*APPEND_ONLY, *KEPT):
                for act in ("update", "delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_refuses_{act}")
            before, head = _counts(connection), _head(connection)
            _run_scripts(connection)
            for trigger in triggers():
                connection.exec_driver_sql(trigger)
            for name, value in ({WRITTEN_BY: __version__} | dict(meta)).items():
                connection.exec_driver_sql(_PUT_META, (name, value))
            _check(connection, path, before, head)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    finally:
        engine.dispose()


def _engine(path: Path, key: RegisterKey | None) -> sa.Engine:
    """Return an engine of its own: foreign keys off before the one exclusive transaction begins."""

    def connect() -> sqlite.Connection:
        connection = open_connection(path, "rw", key)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, module=sqlite, poolclass=StaticPool, hide_parameters=True)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    return engine


def _run_scripts(connection: sa.Connection) -> None:
    """Run every migration not yet run, inside the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _counts(connection: sa.Connection) -> Mapping[str, int]:
    """Return how many rows each table holds; nothing of a new register."""
    names = [str(name) for name in connection.exec_driver_sql(_TABLES).scalars()]
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())
        for name in names
        if name not in _MAY_GROW
    }


def _head(connection: sa.Connection) -> tuple[object, ...] | None:
    """Return number and hash of the last audit entry; None of a new register."""
    if "audit" not in connection.exec_driver_sql(_TABLES).scalars().all():
        return None
    last = connection.exec_driver_sql("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").first()
    return tuple(last) if last else ()


def _free_name(path: Path) -> Path:
    """Return a name for the backup that is not taken, also after a migration that failed before."""
    stem = f"{path.stem}.before-schema-{SCHEMA}"
    names = (path.with_name(f"{stem}{number}{path.suffix}") for number in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if not name.exists())


def _check(connection: sa.Connection, path: Path, before: Mapping[str, int], head: tuple[object, ...] | None) -> None:
    """Raise RegisterTrouble unless the file holds together, every row is there, and the schema is the newest one."""
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    after = _counts(connection)
    is_lost = any(after.get(table) != rows for table, rows in before.items())
    is_lost = is_lost or (head is not None and _head(connection) != head)
    if orphans or integrity != "ok" or is_lost:
        raise RegisterTrouble(
            f"{path.name} can’t be brought up to date: it doesn’t hold together. It was left as it was."
        )
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite.Connection) or not is_as_made(raw, SCHEMA):
        raise RegisterTrouble(
            f"{path.name} can’t be brought up to date: another program has changed its tables, indexes or triggers. "
            "It was left as it was; restore the last good backup."
        )
