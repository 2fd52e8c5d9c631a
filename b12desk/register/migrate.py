"""Bring a register to the newest schema: a verified backup first, then everything in one transaction."""

from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import StaticPool

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup import back_up
from b12desk.register.connect import file_uri
from b12desk.register.dialect import APPEND_ONLY, KEPT, SCHEMA, triggers


def bring_up_to_date(path: Path) -> None:
    """Migrate an older register after backing it up beside itself.

    Raises:
        RegisterTrouble: when the migrated register doesn't hold together; the old one is left in place.
    """
    back_up(path, path.with_name(f"{path.stem}.before-schema-{SCHEMA}{path.suffix}"))
    migrate(path, meta={})


def migrate(path: Path, *, meta: Mapping[str, str]) -> None:
    """Run every migration up to the newest in one transaction, triggers and checks included."""
    engine = _engine(path)
    try:
        with engine.connect() as connection, connection.begin():
            for table in (*APPEND_ONLY, *KEPT):
                for act in ("update", "delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_refuses_{act}")
            config = Config()
            config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            for trigger in triggers():
                connection.exec_driver_sql(trigger)
            for name, value in meta.items():
                connection.execute(
                    sa.text("INSERT INTO meta (name, value) VALUES (:name, :value)"), {"name": name, "value": value}
                )
            _check(connection, path)
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    finally:
        engine.dispose()


def _engine(path: Path) -> sa.Engine:
    """Return an engine of its own: foreign keys off before the one exclusive transaction begins."""
    import sqlite3

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(file_uri(path, "rw"), uri=True, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    return engine


def _check(connection: sa.Connection, path: Path) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    if orphans or integrity != "ok":
        raise RegisterTrouble(
            f"{path.name} can’t be brought up to date: it doesn’t hold together. It was left as it was."
        )
