"""One open register: the file, its units of work, and how it is opened, created and brought up to date."""

import platform
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from b12desk.clinical.errors import BadInput, Refused, RegisterTrouble
from b12desk.register.authoriser import REFUSED_WORDS
from b12desk.register.connect import engine_of, known_schema, make_home, make_private
from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.gateway import BUSY_SECONDS, open_connection
from b12desk.register.in_place import identity_of, refuse_unless_in_place, refuse_unless_logged
from b12desk.register.keys import RegisterKey
from b12desk.register.place import partial_name, put_in_place
from b12desk.register.read_unit import ReadUnit
from b12desk.register.sqlite_library import sqlite
from b12desk.register.trouble import is_environment, trouble
from b12desk.register.write_unit import WriteUnit


class Register:
    """An open register. Close it when done; units of work come from `reading` and `writing`.

    `key` is that of an encrypted register, None for a plain one.
    """

    def __init__(self, path: Path, engine: sa.Engine, key: RegisterKey | None = None) -> None:
        self.path = path
        self.key = key
        self._engine = engine
        self._only_reads_because = ""
        self.register_id, self.is_demo = "", False
        self.read_marks()

    def read_marks(self) -> None:
        """Read again which register this is; after another file took its place, too."""
        self._identity = identity_of(self.path)
        with self._transaction(reads=True) as connection:
            meta = {name: value for name, value in connection.exec_driver_sql("SELECT name, value FROM meta")}
        self.register_id = str(meta.get("register_id", ""))
        self.is_demo = meta.get("is_demo") == "yes"

    def reopen(self, key: RegisterKey | None) -> None:
        """Go on with the file that lies in its place now, under its own key, None for a plain one."""
        self.close()
        self.key = key
        self._engine = engine_of(self.path, key, busy_seconds=BUSY_SECONDS)
        self.read_marks()

    def only_read(self, because: str) -> None:
        """Refuse every act from now on in this sentence; an empty one allows them again."""
        self._only_reads_because = because

    def refuse_if_it_only_reads(self) -> None:
        """Raise Refused in that sentence while this window only reads."""
        if self._only_reads_because:
            raise Refused(self._only_reads_because)

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
            Refused: when this window only reads.
        """
        if at.tzinfo is None:
            raise ValueError("the instant of an act needs its time zone")
        self.refuse_if_it_only_reads()
        entered: tuple[int, str] | None = None
        try:
            with self._transaction(reads=False) as connection:
                unit = WriteUnit(connection, by=by, at=at.astimezone(UTC), workstation=platform.node())
                yield unit
                entered = unit.last_entry
        except RegisterTrouble:
            if entered is None or not self._is_saved_after_all(entered):
                raise

    def backup_to(self, path: Path) -> None:
        """Write a verified copy of the register to a new file while it is in use."""
        from b12desk.register.backup import back_up

        back_up(self.path, path, self.key)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _is_saved_after_all(self, entered: tuple[int, str]) -> bool:
        """Return whether an act whose commit is said to have failed is in the file, as a fresh connection reads it.

        What is there was perhaps not synced, so it is brought to the disk in another way first; where that fails, too,
        nothing is known for certain.
        """
        self._engine.dispose()
        try:
            with self.reading() as unit:
                if not unit.has_entry(*entered):
                    return False
            with closing(open_connection(self.path, "rw", self.key)) as unguarded:
                busy = unguarded.execute("PRAGMA wal_checkpoint(FULL)").fetchone()[0]
        except (RegisterTrouble, sa.exc.DBAPIError, sqlite.Error):
            return False
        return not busy

    @contextmanager
    def _transaction(self, *, reads: bool) -> Iterator[sa.Connection]:
        refuse_unless_in_place(self.path, self._identity)
        try:
            with self._engine.connect() as plain, _never_reused_after_trouble(plain):
                connection = plain.execution_options(reads=reads)
                with connection.begin():
                    yield connection
                    if not reads:
                        refuse_unless_logged(self.path, connection)
                        refuse_unless_in_place(self.path, self._identity)
            if not reads:
                refuse_unless_in_place(self.path, self._identity)
        except UnicodeEncodeError:
            raise BadInput("A text holds half a character: a letter was lost on the way. Nothing was saved.") from None
        except sa.exc.IntegrityError as error:
            raise Refused(
                "The register refuses this entry: it would break one of its rules. Nothing was saved."
            ) from error
        except (sa.exc.DBAPIError, sqlite.Error) as error:
            if not is_environment(error):
                raise
            if any(word in str(error) for word in REFUSED_WORDS):
                raise Refused(
                    "The register refuses this: its entries are added, never changed. Nothing was saved."
                ) from error
            raise trouble(error, self.path) from error


def open_register(
    path: Path,
    key: RegisterKey | None = None,
    *,
    create: bool = True,
    is_demo: bool = False,
    busy_seconds: float = BUSY_SECONDS,
) -> Register:
    """Open the register in that file, at the newest schema; create it where there is none and `create` allows it.

    Raises:
        PassphraseNeeded: when it is encrypted and no key was given.
        RegisterTrouble: when the file is no register, too new, or can't be opened; it is left as it was.
    """
    if not path.exists() and create:
        create_register(path, key, is_demo=is_demo)
    elif known_schema(path, key, busy_seconds=busy_seconds) < SCHEMA:
        from b12desk.register.migrate import bring_up_to_date

        bring_up_to_date(path, key)
    if key is not None:
        from b12desk.register.encrypt import wipe_replaced

        wipe_replaced(path)
    try:
        return Register(path, engine_of(path, key, busy_seconds=busy_seconds), key)
    except sqlite.Error as error:
        raise trouble(error, path) from error


def create_register(
    path: Path, key: RegisterKey | None = None, *, is_demo: bool, register_id: str | None = None
) -> None:
    """Make a new register at the newest schema, in place only when it is whole; encrypted from its first byte by a key.

    Raises:
        RegisterTrouble: when the folder or the disk refuses.
    """
    from b12desk.register.migrate import migrate

    make_home(path)
    partial = partial_name(path)
    try:
        connection = open_connection(partial, "rwc", key)
        try:
            make_private(partial)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        finally:
            connection.close()
        migrate(partial, key, meta={"register_id": register_id or str(uuid4()), "is_demo": "yes" if is_demo else "no"})
        put_in_place(partial, path)
    except FileExistsError:
        return  # another desk made the register meanwhile; that one is opened
    except (OSError, sqlite.Error, sa.exc.DBAPIError) as error:
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
