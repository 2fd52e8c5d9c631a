"""Statements that would change what was entered: refused on the product’s connection, noticed when run by others."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import B12DeskError, RegisterTrouble
from b12desk.register.encrypt import Content, content_of
from b12desk.register.gateway import open_connection
from b12desk.register.sqlite_library import CAN_ENCRYPT, sqlite
from b12desk.register.store import Register, open_register
from b12desk.register.verify import verify
from tests.builders import AT, a_dose, a_patient, opened, register_file

ATTACKS = {
    "update": "UPDATE injection SET given_on = '2020-01-01'",
    "delete": "DELETE FROM injection",
    "replace": "INSERT OR REPLACE INTO injection SELECT * FROM injection",
    "upsert": "INSERT INTO injection SELECT * FROM injection WHERE true ON CONFLICT(id) DO UPDATE SET batch = ''",
    "delete the trail": "DELETE FROM audit WHERE number > 1",
    "drop a trigger": "DROP TRIGGER injection_refuses_update",
    "drop a table": "DROP TABLE injection",
    "rename a table": "ALTER TABLE injection RENAME TO kept",
    "add a column": "ALTER TABLE injection ADD COLUMN note TEXT",
    "write the schema": "PRAGMA writable_schema=ON",
    "edit the schema": "DELETE FROM sqlite_master WHERE type = 'trigger'",
    "attach": "ATTACH ':memory:' AS other",
    "detach": "DETACH main",
    "triggers not recursive": "PRAGMA recursive_triggers=OFF",
    "less durable": "PRAGMA synchronous=OFF",
    "another log": "PRAGMA journal_mode=OFF",
    "no foreign keys": "PRAGMA foreign_keys=OFF",
    "another key": "PRAGMA rekey='x'",
    "not ours any more": "PRAGMA application_id=0",
    "another schema": "PRAGMA user_version=99",
    "a trigger of one's own": "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM setting; END",
    "a trigger for this run": "CREATE TEMP TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM setting; END",
    "a table of one's own": "CREATE TABLE mine (a)",
    "a view in its place": "CREATE TEMP VIEW injection AS SELECT 1",
    "vacuum into a plain file": "VACUUM INTO 'plain.db'",
    "load an extension": "SELECT load_extension('x')",
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as register:
        with register.writing(by="Nurse B. Example", at=AT) as unit:
            unit.add_patient(a_patient())
            unit.add_injection(a_dose(a_patient()))
        yield register


def everything(register: Register) -> Content:
    with closing(open_connection(register.path, "ro")) as connection:
        return content_of(connection)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
def test_the_products_own_connection_refuses(attack: str, register: Register) -> None:
    before = everything(register)
    with pytest.raises(B12DeskError), register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.connection.exec_driver_sql(attack)
    with register.reading() as unit:
        guards = [
            unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "recursive_triggers", "journal_mode")
        ]
    assert guards == [2, 1, 1, "wal"]
    assert everything(register) == before
    assert verify(register, recompute=None).is_ok


SCHEMA_CHANGES = {
    "a trigger dropped": "DROP TRIGGER injection_refuses_update",
    "a trigger made harmless": "DROP TRIGGER audit_refuses_delete; "
    "CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN SELECT 1; END",
    "a column added": "ALTER TABLE injection ADD COLUMN mine TEXT",
    "an index dropped": "DROP INDEX {index}",
    "a table added": "CREATE TABLE mine (a)",
    "a view added": "CREATE VIEW mine AS SELECT 1",
}


@pytest.mark.parametrize("change", SCHEMA_CHANGES.values(), ids=list(SCHEMA_CHANGES))
def test_another_programs_change_of_the_schema_is_noticed_at_the_next_open(change: str, tmp_path: Path) -> None:
    path = register_file(tmp_path)
    with closing(sqlite.connect(path, isolation_level=None)) as other:
        index = other.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchone()[0]
        other.executescript(change.format(index=index))
    before = path.read_bytes()
    with pytest.raises(RegisterTrouble, match=r"Another program has changed how register\.b12desk keeps its entries"):
        open_register(path)
    assert path.read_bytes() == before


def test_another_programs_change_of_a_dose_is_noticed_by_verification(register: Register) -> None:
    register.close()
    with closing(sqlite.connect(register.path, isolation_level=None)) as other:
        (trigger,) = other.execute("SELECT sql FROM sqlite_master WHERE name = 'injection_refuses_update'").fetchone()
        other.executescript(
            f"DROP TRIGGER injection_refuses_update; UPDATE injection SET given_on = '2020-01-01'; {trigger};"
        )
    with closing(open_register(register.path)) as again:
        assert not verify(again, recompute=None).is_ok


def test_this_run_has_the_library_it_was_asked_for() -> None:
    assert sqlite.__name__.startswith("sqlcipher3" if CAN_ENCRYPT else "sqlite3")
