"""A register of the second schema, populated by the code that wrote it, comes up whole."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.sqlite_library import sqlite
from b12desk.services.clock import ClockSetTo
from b12desk.services.confirm_clock import confirm_clock
from b12desk.services.desk import Desk, open_desk
from b12desk.services.people import list_users
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import day, give

DUMP = Path(__file__).parent / "schema-2.sql"
KEPT = {
    "patient": 3,
    "course": 2,
    "authority": 2,
    "authority_withdrawal": 1,
    "injection": 9,
    "injection_void": 1,
    "course_event": 2,
    "course_event_void": 1,
    "contact": 2,
    "contact_void": 1,
    "protocol_approval": 1,
    "clinic_user": 4,
}


def second_schema(folder: Path) -> Path:
    path = folder / "clinic.b12desk"
    with closing(sqlite.connect(path, isolation_level=None)) as raw:
        raw.executescript(DUMP.read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA user_version=2")
    return path


def brought_up(folder: Path) -> Desk:
    return open_desk(second_schema(folder), clock=ClockSetTo(day("2026-01-20")), acting="Nurse B. Example")


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite.connect(path)) as raw:
        return {table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEPT}


def test_every_row_of_the_second_schema_is_there_and_verified_after_the_migration(tmp_path: Path) -> None:
    with closing(brought_up(tmp_path)) as desk:
        assert counts(desk.register.path) == KEPT
        assert verify_register(desk).problems == ()
        with desk.register.reading() as unit:
            assert unit.connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA
            assert unit.stock_movements() == unit.clinic_products() == unit.credentials() == ()


def test_courses_and_people_go_on_where_they_were(tmp_path: Path) -> None:
    with closing(brought_up(tmp_path)) as desk:
        assert sum(user.is_disabled for user in list_users(desk)) == 1
        loading = next(row for row in worklist(desk).rows if "ARCHER" in row.name.upper())
        confirm_clock(replace(desk, acting="Adm C. Example"))  # these entries grow old
        assert give(desk, loading.patient_id, "2026-01-20", reasons={"*": "asked and answered"}).is_new
        assert verify_register(desk).problems == ()


def test_the_register_as_it_was_lies_beside_it(tmp_path: Path) -> None:
    brought_up(tmp_path).close()
    (kept,) = tmp_path.glob("*before-schema-3*")
    with closing(sqlite.connect(kept)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    assert counts(kept) == KEPT
