"""The first window sees the same list as the register gives, without the database's libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

from b12desk.register.quick_look import quick_look
from b12desk.register.store import Register
from tests.builders import AT, a_course, a_patient, a_window

HEAVY = ("sqlalchemy", "sqlmodel", "alembic", "pydantic", "PySide6", "reportlab")
LOOK = """
import sys
from pathlib import Path
from b12desk.register.quick_look import quick_look
print(len(quick_look(Path(sys.argv[1]), limit=9).listed), *(name for name in sys.argv[2:] if name in sys.modules))
"""
ADA, BEN, CLEO = (a_patient(number) for number in (1, 2, 3))


@pytest.fixture
def filled(register: Register) -> Register:
    old, new, bens = a_course(ADA, id="old"), a_course(ADA, id="new"), a_course(BEN)
    with register.writing(by="setup", at=AT) as unit:
        unit.add_patients([ADA, BEN, CLEO])
        unit.add_courses([old, new, bens])
        unit.put_forecast_rows([a_window(new), a_window(old, is_ended=True), a_window(bens, overdue_from="2026-02-02")])
        unit.set_setting("open_weekdays", "mon,tue")
    return register


def test_a_quick_look_sees_what_the_worklist_reads(filled: Register) -> None:
    seen = quick_look(filled.path, limit=9)
    with filled.reading() as unit:
        assert seen is not None
        assert set(seen.listed) == set(unit.worklist_rows())
        assert seen.settings == unit.settings()
        assert set(seen.closed_on) == {closed for closed, _ in unit.closures()}
    assert len(seen.listed) == 3


def test_it_sees_the_most_overdue_first_and_those_without_a_plan_last(filled: Register) -> None:
    seen = quick_look(filled.path, limit=9)
    assert seen is not None
    assert [one.patient_id for one in seen.listed] == [BEN.id, ADA.id, CLEO.id]
    assert [one.row.course_id if one.row else None for one in seen.listed][1] == "new"


def test_it_sees_what_was_saved_while_another_window_writes(filled: Register) -> None:
    with filled.writing(by="setup", at=AT) as unit:
        unit.add_patient(a_patient(4))
        seen = quick_look(filled.path, limit=9)
    assert seen is not None
    assert len(seen.listed) == 3


def test_it_loads_none_of_the_heavy_libraries(filled: Register, checkout: Path) -> None:
    command = [sys.executable, "-c", LOOK, str(filled.path), *HEAVY]
    told = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout.split()) == (0, ["3"]), told.stderr


@pytest.mark.parametrize("content", [None, b"", b"a note", b"x" * 5000], ids=["missing", "empty", "a note", "noise"])
def test_it_sees_nothing_in_what_is_no_register(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "other"
    if content is not None:
        path.write_bytes(content)
    assert quick_look(path, limit=9) is None
