"""One open register: the file, its units of work, and how it is opened, created and brought up to date."""

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from b12desk.clinical.errors import Refused
from b12desk.register.connect import engine_of, file_uri, known_schema, make_home, make_private
from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.place import partial_name, put_in_place
from b12desk.register.read_unit import ReadUnit
from b12desk.register.trouble import is_environment, trouble
from b12desk.register.write_unit import WriteUnit

BUSY_SECONDS = 30.0


class Register:
    """An open register. Close it when done; units of work come from `reading` and `writing`."""

    def __init__(self, path: Path, engine: sa.Engine) -> None:
        self.path = path
        self._engine = engine
        with self._transaction(reads=True) as connection:
            meta = {name: value for name, value in connection.exec_driver_sql("SELECT name, value FROM meta")}
        self.register_id = str(meta.get("register_id", ""))
        self.is_demo = meta.get("is_demo") == "yes"

    @contextmanager
    def reading(self) -> Iterator[ReadUnit]:
        """Give one consistent look at the register.

        Raises:
            RegisterTrouble: when the file can't be read.
        """
        with self._transaction(reads=True) as connection:
            yield ReadUnit(connection)

    @contextmanager
    def writing(self, *, by: str, at: datetime) -> Iterator[WriteUnit]:
        """Give one act: saved whole when the block ends, not at all when it raises. `at` is an instant with its zone.

        Raises:
            RegisterTrouble: when the file can't be written; nothing is saved then.
        """
        if at.tzinfo is None:
            raise ValueError("the instant of an act needs its time zone")
        with self._transaction(reads=False) as connection:
            yield WriteUnit(connection, by=by, at=at.astimezone(UTC), workstation=platform.node())

    def backup_to(self, path: Path) -> None:
        """Write a verified copy of the register to a new file while it is in use."""
        from b12desk.register.backup import back_up

        back_up(self.path, path)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, reads: bool) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as plain, _never_reused_after_trouble(plain):
                connection = plain.execution_options(reads=reads)
                with connection.begin():
                    yield connection
        except sa.exc.IntegrityError as error:
            raise Refused(
                "The register refuses this entry: it would break one of its rules. Nothing was saved."
            ) from error
        except (sa.exc.DBAPIError, sqlite3.Error) as error:
            if not is_environment(error):
                raise
            raise trouble(error, self.path) from error


def open_register(
    path: Path, *, create: bool = True, is_demo: bool = False, busy_seconds: float = BUSY_SECONDS
) -> Register:
    """Open the register in that file, at the newest schema; create it where there is none and `create` allows it.

    Raises:
        RegisterTrouble: when the file is no register, too new, or can't be opened; it is left as it was.
    """
    if not path.exists() and create:
        create_register(path, is_demo=is_demo)
    elif known_schema(path) < SCHEMA:
        from b12desk.register.migrate import bring_up_to_date

        bring_up_to_date(path)
    try:
        return Register(path, engine_of(path, busy_seconds=busy_seconds))
    except sqlite3.Error as error:
        raise trouble(error, path) from error


def create_register(path: Path, *, is_demo: bool) -> None:
    """Make a new register at the newest schema, in place only when it is whole.

    Raises:
        RegisterTrouble: when the folder or the disk refuses.
    """
    from b12desk.register.migrate import migrate

    make_home(path)
    partial = partial_name(path)
    try:
        connection = sqlite3.connect(file_uri(partial, "rwc"), uri=True, isolation_level=None)
        try:
            make_private(partial)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        finally:
            connection.close()
        migrate(partial, meta={"register_id": str(uuid4()), "is_demo": "yes" if is_demo else "no"})
        put_in_place(partial, path)
    except FileExistsError:
        return  # another desk made the register meanwhile; that one is opened
    except (OSError, sqlite3.Error, sa.exc.DBAPIError) as error:
        raise trouble(error, path) from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _never_reused_after_trouble(connection: sa.Connection) -> Iterator[None]:
    """Close a connection whose outcome is unknown instead of giving it back to the pool."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        if is_environment(error):
            connection.invalidate(error)
        raise
