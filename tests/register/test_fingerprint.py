"""The fingerprint in the program is that of the schema its migrations make, whichever way a register came to it."""

from contextlib import closing
from pathlib import Path

import pytest

from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.fingerprint import KNOWN, fingerprint
from b12desk.register.gateway import open_connection
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import create_register, open_register

DUMPS = sorted(Path(__file__).parent.glob("schema-*.sql"))


def test_the_committed_fingerprint_is_that_of_a_new_register(tmp_path: Path) -> None:
    path = tmp_path / "register.b12desk"
    create_register(path, is_demo=False)
    with closing(open_connection(path, "ro")) as connection:
        assert fingerprint(connection) == KNOWN[SCHEMA]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_register_of_every_released_schema_comes_to_the_same(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.b12desk"
    with closing(sqlite.connect(path, isolation_level=None)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={dump.stem.split('-')[1]}")
    open_register(path).close()
    with closing(open_connection(path, "ro")) as connection:
        assert fingerprint(connection) == KNOWN[SCHEMA]
