"""Instants are kept in UTC; a connection that met trouble is never used again; the disk is asked to keep its word."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from b12desk.clinical.errors import RegisterTrouble
from b12desk.register.store import Register
from tests.builders import AT, a_patient

MANY = [a_patient(number, nhs_number=None) for number in range(1, 1001)]


def test_an_instant_is_kept_in_utc(register: Register) -> None:
    in_summer = datetime(2026, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    with register.writing(by="Nurse B. Example", at=in_summer) as unit:
        unit.add_patient(a_patient())
    with register.reading() as unit:
        kept = unit.audit_lines()[-1].at
    assert kept.isoformat() == datetime(2026, 7, 1, 9, 0, tzinfo=UTC).isoformat()


def test_an_instant_without_a_zone_is_refused(register: Register) -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"), register.writing(by="Nurse B. Example", at=naive):
        pass


def test_a_connection_that_met_a_full_disk_is_not_used_again(register: Register) -> None:
    def add_with_little_room() -> None:
        with register.writing(by="Nurse B. Example", at=AT) as unit:
            unit.connection.exec_driver_sql("PRAGMA max_page_count=1")
            unit.add_patients(MANY)

    with pytest.raises(RegisterTrouble, match="disk is full"):
        add_with_little_room()
    with register.reading() as unit:
        assert unit.all_patients() == ()
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patients(MANY)


@pytest.mark.parametrize(("pragma", "answer"), [("fullfsync", 1), ("checkpoint_fullfsync", 1), ("mmap_size", 0)])
def test_the_disk_is_asked_to_keep_its_word(register: Register, pragma: str, answer: int) -> None:
    with register.reading() as unit:
        assert unit.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == answer
