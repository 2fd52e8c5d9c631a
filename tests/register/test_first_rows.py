"""The first rows of the worklist through the bare driver: the worklist's own, or nothing at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from b12desk.register.dialect import SCHEMA
from b12desk.register.quick_look import quick_look
from b12desk.register.store import Register
from tests.builders import AT, a_course, a_patient, a_window
from tests.register.conftest import BehindItsBack

HEAVY = ("sqlalchemy", "sqlmodel", "alembic", "pydantic")
LOOK_AND_SAY = """
import sys
from pathlib import Path
from b12desk.register.quick_look import quick_look
print(len(quick_look(Path(sys.argv[1]), limit=9).listed), *(name for name in sys.argv[2:] if name in sys.modules))
"""
FIRST, LATER, WITHOUT = (a_patient(number) for number in (1, 2, 3))


@pytest.fixture(autouse=True)
def listed(register: Register) -> None:
    courses = a_course(FIRST), a_course(LATER)
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patients([WITHOUT, LATER, FIRST])
        unit.add_courses(courses)
        unit.put_forecast_rows([a_window(courses[1], overdue_from="2026-09-01"), a_window(courses[0])])


def test_it_sees_what_the_worklist_sees_most_overdue_first(register: Register) -> None:
    seen = quick_look(register.path, limit=50)
    assert seen is not None
    assert [one.patient_id for one in seen.listed] == [FIRST.id, LATER.id, WITHOUT.id]
    with register.reading() as unit:
        assert {one.patient_id: one for one in seen.listed} == {one.patient_id: one for one in unit.worklist_rows()}
        assert seen.settings == unit.settings()
        assert sorted(seen.closed_on) == [on for on, _ in unit.closures()]


def test_it_stops_at_the_limit(register: Register) -> None:
    seen = quick_look(register.path, limit=2)
    assert seen is not None
    assert [one.patient_id for one in seen.listed] == [FIRST.id, LATER.id]


def test_it_loads_none_of_the_database_s_libraries(register: Register, checkout: Path) -> None:
    command = [sys.executable, "-c", LOOK_AND_SAY, str(register.path), *HEAVY]
    told = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert told.stdout.split() == ["3"], told.stderr


@pytest.mark.parametrize("content", [None, b"", b"letter" * 1000])
def test_it_sees_nothing_where_there_is_no_register(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.b12desk"
    if content is not None:
        path.write_bytes(content)
    assert quick_look(path, limit=9) is None


@pytest.mark.parametrize(
    "statement",
    [
        f"PRAGMA user_version = {SCHEMA + 1}",
        "PRAGMA application_id = 1",
        "UPDATE patient SET born_on = 'never'",
        "UPDATE patient SET standing = 'tampered'",
        "UPDATE forecast_row SET last_muscle = 'elbow'",
    ],
)
def test_it_sees_nothing_in_what_it_can_t_read(
    statement: str, register: Register, behind_its_back: BehindItsBack
) -> None:
    behind_its_back(statement)
    assert quick_look(register.path, limit=9) is None
