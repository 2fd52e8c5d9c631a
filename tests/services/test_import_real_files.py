"""A clinic's three real exports, imported on 20 November 2026: nobody is lost, doubled or misdated."""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Status
from b12desk.services.desk import Desk
from b12desk.services.first_look import first_look
from b12desk.services.forecast_cases import forecast_cases
from b12desk.services.import_courses import CourseOrder
from b12desk.services.import_file import ImportChoices, ImportReport, import_file
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import day, desk_in, on
from tests.services.cases_of_pages import case_of

DATA = Path(__file__).resolve().parents[1] / "data"
PATIENTS, INJECTIONS, SHEET = (
    DATA / f"{name}.csv" for name in ("patients-report", "injections-report", "clinic-spreadsheet")
)
TODAY = "2026-11-20"
ORDER = CourseOrder.parse("hydroxo-standard:maintenance:P3M")
NOBODY = "nobody in the register has this NHS number"
REJECTED_PATIENTS = {
    12: "NHS Number: “999 269 4204” is not an NHS number: its check digit is wrong",
    22: "Date of Birth: “31/02/1950” is not a day of the calendar",
    32: "Date of Birth: “20/12/2026” lies in the future",
}
REJECTED_INJECTIONS = {
    **dict.fromkeys((*range(261, 283), *range(404, 416), *range(567, 595)), NOBODY),
    7664: "Date: “23/11/2026” lies in the future",
    7665: "NHS Number: “999 000 0000” is not an NHS number: its check digit is wrong",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """The desk after the three files with each patient's page by NHS number, and what each import said."""

    desk: Desk
    pages: Mapping[str, PatientPage]
    patients: ImportReport
    injections: ImportReport
    sheet: ImportReport


def bring_in(desk: Desk, path: Path, *, course: CourseOrder | None = None) -> ImportReport:
    choices = ImportChoices(accept_good=True, course=course)
    return import_file(desk, path, choices, progress=lambda says, done, total: None)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    with desk_in(tmp_path_factory.mktemp("imported"), TODAY) as desk:
        reports = [bring_in(desk, PATIENTS), *(bring_in(desk, path, course=ORDER) for path in (INJECTIONS, SHEET))]
        yield Imported(desk, pages_of(desk), *reports)


def pages_of(desk: Desk) -> dict[str, PatientPage]:
    found = [show_patient(desk, row.patient_id) for row in worklist(desk).rows]
    return {page.patient.nhs_number or page.patient.id: page for page in found}


def test_what_was_read_is_what_was_added_known_or_rejected(imported: Imported) -> None:
    for report, read, added in (
        (imported.patients, 401, 397),
        (imported.injections, 7664, 7599),
        (imported.sheet, 150, 150),
    ):
        assert (report.read, report.added) == (read, added)
        assert report.read == report.added + report.already_there + len(report.rejected)
    assert (imported.patients.already_there, imported.injections.already_there) == (1, 1)
    assert (imported.patients.patients_added, imported.sheet.patients_added) == (397, 150)


def test_exactly_the_bad_rows_are_rejected_each_with_its_reason(imported: Imported) -> None:
    assert {row.row: row.reason for row in imported.patients.rejected} == REJECTED_PATIENTS
    assert {row.row: row.reason for row in imported.injections.rejected} == REJECTED_INJECTIONS
    assert imported.sheet.rejected == ()


def test_the_rejected_rows_come_back_as_they_were_with_their_reasons(imported: Imported) -> None:
    content = imported.patients.rejected_csv
    assert content is not None
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert {int(row["Row"]): row["Reason"] for row in rows} == REJECTED_PATIENTS
    assert [row["NHS Number"] for row in rows] == ["999 269 4204", "999 942 3280", "999 427 9831"]
    assert imported.sheet.rejected_csv is None


def test_nobody_is_there_twice_and_none_of_the_bad_rows_is_there(imported: Imported) -> None:
    rows = worklist(imported.desk).rows
    numbers = [row.identifier for row in rows]
    assert len(rows) == 397 + 150
    assert [number for number, times in Counter(numbers).items() if times > 1] == []
    people = Counter((row.family_name.casefold(), row.given_name.casefold(), row.born_on) for row in rows)
    assert [person for person, times in people.items() if times > 1] == []
    assert {"9992694203", "9992694204", "9999423280", "9994279831"} & set(numbers) == set()


def test_the_register_verifies_and_the_first_look_is_the_list(imported: Imported) -> None:
    assert verify_register(imported.desk).problems == ()
    assert first_look(imported.desk.register.path, imported.desk.clock) == worklist(imported.desk)


def test_every_dose_of_the_reports_is_on_its_patients_page_once(imported: Imported) -> None:
    wanted = Counter()
    with INJECTIONS.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if number not in REJECTED_INJECTIONS:
                nhs, (dd, mm, yyyy) = row["NHS Number"].replace(" ", ""), row["Date"].split("/")
                wanted[nhs, f"{yyyy}-{mm}-{dd}"] = 1
    shown = Counter((nhs, str(dose.given_on)) for nhs, page in imported.pages.items() for dose in page.injections)
    assert {one for one in wanted if shown[one] != 1} == set()
    assert sum(shown.values()) == imported.injections.injections_added + imported.sheet.injections_added


def test_whoever_has_an_injection_has_a_course_and_nobody_else(imported: Imported) -> None:
    found = imported.pages.values()
    assert {page.patient.id for page in found if page.course} == {page.patient.id for page in found if page.injections}
    assert imported.injections.courses_started + imported.sheet.courses_started == sum(1 for p in found if p.course)


def test_every_row_is_what_its_history_forecasts_without_a_register(imported: Imported, tmp_path: Path) -> None:
    desk = imported.desk
    closed_on = sorted(closed for closed in desk.open_days().closed_on if closed >= day("2026-01-01"))
    rows = [row for row in worklist(desk).rows if row.status is not Status.NO_PLAN]
    file = tmp_path / "cases.json"
    file.write_text(
        json.dumps([case_of(imported.pages[row.identifier or ""], row, closed_on, today=TODAY) for row in rows]),
        encoding="utf-8",
    )
    cases = forecast_cases(file)
    assert len(cases) == len(rows) == 520
    assert [says for case in cases for says in case.mismatches] == []


def test_the_frequency_of_the_sheet_sets_the_interval(imported: Imported) -> None:
    written = {"12/52": "P12W", "2/12": "P2M", "3/12": "P3M", "monthly": "P1M", "loading": "P3M", "": "P3M"}
    found = imported.pages
    with SHEET.open(encoding="cp1252", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["Inj 1"]]
    assert len(rows) == imported.sheet.courses_started
    wrong = [
        (row["Frequency"], found[row["NHS no."]].course.maintenance_interval)
        for row in rows
        if found[row["NHS no."]].course.maintenance_interval != written[row["Frequency"].strip()]
    ]
    assert wrong == []


def test_who_is_in_the_middle_of_loading_goes_on_loading(imported: Imported) -> None:
    page = imported.pages["9991139303"]
    forecast = page.forecast
    assert page.course is not None
    assert forecast is not None
    assert (page.course.start_on, page.course.start_phase) == (day("2026-11-10"), None)
    assert [str(given) for given in forecast.counted] == ["2026-11-10", "2026-11-12", "2026-11-16", "2026-11-19"]
    assert (forecast.phase, forecast.dose_number, forecast.due_on) == ("loading", 5, day("2026-11-21"))
    in_loading = [p for p in imported.pages.values() if p.course and p.course.start_phase is None]
    assert len(in_loading) == 17


@pytest.mark.parametrize("today", ["2026-11-18", "2026-06-01"])
def test_the_list_of_an_earlier_day_agrees_with_each_page_of_that_day(today: str, imported: Imported) -> None:
    desk = on(imported.desk, today)
    found = worklist(desk)
    assert found.counts["total"] == len(found.rows) == 547
    for row in found.rows[::20]:
        page = show_patient(desk, row.patient_id)
        if page.forecast is not None:
            assert (row.status, row.due_on, row.due_by, row.book_on, row.next_site, row.days_overdue) == (
                page.status,
                page.forecast.due_on,
                page.forecast.due_by,
                page.forecast.book_on,
                page.forecast.next_site,
                page.forecast.days_overdue,
            )


def test_the_same_files_again_add_nothing(imported: Imported) -> None:
    before = worklist(imported.desk)
    for path in (PATIENTS, INJECTIONS, SHEET):
        again = bring_in(imported.desk, path, course=ORDER)
        assert (again.added, again.patients_added, again.injections_added, again.courses_started) == (0, 0, 0, 0)
        assert again.already_there == again.read - len(again.rejected)
    assert worklist(imported.desk) == before
