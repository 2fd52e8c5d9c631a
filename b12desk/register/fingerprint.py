"""Know a register whose tables, indexes or triggers another program has changed."""

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from b12desk.register.sqlite_library import sqlite

KNOWN: Mapping[int, str] = MappingProxyType(
    {3: "c5ebb199b7d89818c7e6ea8223f3eda25e4fae9965905ee974fbce683a82eb2a"}  # a test computes it anew
)
"""The fingerprint of each schema that is checked; older ones are checked by what their migration comes to."""

_SCHEMA_SQL = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def fingerprint(connection: sqlite.Connection) -> str:
    """Return SHA-256 over the sorted lines `type|name|sql` of everything the schema holds."""
    found = sorted(f"{kind}|{name}|{sql}" for kind, name, sql in connection.execute(_SCHEMA_SQL))
    return sha256("\n".join(found).encode()).hexdigest()


def is_as_made(connection: sqlite.Connection, schema: int) -> bool:
    """Return whether the register's schema is the one this program made; true where it knows none to compare with."""
    return schema not in KNOWN or fingerprint(connection) == KNOWN[schema]
