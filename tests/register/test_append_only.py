"""What was recorded is never changed and never deleted."""

from collections.abc import Callable
from contextlib import closing

import pytest

from b12desk.clinical.errors import Refused
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register
from tests.builders import AT, a_course, a_dose, a_patient, an_event

KEPT = ("injection", "injection_void", "course", "course_event", "protocol_file", "audit")

Attack = Callable[[str], str]


def update(table: str) -> str:
    return f"UPDATE {table} SET rowid = rowid"


def delete(table: str) -> str:
    return f"DELETE FROM {table}"


def replace(table: str) -> str:
    return f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"


def upsert(table: str) -> str:
    column = {
        "injection": "entry",
        "course_event": "entry",
        "audit": "number",
        "injection_void": "injection_id",
        "protocol_file": "sha256",
    }
    key = column.get(table, "id")
    return f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({key}) DO UPDATE SET {key} = {key}"


@pytest.fixture
def filled(register: Register) -> Register:
    patient = a_patient()
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(patient)
        unit.add_course(a_course(patient))
        unit.keep_protocol("a" * 64, protocol_id="hydroxo-standard", version="1", content="id = 1")
        unit.add_injection(a_dose(patient))
        unit.void_injection(a_dose(patient).id, "wrong patient")
        unit.add_course_event(an_event(patient))
    return register


@pytest.mark.parametrize("attack", [update, delete, replace, upsert], ids=lambda attack: attack.__name__)
@pytest.mark.parametrize("table", KEPT)
def test_a_kept_row_refuses(table: str, attack: Attack, filled: Register) -> None:
    before = rows(filled, table)
    with pytest.raises(Refused), filled.writing(by="Nurse B. Example", at=AT) as unit:
        unit.connection.exec_driver_sql(attack(table))
    assert before
    assert rows(filled, table) == before


@pytest.mark.parametrize("table", ["patient"])
def test_a_patient_is_never_deleted(table: str, filled: Register) -> None:
    for attack in (delete, replace):
        with pytest.raises(Refused), filled.writing(by="Nurse B. Example", at=AT) as unit:
            unit.connection.exec_driver_sql(attack(table))


@pytest.mark.parametrize("table", KEPT)
def test_another_program_is_refused_as_well(table: str, filled: Register) -> None:
    with closing(sqlite.connect(filled.path)) as other:
        for attack in (update, delete):
            with pytest.raises(sqlite.IntegrityError, match="rows are added, never changed"):
                other.execute(attack(table))


def test_a_reading_cannot_write(register: Register) -> None:
    with pytest.raises(Exception, match="read-only"), register.reading() as unit:
        unit.connection.exec_driver_sql("INSERT INTO setting VALUES ('grace_days', '14')")


def rows(register: Register, table: str) -> list[tuple[object, ...]]:
    with register.reading() as unit:
        return [tuple(row) for row in unit.connection.exec_driver_sql(f"SELECT * FROM {table}")]
