"""Bring a register to the newest schema: a verified backup first, then everything in one transaction."""

from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import StaticPool

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup import back_up
from b12desk.register.dialect import APPEND_ONLY, KEPT, SCHEMA, triggers
from b12desk.register.gateway import open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import trouble


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


def migrate(path: Path, key: RegisterKey | None = None, *, meta: Mapping[str, str]) -> None:
    """Run every migration up to the newest in one transaction, triggers and checks included."""
    engine = _engine(path, key)
    try:
        with engine.connect() as connection, connection.begin():
            for table in (*APPEND_ONLY, *KEPT):
                for act in ("update", "delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_refuses_{act}")
            before = _counts(connection)
            _run_scripts(connection)
            for trigger in triggers():
                connection.exec_driver_sql(trigger)
            for name, value in meta.items():
                connection.execute(
                    sa.text("INSERT INTO meta (name, value) VALUES (:name, :value)"), {"name": name, "value": value}
                )
            _check(connection, path, before)
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
    """Return how many rows each append-only table holds, and the patients; nothing of a new register."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    return {
        table: int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
        for table in (*APPEND_ONLY, *KEPT)
        if table in there
    }


def _free_name(path: Path) -> Path:
    """Return a name for the backup that is not taken, also after a migration that failed before."""
    stem = f"{path.stem}.before-schema-{SCHEMA}"
    names = (path.with_name(f"{stem}{number}{path.suffix}") for number in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if not name.exists())


def _check(connection: sa.Connection, path: Path, before: Mapping[str, int]) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    after = _counts(connection)
    is_lost = any(after[table] != rows for table, rows in before.items())
    if orphans or integrity != "ok" or is_lost:
        raise RegisterTrouble(
            f"{path.name} can’t be brought up to date: it doesn’t hold together. It was left as it was."
        )
