"""Put a backup in the place of a register: a checked copy first, and what it replaces is kept beside it."""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup import back_up
from b12desk.register.connect import file_uri, known_schema, make_home
from b12desk.register.dialect import SCHEMA
from b12desk.register.place import partial_name, put_in_place, sync_folder
from b12desk.register.store import Register, open_register
from b12desk.register.trouble import trouble

_BESIDE = ("-wal", "-shm")
_IN_USE = "The register is open in another window or program. Close it there and try again; nothing was changed."
_ENTRIES = "SELECT number, hash, at, entity FROM audit ORDER BY number"


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a register holds that a backup of it does not: entries by kind, the first and the last by their instants.

    `is_other` where the two were never one register; everything it holds counts then.
    """

    entries: Mapping[str, int] = field(default_factory=dict)
    first_at: str = ""
    last_at: str = ""
    is_other: bool = False


@contextmanager
def copy_of_backup(backup: Path, path: Path) -> Iterator[Register]:
    """Give a copy of the backup, at the newest schema, beside the place it is meant for; it goes if it is not used.

    Raises:
        RegisterTrouble: when the backup is no register, damaged or too new, or the disk refuses.
    """
    known_schema(backup)
    make_home(path)
    partial = partial_name(path)
    try:
        back_up(backup, partial)
        if known_schema(partial) < SCHEMA:
            from b12desk.register.migrate import migrate

            migrate(partial, meta={})
        register = open_register(partial, create=False)
        try:
            yield register
        finally:
            register.close()
    finally:
        for each in ("", *_BESIDE):
            _beside(partial, each).unlink(missing_ok=True)


def ahead_of(backup: Path, path: Path) -> Ahead | None:
    """Return what the register at `path` holds that the backup does not, None where it can't be read."""
    try:
        with closing(_reader(backup, "ro")) as kept, closing(_reader(path, "rw")) as now:
            return _compare(kept, now)
    except sqlite3.Error:
        return None


def is_invented(path: Path) -> bool | None:
    """Return whether the register at `path` holds invented patients, None where there is none or it can't be read."""
    if not path.exists():
        return None
    try:
        with closing(_reader(path, "rw")) as there:
            found = there.execute("SELECT value FROM meta WHERE name = 'is_demo'").fetchone()
    except sqlite3.Error:
        return None
    return found is not None and found[0] == "yes"


def put_in_its_place(copy: Path, path: Path, kept: Path) -> None:
    """Give a closed copy the register's name; the register that was there keeps its file under the name `kept`.

    Raises:
        RegisterTrouble: when the register is in use, or the disk refuses; it stands where it stood then.
    """
    try:
        if not path.exists():
            put_in_place(copy, path)
            return
        _settle(path)
        _name_also(path, kept)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        for each in _BESIDE:
            if _beside(path, each).exists():
                _beside(path, each).replace(_beside(kept, each))
        copy.replace(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise trouble(error, path) from error


def _compare(kept: sqlite3.Connection, now: sqlite3.Connection) -> Ahead:
    known = {number: hash for number, hash, _, _ in kept.execute(_ENTRIES)}
    is_other = _register_id(kept) != _register_id(now)
    lost = [
        (at, entity) for number, hash, at, entity in now.execute(_ENTRIES) if is_other or known.get(int(number)) != hash
    ]
    if not lost:
        return Ahead(is_other=is_other)
    return Ahead(Counter(entity for _, entity in lost), lost[0][0], lost[-1][0], is_other)


def _register_id(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT value FROM meta WHERE name = 'register_id'").fetchone()
    return str(found[0]) if found else ""


def _reader(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that only reads; in the mode `rw` it takes the log's files away again when it is closed."""
    connection = sqlite3.connect(file_uri(path, mode), uri=True, timeout=5)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _settle(path: Path) -> None:
    """Bring the file together with its log, which nobody else may have open; a damaged file is taken as it is."""
    with closing(sqlite3.connect(file_uri(path, "rw"), uri=True, timeout=1, isolation_level=None)) as connection:
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise RegisterTrouble(_IN_USE) from None
            raise
        except sqlite3.DatabaseError:
            return
    if mode != "delete":
        raise RegisterTrouble(_IN_USE)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _name_also(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        shutil.copy2(path, kept)
