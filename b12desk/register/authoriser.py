"""What a statement may do on a connection of the product: read, add, and change what is no entry.

Everything not named here is refused when the statement is prepared: dropping, altering, attaching, writing the schema,
changing a pragma that guards the register. Migrations and conversions have connections of their own without it.
"""

from b12desk.register.dialect import APPEND_ONLY, KEPT
from b12desk.register.sqlite_library import sqlite

REFUSED_WORDS = ("not authorized", "prohibited")
"""How SQLite words a refusal from here."""

_DELETE, _INSERT, _PRAGMA, _READ, _SELECT, _TRANSACTION, _UPDATE = 9, 18, 19, 20, 21, 22, 23
_FUNCTION, _SAVEPOINT, _RECURSIVE = 31, 32, 33
_ALWAYS = frozenset({_READ, _SELECT, _TRANSACTION, _SAVEPOINT, _RECURSIVE})
_ENTRIES = frozenset(APPEND_ONLY)
_NEVER_DELETED = frozenset((*APPEND_ONLY, *KEPT))
_ACTING_UNASKED = frozenset({"incremental_vacuum", "optimize", "rekey", "cipher_migrate", "wal_checkpoint"})
"""Pragmas that do something even without a value; of the others, asking is allowed."""
_WITH_A_VALUE = frozenset(
    {
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "integrity_check",
        "max_page_count",
        "query_only",
        "quick_check",
        "table_info",
        "table_xinfo",
    }
)
_UNSAFE_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer", "readfile", "writefile"})


def guard(connection: sqlite.Connection) -> None:
    """Have the connection refuse everything that no act of the product needs."""
    connection.set_authorizer(_answer)


def _answer(act: int, first: str | None, second: str | None, _database: str | None, _inside: str | None) -> int:
    return sqlite.SQLITE_OK if _is_allowed(act, first or "", second) else sqlite.SQLITE_DENY


def _is_allowed(act: int, first: str, second: str | None) -> bool:
    if act in _ALWAYS:
        return True
    name = first.lower()
    if act == _PRAGMA:
        return name not in _ACTING_UNASKED if second is None else name in _WITH_A_VALUE
    if act == _FUNCTION:
        return (second or "").lower() not in _UNSAFE_FUNCTIONS
    if name.startswith("sqlite_"):
        return False
    refused = {_INSERT: frozenset[str](), _UPDATE: _ENTRIES, _DELETE: _NEVER_DELETED}.get(act)
    return refused is not None and name not in refused
