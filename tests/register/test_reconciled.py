"""A setting, a closed day or a search key changed behind the register's back is named; so is nothing else."""

import pytest

from b12desk.register.store import Register
from b12desk.register.verify import verify
from tests.builders import AT, a_patient, day
from tests.register.conftest import BehindItsBack

CHANGES = [
    ("setting_changed", "UPDATE setting SET value = '14' WHERE name = 'grace_days'"),
    ("setting_changed", "DELETE FROM setting WHERE name = 'grace_days'"),
    ("setting_changed", "INSERT INTO setting VALUES ('nobody_set_this', 'x')"),
    ("closure_changed", "DELETE FROM closure"),
    ("closure_changed", "UPDATE closure SET reason = 'x'"),
    ("closure_changed", "INSERT INTO closure VALUES ('2026-12-29', 'x')"),
    ("name_key", "DELETE FROM name_key"),
    ("name_key", "UPDATE name_key SET key = 'x' WHERE key = 'ada'"),
]


@pytest.fixture(autouse=True)
def clinic(register: Register) -> None:
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(a_patient())
        unit.set_closures([(day("2026-12-24"), "Staff day")])
        unit.set_setting("grace_days", "3")
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.set_closures([(day("2026-12-25"), "Christmas Day")])
        unit.set_setting("grace_days", "7")


def test_what_was_set_again_is_in_order(register: Register) -> None:
    assert verify(register, recompute=None).problems == ()


@pytest.mark.parametrize(("problem", "statement"), CHANGES)
def test_what_was_changed_elsewhere_is_named(
    problem: str, statement: str, register: Register, behind_its_back: BehindItsBack
) -> None:
    behind_its_back(statement)
    assert [found.id for found in verify(register, recompute=None).problems] == [problem]


def test_an_entry_that_was_spoilt_is_no_crash(register: Register, behind_its_back: BehindItsBack) -> None:
    behind_its_back("UPDATE audit SET payload = x'00ff' WHERE entity = 'note:setting'")
    assert "setting_changed" in {found.id for found in verify(register, recompute=None).problems}


def test_a_note_is_a_line_about_its_patient(register: Register) -> None:
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.note("plan_issued", "patient", a_patient().id, {"sha256": "abc"})
    with register.reading() as unit:
        line = unit.audit_lines(patient_id=a_patient().id)[-1]
    assert (line.action, line.entity) == ("plan_issued", "patient")
