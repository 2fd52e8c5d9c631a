"""Put a backup in the place of a register: a checked copy first, and what it replaces is kept beside it."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.backup import back_up
from b12desk.register.backup_open import open_file
from b12desk.register.connect import known_schema, make_home
from b12desk.register.dialect import SCHEMA
from b12desk.register.encrypt import convert
from b12desk.register.gateway import is_readable, key_for
from b12desk.register.keys import RegisterKey
from b12desk.register.keys_file import copy_keys, remove_keys
from b12desk.register.place import partial_name, put_in_place, sync_folder
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register, open_register
from b12desk.register.trouble import trouble

_BESIDE = ("-wal", "-shm")
_IN_USE = "The register is open in another window or program. Close it there and try again; nothing was changed."
_ENTRIES = "SELECT number, hash, at, entity FROM audit ORDER BY number"
_LISTED = """
SELECT a.number, a.at, a."by", a.action, a.entity, coalesce(p.family_name, ''), coalesce(p.given_name, '')
FROM audit a LEFT JOIN patient p ON p.id = a.patient_id WHERE a.number >= ? ORDER BY a.number LIMIT ?
"""
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class LostEntry:
    """One entry that a backup lacks: its instant, who made it, what it is, and whose, empty for nobody's."""

    at: str
    by: str
    action: str
    entity: str
    family_name: str
    given_name: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a register holds that a backup of it does not: entries by kind, the first and the last by their instants.

    `is_other` where the two were never one register; everything it holds counts then. `listed` holds the first
    `MOST_LISTED` of the entries, in order.
    """

    entries: Mapping[str, int] = field(default_factory=dict)
    first_at: str = ""
    last_at: str = ""
    is_other: bool = False
    listed: tuple[LostEntry, ...] = ()


@contextmanager
def copy_of_backup(backup: Path, path: Path, key: RegisterKey | None = None) -> Iterator[Register]:
    """Give a copy of the backup, at the newest schema, beside the place it is meant for; it goes if it is not used.

    A backup from before the register was encrypted is encrypted on the way.

    Raises:
        RegisterTrouble: when the backup is no register, damaged or too new, or the disk refuses.
    """
    own_key = key_for(backup, key)
    known_schema(backup, own_key)
    make_home(path)
    partial = partial_name(path)
    try:
        back_up(backup, partial, own_key, checks_chain=False)
        if known_schema(partial, own_key) < SCHEMA:
            from b12desk.register.migrate import migrate

            migrate(partial, own_key, meta={})
        if key is not None and own_key is None:
            convert(partial, None, key)
        register = open_register(partial, key, create=False)
        try:
            yield register
        finally:
            register.close()
    finally:
        remove_keys(partial)
        for each in ("", *_BESIDE):
            _beside(partial, each).unlink(missing_ok=True)


def ahead_of(backup: Path, path: Path, key: RegisterKey | None = None) -> Ahead | None:
    """Return what the register at `path` holds that the backup does not, None where it can't be read."""
    try:
        kept_by, now_by = key_for(backup, key), key_for(path, key)
        with closing(_reader(backup, "ro", kept_by)) as kept, closing(_reader(path, "rw", now_by)) as now:
            return _compare(kept, now)
    except sqlite.Error:
        return None


def is_invented(path: Path, key: RegisterKey | None = None) -> bool | None:
    """Return whether the register at `path` holds invented patients, None where there is none or it can't be read."""
    if not path.exists():
        return None
    try:
        with closing(_reader(path, "rw", key_for(path, key))) as there:
            found = there.execute("SELECT value FROM meta WHERE name = 'is_demo'").fetchone()
    except sqlite.Error:
        return None
    return found is not None and found[0] == "yes"


def put_in_its_place(copy: Path, path: Path, kept: Path, key: RegisterKey | None = None) -> None:
    """Give a closed copy the register's name; the register that was there keeps its file under the name `kept`.

    Raises:
        RegisterTrouble: when the register is in use, or the disk refuses; it stands where it stood then.
    """
    try:
        if not path.exists():
            copy_keys(copy, path)
            put_in_place(copy, path)
            return
        _settle(path, key_for(path, key))
        copy_keys(path, kept)
        _name_also(path, kept)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        for each in _BESIDE:
            if _beside(path, each).exists():
                _beside(path, each).replace(_beside(kept, each))
        if key is not None and not is_readable(path, key):
            copy_keys(copy, path)
        copy.replace(path)
        sync_folder(path.parent)
    except (OSError, sqlite.Error) as error:
        raise trouble(error, path) from error


def _compare(kept: sqlite.Connection, now: sqlite.Connection) -> Ahead:
    known = {number: hash for number, hash, _, _ in kept.execute(_ENTRIES)}
    is_other = _register_id(kept) != _register_id(now)
    lost = [
        (number, at, entity)
        for number, hash, at, entity in now.execute(_ENTRIES)
        if is_other or known.get(int(number)) != hash
    ]
    if not lost:
        return Ahead(is_other=is_other)
    (first, first_at, _), (_, last_at, _) = lost[0], lost[-1]
    listed = tuple(LostEntry(*map(str, row[1:])) for row in now.execute(_LISTED, (first, MOST_LISTED)))
    return Ahead(Counter(entity for _, _, entity in lost), first_at, last_at, is_other, listed)


def _register_id(connection: sqlite.Connection) -> str:
    found = connection.execute("SELECT value FROM meta WHERE name = 'register_id'").fetchone()
    return str(found[0]) if found else ""


def _reader(path: Path, mode: str, key: RegisterKey | None) -> sqlite.Connection:
    """A connection that only reads; in the mode `rw` it takes the log's files away again when it is closed."""
    connection = open_file(path, mode, key, busy_seconds=5)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _settle(path: Path, key: RegisterKey | None) -> None:
    """Bring the file together with its log, which nobody else may have open; a damaged file is taken as it is."""
    with closing(open_file(path, "rw", key, busy_seconds=1)) as connection:
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite.OperationalError as error:
            if "locked" in str(error):
                raise RegisterTrouble(_IN_USE) from None
            raise
        except sqlite.DatabaseError:
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
