"""Make an encrypted register of a plain one, or a plain one of an encrypted one, in a new file that takes its place.

The copy is verified under its own key against the register, entry by entry, while nobody else can write; then it takes
the register's name in one step. Interrupted before that step, the register is what it was; after it, what was asked.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.connect import known_schema, make_private
from b12desk.register.dialect import SCHEMA
from b12desk.register.fingerprint import fingerprint
from b12desk.register.gateway import MALFORMED, cannot_decipher, open_connection
from b12desk.register.keys import RegisterKey
from b12desk.register.place import partial_name, sync_folder
from b12desk.register.sqlite_library import CAN_ENCRYPT, sqlite
from b12desk.register.trouble import trouble

IN_USE = "The register is open in another window or program. Close it there and try again; nothing was changed."
REPLACED = ".replaced-plain"
_BESIDE = ("", "-journal", "-wal", "-shm")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


@dataclass(frozen=True, slots=True)
class Content:
    """What a register's file holds, to be compared: its marks, its schema and every table's rows."""

    marks: tuple[int, int]
    schema: str
    head: tuple[int, str]
    tables: Mapping[str, tuple[int, str]]


def convert(path: Path, key: RegisterKey | None, new_key: RegisterKey | None) -> None:
    """Write the register anew under another key, None for a plain file, and put it in its place once it is verified.

    Raises:
        RegisterTrouble: when it is open elsewhere, not current, damaged, or the disk refuses; it is as it was then.
    """
    if not CAN_ENCRYPT:
        raise RegisterTrouble(cannot_decipher(path))
    if known_schema(path, key) < SCHEMA:
        raise RegisterTrouble(f"{path.name} is of an older b12desk: open it once before. Nothing was changed.")
    partial = partial_name(path)
    try:
        with _alone(path, key) as source:
            content = content_of(source)
            _export(source, partial, new_key)
            _verify(partial, new_key, content)
            if os.name == "posix":  # elsewhere an open file can't be renamed over
                _swap(partial, path, wipes=key is None)
        if os.name != "posix":
            _swap(partial, path, wipes=key is None)
    except (OSError, sqlite.Error) as error:
        raise trouble(error, path) from error
    finally:
        for ending in _BESIDE:
            partial.with_name(partial.name + ending).unlink(missing_ok=True)


def wipe_replaced(path: Path) -> None:
    """Take away the plain file of a register that was encrypted, where the computer stopped before that was done."""
    for left in path.parent.glob(f"{path.name}{REPLACED}-*"):
        _wipe(left)


def content_of(connection: sqlite.Connection) -> Content:
    """Return what the register holds; of a damaged one SQLite says so.

    Raises:
        sqlite.DatabaseError: when it does not hold together.
    """
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise sqlite.DatabaseError(MALFORMED)
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    head = connection.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone() or (0, "")
    names = [str(name) for (name,) in connection.execute(_TABLES)]
    return Content(
        marks=(int(marks[0]), int(marks[1])),
        schema=fingerprint(connection),
        head=(int(head[0]), str(head[1])),
        tables={name: _digest(connection, name) for name in names},
    )


def _digest(connection: sqlite.Connection, table: str) -> tuple[int, str]:
    """Return how many rows a table has, and SHA-256 over all of them in their order."""
    rows, digest = 0, sha256()
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
        digest.update(repr(row).encode("utf-8", "backslashreplace"))
        rows += 1
    return rows, digest.hexdigest()


@contextmanager
def _alone(path: Path, key: RegisterKey | None) -> Iterator[sqlite.Connection]:
    """Give a connection to a register that nobody else has open, and that nobody can write until it is closed."""
    with closing(open_connection(path, "rw", key, busy_seconds=1)) as connection:
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite.OperationalError as error:
            if "locked" in str(error):
                raise RegisterTrouble(IN_USE) from None
            raise
        if mode != "delete":
            raise RegisterTrouble(IN_USE)
        yield connection


def _export(source: sqlite.Connection, partial: Path, new_key: RegisterKey | None) -> None:
    open_connection(partial, "rwc", new_key).close()
    partial.touch(0o600)
    make_private(partial)
    source.execute("ATTACH ? AS target KEY ?", (str(partial), new_key.quoted() if new_key else ""))
    source.execute("SELECT sqlcipher_export('target')").fetchone()
    for name in ("application_id", "user_version"):
        value = int(source.execute(f"PRAGMA main.{name}").fetchone()[0])
        source.execute(f"PRAGMA target.{name}={value}")
    source.execute("DETACH target")


def _verify(partial: Path, new_key: RegisterKey | None, content: Content) -> None:
    with closing(open_connection(partial, "ro", new_key)) as made:
        spoilt = made.execute("PRAGMA cipher_integrity_check").fetchall() if new_key else []
        if spoilt or content_of(made) != content:
            raise RegisterTrouble("The new file does not hold what the register holds. The register was left as it is.")
    with partial.open("rb+") as file:
        os.fsync(file.fileno())


def _swap(partial: Path, path: Path, *, wipes: bool) -> None:
    """Give the new file the register's name; the plain one it replaces is overwritten with zeros before it goes."""
    left = path.with_name(f"{path.name}{REPLACED}-{partial.name[-8:]}")
    if wipes:
        try:
            os.link(path, left)
        except OSError:  # a disk without links, such as a memory stick: the file is only let go
            wipes = False
    partial.replace(path)
    sync_folder(path.parent)
    if wipes:
        _wipe(left)
        sync_folder(path.parent)


def _wipe(left: Path) -> None:
    size = left.stat().st_size
    with left.open("rb+") as file:
        for _ in range(0, size, 1 << 20):
            file.write(bytes(min(1 << 20, size - file.tell())))
        file.flush()
        os.fsync(file.fileno())
    left.unlink()
