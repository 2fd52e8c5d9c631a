"""A register of the first schema, populated by the release that wrote it, comes up whole."""

from contextlib import closing
from pathlib import Path

from b12desk.register.dialect import APPLICATION_ID, SCHEMA
from b12desk.register.sqlite_library import sqlite
from b12desk.services.clock import ClockSetTo
from b12desk.services.confirm_clock import confirm_clock
from b12desk.services.desk import open_desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import record_injection
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import day

DUMP = Path(__file__).parent / "schema-1.sql"


def first_schema(folder: Path) -> Path:
    path = folder / "clinic.b12desk"
    with closing(sqlite.connect(path, isolation_level=None)) as raw:
        raw.executescript(DUMP.read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA user_version=1")
    return path


def test_every_row_of_the_first_schema_is_there_and_verified_after_the_migration(tmp_path: Path) -> None:
    path = first_schema(tmp_path)
    with closing(sqlite.connect(path)) as raw:
        before = [raw.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("injection", "course_event")]
    desk = open_desk(path, clock=ClockSetTo(day("2026-01-10")))
    with desk.register.reading() as unit:
        connection = unit.connection
        after = [connection.exec_driver_sql(f"SELECT count(*) FROM {t}").one() for t in ("injection", "course_event")]
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA
    assert [tuple(row) for row in after] == before == [(4,), (4,)]
    assert verify_register(desk).problems == ()
    desk.close()


def test_the_courses_go_on_where_they_were(tmp_path: Path) -> None:
    desk = open_desk(first_schema(tmp_path), clock=ClockSetTo(day("2026-01-12")))
    rows = {row.name: row for row in worklist(desk).rows}
    loading = next(row for name, row in rows.items() if "ARCHER" in name.upper())
    assert (loading.phase, str(loading.due_on)) == ("loading", "2026-01-09")
    confirm_clock(desk)  # these entries grow old
    draft = new_draft(desk, loading.patient_id)
    assert record_injection(desk, draft).is_new
    assert verify_register(desk).problems == ()
    desk.close()


def test_the_register_as_it_was_lies_beside_it(tmp_path: Path) -> None:
    open_desk(first_schema(tmp_path), clock=ClockSetTo(day("2026-01-12"))).close()
    (kept,) = tmp_path.glob("*before-schema*")
    with closing(sqlite.connect(kept)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
