"""The reports over registers small enough to count by hand, and over an invented clinic, where they must add up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given as for_every
from hypothesis import strategies as st

from b12desk.clinical.errors import RegisterTrouble
from b12desk.clinical.measures import OnTime, Timing, weeks_from
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.vocabulary import PatientStanding, Status
from b12desk.services.back_entry import SlipEntry, enter_slip
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.correct_injection import void_injection
from b12desk.services.course_acts import defer_dose, hold_course
from b12desk.services.demo_clinic import fill_with_invented_patients
from b12desk.services.desk import Desk
from b12desk.services.report_papers import report_csv, report_on_paper, save_report
from b12desk.services.report_tables import PARTS, tables_of
from b12desk.services.reports import make_report, report_in_parts, report_of, strays_of
from b12desk.services.reports_figures import DoseExpected, DoseGiven, PatientFigures
from b12desk.services.show_patient import show_patient
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import Worklist, worklist_of
from tests.builders import LEFT, add_somebody, an_id, give, on, somebody_after_loading

ANSWERED = {"*": "checked"}


def test_maintenance_doses_are_early_on_time_or_late_by_the_window_of_the_day_before(desk: Desk) -> None:
    """Due 16-Mar to 16-Apr-2026 after loading: 16-Apr is on time; then due 16-Jun to 16-Jul: 17-Jul is late."""
    ada = somebody_after_loading(desk)
    give(desk, ada, "2026-04-16", "2026-07-17", "2026-08-20", reasons=ANSWERED)
    report = make_report(on(desk, "2026-08-31"))
    by_month = {month.first: month.on_time for month in report.months}
    assert by_month[date(2026, 4, 1)] == OnTime(on_time=1)
    assert by_month[date(2026, 7, 1)] == OnTime(late=1)
    assert by_month[date(2026, 8, 1)] == OnTime(early=1)
    assert by_month[date(2026, 1, 1)] == OnTime(), "loading doses have no share"
    assert report.on_time == OnTime(early=1, on_time=1, late=1)
    assert sum(month.here for month in report.months) == 9


def test_a_deferral_makes_a_dose_on_time_that_would_have_been_late(desk: Desk) -> None:
    ada = somebody_after_loading(desk)
    defer_dose(on(desk, "2026-04-10"), ada, date(2026, 4, 30), "on holiday")
    give(desk, ada, "2026-04-30", reasons=ANSWERED)
    assert make_report(on(desk, "2026-05-01")).on_time == OnTime(on_time=1)


def test_a_voided_dose_and_one_on_hold_have_no_share(desk: Desk) -> None:
    ada, bea = somebody_after_loading(desk, 1), somebody_after_loading(desk, 2)
    voided = give(desk, ada, "2026-04-16", reasons=ANSWERED).injection_id
    void_injection(on(desk, "2026-04-16"), voided, "wrong patient")
    hold_course(on(desk, "2026-04-01"), bea, "in hospital")
    give(desk, bea, "2026-04-16", reasons=ANSWERED)
    report = make_report(on(desk, "2026-05-01"))
    assert report.on_time == OnTime()
    assert sum(month.here for month in report.months) == 13


def test_what_was_given_is_counted_by_month_product_and_site(desk: Desk) -> None:
    somebody_after_loading(desk)
    report = make_report(on(desk, "2026-02-01"))
    assert [(m.first.month, m.here, m.elsewhere) for m in report.months[-2:]] == [(1, 6, 0), (2, 0, 0)]
    assert sum(count for _, count in report.products) == sum(count for _, count in report.sites) == 6
    assert dict(report.sites) == {"Left deltoid": 3, "Right deltoid": 3}


def test_doses_from_paper_slips_are_counted_as_recorded_afterwards(desk: Desk) -> None:
    ada, bea = somebody_after_loading(desk, 1), somebody_after_loading(desk, 2)
    entry = SlipEntry(
        id=an_id("slip"), patient_id=ada, given_on=date(2026, 4, 16), site=LEFT, batch="H24817",
        expires_on=date(2028, 3, 31), given_by="Nurse C", identity_checked=True, consent_given=True, reasons=ANSWERED,
    )  # fmt: skip
    entered = enter_slip(on(desk, "2026-04-20"), entry).injection_id
    give(desk, bea, "2026-04-16", reasons=ANSWERED)
    report = make_report(on(desk, "2026-04-30"))
    assert [(m.first.month, m.here, m.afterwards) for m in report.months if m.here] == [(1, 12, 0), (4, 2, 1)]
    (table,) = [table for table in tables_of(report) if table.title == "Doses by month"]
    assert table.headings == ("Month", "Given here", "Recorded afterwards", "Given elsewhere", "Doses")
    assert table.rows[-2:] == (("Apr-2026", "2", "1", "0", "2"), ("All 12 months", "14", "1", "0", "14"))
    void_injection(on(desk, "2026-04-21"), entered, "another patient's slip")
    assert sum(month.afterwards for month in make_report(on(desk, "2026-04-30")).months) == 0


def test_doses_older_than_twelve_months_are_left_out(desk: Desk) -> None:
    somebody_after_loading(desk)
    assert sum(month.here for month in make_report(on(desk, "2026-12-31")).months) == 6
    assert sum(month.here for month in make_report(on(desk, "2027-01-01")).months) == 0


def test_overdue_doses_are_expected_on_the_next_open_day(desk: Desk) -> None:
    somebody_after_loading(desk)
    report = make_report(on(desk, "2026-04-18"))
    assert (report.weeks[0].doses, report.weeks[0].week.open_days) == (0, 0), "a Saturday: nothing till Sunday"
    assert (report.weeks[1].doses, report.weeks[1].overdue) == (1, 1)
    assert report.ages == (1, 0, 0, 0)
    assert sum(week.doses for week in report.weeks) + report.later == 12


def test_everybody_is_in_one_place_and_the_places_add_up(desk: Desk) -> None:
    somebody_after_loading(desk, 1)
    add_somebody(desk, 2)
    gone, moved = add_somebody(desk, 3), somebody_after_loading(desk, 4)
    for id, standing in ((gone, PatientStanding.DECEASED), (moved, PatientStanding.MOVED_AWAY)):
        change_patient(desk, id, draft_of(show_patient(desk, id).patient), standing=standing)
    report = make_report(on(desk, "2026-04-17"))
    counted = {place.value: count for place, count in report.places.items() if count}
    assert counted == {"overdue": 1, "no_plan": 1, "deceased": 1, "moved_away": 1}
    assert (sum(report.places.values()), report.patients, report.strays) == (4, 4, ())
    assert sum(week.doses for week in report.weeks) + report.later == 12, "nobody expects who moved away"


def test_whoever_is_on_no_list_or_elsewhere_than_recorded_is_named_by_id(invented: Desk) -> None:
    fill_with_invented_patients(invented)
    found = worklist(invented)
    first, second, *others = found.rows
    own = [PatientFigures(row.patient_id, row.status, (), ()) for row in found.rows]
    assert strays_of(own, found, ()) == ()
    broken = replace(found, rows=(replace(second, status=Status.ENDED), *others, others[0]))
    says = {stray.patient_id: stray.says for stray in strays_of(own, broken, ())}
    assert says == {
        first.patient_id: "Is in the register and on no list.",
        second.patient_id: f"Stands as ended, but by what is recorded belongs to {second.status.value}.",
        others[0].patient_id: "Stands on the lists 2 times.",
    }


def test_an_invented_clinic_adds_up_everywhere(invented: Desk) -> None:
    fill_with_invented_patients(invented)
    report = make_report(invented)
    listed = worklist(invented)
    assert report.strays == ()
    assert sum(report.places.values()) == report.patients == len(listed.rows)
    assert sum(report.ages) == listed.counts["overdue"]
    for table in tables_of(report):
        assert all(len(row) == len(table.headings) for row in table.rows)
    assert tuple(dict.fromkeys(table.part for table in tables_of(report))) == PARTS


def test_no_patient_is_named_in_words_file_or_paper(invented: Desk, tmp_path: Path) -> None:
    fill_with_invented_patients(invented)
    report = make_report(invented)
    names = {row.family_name for row in worklist(invented).rows} | {row.name for row in worklist(invented).rows}
    csv = report_csv(report).decode("utf-8-sig")
    pdf = pdfium.PdfDocument(report_on_paper(invented, report))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert not [name for name in names if name in csv or name in text]
    assert "nobody is lost" in text.replace("\r\n", " ")
    assert csv.splitlines()[1].startswith('"2026-01-05","On time","Maintenance doses on time, by month","Feb-2025",')
    assert save_report(report, tmp_path / "reports.csv") == "Saved: the reports in reports.csv."
    with pytest.raises(RegisterTrouble, match="The reports were not saved"):
        save_report(report, tmp_path / "nowhere" / "reports.csv")


@pytest.mark.parametrize("at_once", [5, 100])
def test_parts_of_any_size_come_to_the_same_report(invented: Desk, at_once: int) -> None:
    fill_with_invented_patients(invented)
    parts = list(report_in_parts(invented, at_once=at_once))
    assert parts[-1].report == make_report(invented)
    assert all(part.report is None for part in parts[:-1])


def test_an_empty_register_has_an_empty_report(desk: Desk) -> None:
    report = make_report(desk)
    assert (report.patients, report.on_time.percent, report.ages, report.strays) == (0, None, (0, 0, 0, 0), ())
    assert tables_of(report)


TODAY = date(2026, 4, 17)
GIVEN = st.builds(
    DoseGiven,
    on=st.dates(date(2025, 5, 1), TODAY),
    product=st.sampled_from(["", "hydroxocobalamin"]),
    site=st.sampled_from(["", "Left deltoid"]),
    is_elsewhere=st.booleans(),
    timing=st.none() | st.sampled_from(Timing),
)
EXPECTED = st.builds(DoseExpected, on=st.dates(TODAY, date(2027, 4, 17)), is_overdue=st.booleans())


@for_every(st.lists(st.tuples(st.lists(GIVEN, max_size=6), st.lists(EXPECTED, max_size=6)), max_size=6))
def test_counts_always_add_up(patients: list[tuple[list[DoseGiven], list[DoseExpected]]]) -> None:
    found = [
        PatientFigures(str(number), Status.NO_PLAN, tuple(given), tuple(expected))
        for number, (given, expected) in enumerate(patients)
    ]
    nobody: Worklist = worklist_of((), OpenDays(), today=TODAY)
    report = report_of(found, nobody, (), weeks_from(TODAY, OpenDays()))
    doses = [dose for one in found for dose in one.given]
    here = sum(not dose.is_elsewhere for dose in doses)
    assert sum(month.here + month.elsewhere for month in report.months) == len(doses)
    assert sum(count for _, count in report.products) == sum(count for _, count in report.sites) == here
    assert report.on_time.given == sum(dose.timing is not None for dose in doses)
    assert sum(week.doses for week in report.weeks) + report.later == sum(len(one.expected) for one in found)
    assert all(week.overdue <= week.doses for week in report.weeks)
    assert len(report.strays) == len(found), "nobody of them is on a list"
