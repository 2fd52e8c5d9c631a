"""How a file is taken: whole or not at all, tried first, good rows only, with or without courses."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from b12desk.clinical.errors import BadInput
from b12desk.services.course_acts import end_course
from b12desk.services.desk import Desk
from b12desk.services.import_courses import CourseOrder
from b12desk.services.import_file import ImportChoices, ImportReport, import_file
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import day, nhs_number, on, somebody_after_loading

HEADINGS = ["Name", "DOB", "NHS no.", "Frequency", "Inj 1", "Inj 2"]
ADA = ["SMITH, Ada", "02.03.1956", nhs_number(1), "12/52", "05-Jan-26", "30-Mar-26"]
BEN = ["BROWN, Ben", "01.01.1960", nhs_number(2), "2/12", "16-Feb-26", ""]
CLEO = ["JONES, Cleo", "31.02.1960", nhs_number(3), "3/12", "16-Feb-26", ""]
ORDER = CourseOrder.parse("hydroxo-standard:maintenance:P3M")
WITH_COURSES = ImportChoices(course=ORDER)
PATIENTS_ONLY = ImportChoices()


@pytest.fixture
def today(desk: Desk) -> Desk:
    return on(desk, "2026-05-01")


def sheet(folder: Path, *rows: list[str], name: str = "sheet.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(";".join(row) for row in (HEADINGS, *rows)) + "\n", encoding="utf-8")
    return path


def take(desk: Desk, path: Path, choices: ImportChoices = WITH_COURSES) -> ImportReport:
    return import_file(desk, path, choices, progress=lambda says, done, total: None)


def audit_length(desk: Desk) -> int:
    with desk.register.reading() as unit:
        return len(unit.audit_lines())


def test_a_file_with_a_bad_row_changes_nothing(today: Desk, tmp_path: Path) -> None:
    before = audit_length(today)
    report = take(today, sheet(tmp_path, ADA, CLEO))
    assert [row.row for row in report.rejected] == [3]
    assert (report.is_changed, report.added, report.patients_added, report.courses_started) == (False, 0, 0, 0)
    assert worklist(today).counts["total"] == 0
    assert audit_length(today) == before


def test_the_good_rows_are_taken_where_somebody_says_so(today: Desk, tmp_path: Path) -> None:
    report = take(today, sheet(tmp_path, ADA, CLEO, BEN), replace(WITH_COURSES, accept_good=True))
    assert (report.read, report.added, report.patients_added, report.injections_added) == (3, 2, 2, 3)
    assert [row.name for row in worklist(today).rows] == ["BROWN, Ben", "SMITH, Ada"]
    assert b"31.02.1960" in (report.rejected_csv or b"")


def test_a_try_says_what_would_be_done_and_does_nothing(today: Desk, tmp_path: Path) -> None:
    before = audit_length(today)
    report = take(today, sheet(tmp_path, ADA, BEN), replace(WITH_COURSES, is_dry_run=True))
    assert (report.is_changed, report.read, report.added) == (False, 2, 2)
    assert worklist(today).counts["total"] == 0
    assert audit_length(today) == before


@pytest.mark.parametrize(
    ("frequency", "interval", "due_by"),
    [("12/52", "P12W", "2026-06-22"), ("2/12", "P2M", "2026-05-30"), ("monthly", "P1M", "2026-04-30")],
)
def test_the_frequency_sets_the_interval_and_the_interval_the_date(
    frequency: str, interval: str, due_by: str, today: Desk, tmp_path: Path
) -> None:
    take(today, sheet(tmp_path, [*ADA[:3], frequency, *ADA[4:]]))
    (row,) = worklist(today).rows
    course = show_patient(today, row.patient_id).course
    assert course is not None
    assert (course.maintenance_interval, course.start_phase, course.start_on) == (
        interval,
        "maintenance",
        day("2026-05-01"),
    )
    assert (row.last_on, row.due_on, row.due_by) == (day("2026-03-30"), day(due_by), day(due_by))


def test_without_an_order_no_course_starts(today: Desk, tmp_path: Path) -> None:
    assert take(today, sheet(tmp_path, ADA), PATIENTS_ONLY).courses_started == 0
    assert worklist(today).counts["no_plan"] == 1
    again = take(today, sheet(tmp_path, ADA))
    assert (again.added, again.already_there, again.courses_started) == (0, 1, 1)


def test_a_course_that_runs_is_left_alone_and_an_ended_one_is_followed(today: Desk, tmp_path: Path) -> None:
    take(today, sheet(tmp_path, ADA))
    patient_id = worklist(today).rows[0].patient_id
    assert take(today, sheet(tmp_path, ADA)).courses_started == 0
    end_course(today, patient_id, "oral_switch")
    assert take(today, sheet(tmp_path, ADA)).courses_started == 1
    assert verify_register(today).is_ok


def test_a_new_dose_of_a_known_patient_joins_the_course(desk: Desk, tmp_path: Path) -> None:
    somebody_after_loading(desk)
    later = on(desk, "2026-05-01")
    row = ["SMITH1, Ada", "02.03.1956", nhs_number(1), "", "16-Jan-26", "15-Apr-26"]
    report = take(later, sheet(tmp_path, row))
    assert (report.added, report.patients_added, report.injections_added, report.courses_started) == (1, 0, 1, 0)
    (listed,) = worklist(later).rows
    assert (listed.last_on, listed.due_on) == (day("2026-04-15"), day("2026-06-15"))
    assert verify_register(later).is_ok


def test_an_excel_file_is_read_like_the_same_csv(today: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(["SMITH, Ada", day("1956-03-02"), nhs_number(1), "12/52", day("2026-01-05"), day("2026-03-30")])
    book.save(tmp_path / "sheet.xlsx")
    take(today, tmp_path / "sheet.xlsx")
    known = take(today, sheet(tmp_path, ADA))
    assert (known.added, known.already_there) == (0, 1)
    (row,) = worklist(today).rows
    assert (row.identifier, row.born_on, row.due_by) == (nhs_number(1), day("1956-03-02"), day("2026-06-22"))


def test_every_injection_of_a_file_goes_in_with_one_entry_in_the_audit_trail(today: Desk, tmp_path: Path) -> None:
    take(today, sheet(tmp_path, ADA, BEN), PATIENTS_ONLY)
    with today.register.reading() as unit:
        actions = [(line.action, line.entity.removeprefix("note:")) for line in unit.audit_lines()]
    assert actions.count(("recorded", "injection")) == 3
    assert actions.count(("imported", "import")) == 1


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ("no-such-protocol", "There is no protocol “no-such-protocol”"),
        ("hydroxo-standard:nightly", "has no phase “nightly”"),
        ("hydroxo-standard:maintenance:often", "The interval: "),
        ("individualised", "can’t be started by an import"),
        ("oral-high-dose", "can’t be started by an import"),
    ],
)
def test_an_order_that_cannot_be_started_is_refused_before_the_file_is_read(order: str, says: str, today: Desk) -> None:
    with pytest.raises(BadInput, match=says):
        take(today, Path("never-read.csv"), ImportChoices(course=CourseOrder.parse(order)))


@pytest.mark.parametrize("order", ["", ":maintenance", "a:b:c:d"])
def test_what_is_no_order_is_refused(order: str) -> None:
    with pytest.raises(BadInput, match="PROTOCOL"):
        CourseOrder.parse(order)


@pytest.mark.parametrize(
    "content", [b"", b"Colour;Shape\nred;round\n", b"\x00\x01\x02" * 99], ids=["empty", "shapes", "noise"]
)
def test_a_file_of_something_else_is_refused(content: bytes, today: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        take(today, path, PATIENTS_ONLY)
    assert worklist(today).counts["total"] == 0


def test_a_format_that_is_none_is_refused(today: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="A format is patients, injections or auto"):
        take(today, sheet(tmp_path, ADA), ImportChoices(file_format="both"))
