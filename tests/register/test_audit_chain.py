"""Verification names what somebody changed, took away, moved or slipped in behind the register's back."""

from contextlib import closing

import pytest
from sqlmodel import SQLModel

from b12desk.clinical.records import Problem
from b12desk.register.sqlite_library import sqlite
from b12desk.register.store import Register
from b12desk.register.verify import verify
from tests.builders import AT, a_course, a_dose, a_patient, an_event
from tests.register.conftest import BehindItsBack

PATIENT = a_patient()
COURSE, DOSE, SECOND = a_course(PATIENT), a_dose(PATIENT), a_dose(PATIENT, "2026-01-07")
HOLD = an_event(PATIENT)
KEYS = {
    "patient": ("id", PATIENT.id),
    "course": ("id", COURSE.id),
    "injection": ("id", DOSE.id),
    "injection_void": ("injection_id", DOSE.id),
    "course_event": ("id", HOLD.id),
    "protocol_file": ("sha256", COURSE.protocol_sha256),
}


def columns_of(table: str) -> list[str]:
    return [column.name for column in SQLModel.metadata.tables[table].columns]


TAMPERED = ("'tampered'", "x'00ff'")


@pytest.fixture(autouse=True)
def filled(register: Register) -> None:
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(PATIENT)
        unit.keep_protocol(COURSE.protocol_sha256, protocol_id=COURSE.protocol_id, version="1", content="id = 1")
        unit.add_course(COURSE)
        unit.add_injections([DOSE, SECOND])
        unit.add_course_event(HOLD)
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.void_injection(DOSE.id, "wrong patient")


def problems(register: Register) -> tuple[Problem, ...]:
    return verify(register, recompute=None).problems


def test_a_register_nobody_touched_is_in_order(register: Register) -> None:
    assert problems(register) == ()


@pytest.mark.parametrize("table", list(KEYS))
def test_a_row_changed_in_any_column_is_named(table: str, register: Register, behind_its_back: BehindItsBack) -> None:
    key, id = KEYS[table]
    missed = []
    for column in set(columns_of(table)) - {"entry"}:
        before = behind_its_back(f"SELECT quote(\"{column}\") FROM {table} WHERE {key} = '{id}'")[0][0]
        for value in TAMPERED:
            behind_its_back(f"UPDATE {table} SET \"{column}\" = {value} WHERE {key} = '{id}'")
            if f"{table} {id}" not in {problem.where for problem in problems(register)}:
                missed.append((column, value))
            where = f"{key} = {value if column == key else repr(id)}"
            behind_its_back(f'UPDATE {table} SET "{column}" = {before} WHERE {where}')
    assert missed == []
    assert problems(register) == ()


def test_an_audit_entry_changed_in_any_column_is_named(register: Register, behind_its_back: BehindItsBack) -> None:
    missed = []
    for column in set(columns_of("audit")) - {"number"}:
        before = behind_its_back(f'SELECT quote("{column}") FROM audit WHERE number = 4')[0][0]
        for value in TAMPERED:
            behind_its_back(f'UPDATE audit SET "{column}" = {value} WHERE number = 4')
            if "audit 4" not in {problem.where for problem in problems(register)}:
                missed.append((column, value))
        behind_its_back(f'UPDATE audit SET "{column}" = {before} WHERE number = 4')
    assert missed == []
    assert problems(register) == ()


@pytest.mark.parametrize("table", list(KEYS))
def test_a_row_taken_away_is_missed_and_named(table: str, register: Register, behind_its_back: BehindItsBack) -> None:
    key, id = KEYS[table]
    behind_its_back(f"DELETE FROM {table} WHERE {key} = '{id}'")
    assert ("row_missing", f"{table} {id}") in {(problem.id, problem.where) for problem in problems(register)}


def test_a_row_slipped_in_is_named(register: Register, behind_its_back: BehindItsBack) -> None:
    names = ", ".join(f'"{name}"' for name in columns_of("injection") if name not in ("entry", "id"))
    behind_its_back(f"INSERT INTO injection (id, {names}) SELECT 'slipped-in', {names} FROM injection LIMIT 1")
    assert [(problem.id, problem.where) for problem in problems(register)] == [("row_unknown", "injection slipped-in")]


@pytest.mark.parametrize("dropped", [1, 2, 5])
def test_entries_dropped_from_the_end_are_noticed_by_the_rows_they_vouched_for(
    dropped: int, register: Register, behind_its_back: BehindItsBack
) -> None:
    behind_its_back(f"DELETE FROM audit WHERE number > (SELECT max(number) FROM audit) - {dropped}")
    assert ("row_unknown", f"injection_void {DOSE.id}") in {(p.id, p.where) for p in problems(register)}


def test_an_entry_dropped_from_the_middle_breaks_the_chain(register: Register, behind_its_back: BehindItsBack) -> None:
    behind_its_back("DELETE FROM audit WHERE number = 5")
    assert ("audit_chain", "audit 6") in {(p.id, p.where) for p in problems(register)}


def test_two_entries_swapped_break_the_chain(register: Register, behind_its_back: BehindItsBack) -> None:
    behind_its_back(
        "UPDATE audit SET number = -1 WHERE number = 4",
        "UPDATE audit SET number = 4 WHERE number = 5",
        "UPDATE audit SET number = 5 WHERE number = -1",
    )
    assert {"audit 4", "audit 5"} <= {problem.where for problem in problems(register)}


def test_two_doses_of_one_day_whose_order_was_swapped_are_named(
    register: Register, behind_its_back: BehindItsBack
) -> None:
    behind_its_back(
        f"UPDATE injection SET entry = -1 WHERE id = '{DOSE.id}'",
        f"UPDATE injection SET entry = 1 WHERE id = '{SECOND.id}'",
        f"UPDATE injection SET entry = 2 WHERE id = '{DOSE.id}'",
    )
    assert any(problem.where.startswith("injection ") for problem in problems(register))


def test_a_missing_trigger_is_named(register: Register) -> None:
    with closing(sqlite.connect(register.path)) as raw:
        raw.execute("DROP TRIGGER injection_refuses_update")
    assert [(p.id, p.where) for p in problems(register)] == [("trigger", "injection_refuses_update")]


def test_a_dose_for_nobody_is_named(register: Register, behind_its_back: BehindItsBack) -> None:
    behind_its_back(f"DELETE FROM patient WHERE id = '{PATIENT.id}'")
    assert "foreign_key" in {problem.id for problem in problems(register)}
