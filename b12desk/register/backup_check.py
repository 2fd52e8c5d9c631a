"""What a register's file holds, and whether a copy holds the same: integrity, audit chain, head and counts."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.audit import AUDIT_FIELDS, FIRST_HASH, Plain, link_hash, plain_text
from b12desk.register.backup_open import open_file
from b12desk.register.dialect import APPLICATION_ID
from b12desk.register.gateway import MALFORMED
from b12desk.register.keys import RegisterKey
from b12desk.register.sqlite_library import sqlite

_LINKS = f"SELECT {', '.join(chr(34) + name + chr(34) for name in AUDIT_FIELDS)}, previous_hash, hash FROM audit"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of an audit trail: its number, 0 where there is none yet, and its hash."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a register's file holds: which register, which schema, how far its audit trail goes, rows by table."""

    register_id: str
    schema: int
    head: Head
    counts: Mapping[str, int]


def held_in(connection: sqlite.Connection) -> Held:
    """Return what the file under an open connection holds."""
    meta = connection.execute("SELECT value FROM meta WHERE name = 'register_id'").fetchone()
    names = sorted(str(name) for (name,) in connection.execute(_TABLES))
    return Held(
        register_id=str(meta[0]) if meta else "",
        schema=int(connection.execute("PRAGMA user_version").fetchone()[0]),
        head=head_in(connection),
        counts={name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names},
    )


def head_in(connection: sqlite.Connection) -> Head:
    """Return the last entry of the audit trail."""
    found = connection.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    return Head(int(found[0]), str(found[1])) if found else Head(0, FIRST_HASH)


def check_copy(copy: Path, held: Held, key: RegisterKey | None = None, *, checks_chain: bool) -> None:
    """Open a copy and compare it with what its source held.

    Raises:
        RegisterTrouble: when something was lost on the way, or the audit chain is broken.
        sqlite.Error: when the file is damaged or no register.
    """
    with closing(open_file(copy, "ro", key)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise sqlite.DatabaseError("file is not a database")
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise sqlite.DatabaseError(MALFORMED)
        if key is not None and connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise sqlite.DatabaseError(MALFORMED)
        if held_in(connection) != held:
            raise RegisterTrouble("The copy does not hold what the register holds. It was not kept; try again.")
        if checks_chain:
            _follow_chain(connection)


def _follow_chain(connection: sqlite.Connection) -> None:
    previous = FIRST_HASH
    links = connection.execute(f"{_LINKS} ORDER BY number")
    for number, (*fields, before, hash) in enumerate(links, start=1):
        link = link_hash(str(before), tuple(_plain(value) for value in fields))
        if fields[0] != number or before != previous or hash != link:
            raise RegisterTrouble(
                f"The audit chain is broken at entry {number}, so this is no good backup and was not kept. "
                "Earlier backups are kept; have the register verified."
            )
        previous = str(hash)


def _plain(value: object) -> Plain:
    text = plain_text(value)
    return text if text is None or isinstance(text, str | int) else repr(text)
