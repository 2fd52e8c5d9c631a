"""The worklist holds everybody once, and its counts add up whatever is asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Status
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.course_acts import defer_dose, end_course, hold_course
from b12desk.services.demo_clinic import fill_with_invented_patients
from b12desk.services.desk import Desk, open_desk
from b12desk.services.first_look import first_look
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import ORDER
from tests.builders import a_course_draft, a_restriction, add_somebody, day, desk_in, on, somebody_after_loading

EVERY_WEEKDAY = [str(day("2026-11-16") + timedelta(days=number)) for number in range(7)]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The invented clinic, which no test here changes."""
    with desk_in(tmp_path_factory.mktemp("clinic"), "2026-11-20", is_demo=True) as desk:
        fill_with_invented_patients(desk)
        yield desk


@pytest.mark.parametrize("statuses", [None, *(frozenset({status}) for status in Status), frozenset(Status)])
def test_the_counts_are_of_the_whole_register_whatever_is_filtered(
    statuses: frozenset[Status] | None, clinic: Desk
) -> None:
    whole, asked = worklist(clinic), worklist(clinic, statuses=statuses)
    assert asked.counts == whole.counts
    assert sum(whole.counts[status.value] for status in ORDER) == whole.counts["total"] == len(whole.rows)
    assert asked.rows == tuple(row for row in whole.rows if statuses is None or row.status in statuses)
    assert worklist(clinic, statuses=statuses, limit=1).rows == asked.rows[:1]


def test_nobody_stands_on_the_list_twice(clinic: Desk) -> None:
    rows = worklist(clinic).rows
    assert len({row.patient_id for row in rows}) == len(rows) == 48


def test_the_most_overdue_come_first(clinic: Desk) -> None:
    rows = worklist(clinic).rows
    assert [ORDER.index(row.status) for row in rows] == sorted(ORDER.index(row.status) for row in rows)
    late = [row.days_overdue for row in rows if row.status is Status.OVERDUE]
    assert late == sorted(late, reverse=True)
    assert late[-1] > 0


@pytest.mark.parametrize("today", EVERY_WEEKDAY, ids=["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
def test_the_invented_clinic_shows_every_status_on_every_day_of_the_week(today: str, invented: Desk) -> None:
    fill_with_invented_patients(on(invented, today))
    found = worklist(on(invented, today))
    assert {name for name, number in found.counts.items() if not number} == set()
    assert sum(number for name, number in found.counts.items() if name != "total") == found.counts["total"] == 48
    assert min(found.counts["overdue"], found.counts["due"], found.counts["upcoming"]) >= 5
    assert verify_register(on(invented, today)).is_ok


def test_every_row_of_the_list_agrees_with_the_patients_page(clinic: Desk) -> None:
    for row in worklist(clinic).rows:
        page = show_patient(clinic, row.patient_id)
        assert row.status is page.status
        if page.forecast is None or row.status is Status.NO_INJECTIONS:
            continue
        names = ("phase", "due_on", "due_by", "earliest_on", "book_on", "overdue_from", "days_overdue", "next_site",
                 "dose_number", "doses_in_phase", "last_on", "deferred_until")  # fmt: skip
        assert {n: getattr(row, n) for n in names} == {n: getattr(page.forecast, n) for n in names}


@pytest.mark.parametrize("later", [1, 30, 400])
def test_what_was_written_on_one_day_is_right_on_every_later_one(later: int, clinic: Desk) -> None:
    today = str(day("2026-11-20") + timedelta(days=later))
    assert verify_register(on(clinic, today)).problems == ()
    test_every_row_of_the_list_agrees_with_the_patients_page(on(clinic, today))


@pytest.mark.parametrize("earlier", ["2026-11-19", "2026-08-01", "2026-02-01"])
def test_the_list_of_an_earlier_day_forgets_what_came_after_it(earlier: str, clinic: Desk) -> None:
    test_every_row_of_the_list_agrees_with_the_patients_page(on(clinic, earlier))


def test_on_an_earlier_day_the_patient_stood_where_they_stood_then(desk: Desk) -> None:
    somebody_after_loading(desk)
    (row,) = worklist(on(desk, "2026-01-13")).rows
    assert (row.phase, row.dose_number, row.due_on, row.status) == ("loading", 5, day("2026-01-14"), Status.UPCOMING)


@pytest.mark.parametrize(
    ("today", "site"),
    [("2026-03-01", "right deltoid"), ("2026-04-16", "right deltoid"), ("2026-05-04", "left deltoid")],
    ids=["while it is restricted", "on its last day", "after it"],
)
def test_a_site_restricted_for_a_time_is_judged_on_the_day_to_offer(today: str, site: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, replace(draft, restricted_sites=(a_restriction(until="2026-04-16"),)))
    (row,) = worklist(on(desk, today)).rows
    assert row.next_site is not None
    assert row.next_site == show_patient(on(desk, today), patient_id).forecast.next_site
    assert row.next_site.words == site


def test_each_row_is_a_sentence(desk: Desk) -> None:
    somebody_after_loading(desk)
    (row,) = worklist(on(desk, "2026-04-20")).rows
    assert row.sentence == "Overdue 4 days: SMITH1, Ada (Mrs); due by 16-Apr-2026; left deltoid next"


def test_grace_and_closed_days_move_who_is_overdue(desk: Desk) -> None:
    somebody_after_loading(desk)
    today = on(desk, "2026-04-17")
    assert worklist(today).rows[0].status is Status.OVERDUE
    change_clinic(today, ClinicChange(grace_days=3))
    assert worklist(today).rows[0].overdue_from == day("2026-04-20")
    change_clinic(today, ClinicChange(grace_days=0, closed_on=((day("2026-04-16"), "stocktaking"),)))
    assert worklist(today).rows[0].overdue_from == day("2026-04-18")
    assert verify_register(today).is_ok


def test_the_holidays_of_england_are_closed_from_the_start(tmp_path: Path) -> None:
    from b12desk.services.clock import ClockSetTo

    desk = open_desk(tmp_path / "r.b12desk", clock=ClockSetTo(day("2026-01-05")), acting=" Nurse\tB. ")
    assert desk.acting == "Nurse B."
    days = desk.open_days()
    desk.close()
    closed = [text for text in ("2026-12-25", "2026-12-28", "2026-04-03", "2026-01-10") if not days.is_open(day(text))]
    assert closed == ["2026-12-25", "2026-12-28", "2026-04-03", "2026-01-10"]
    assert days.is_open(day("2026-01-05"))


def test_the_first_look_is_the_worklist_without_what_was_tried_to_reach_patients(clinic: Desk) -> None:
    seen = first_look(clinic.register.path, clinic.clock)
    whole = worklist(clinic)
    assert seen == replace(whole, rows=tuple(replace(row, recall=None) for row in whole.rows))
    assert any(row.recall for row in whole.rows)


def test_the_first_look_leaves_out_only_the_sites_that_depend_on_the_day(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = draft_of(show_patient(desk, patient_id).patient)
    change_patient(desk, patient_id, replace(draft, restricted_sites=(a_restriction(until="2026-04-16"),)))
    later = on(desk, "2026-02-02")
    seen = first_look(later.register.path, later.clock)
    assert seen is not None
    assert [(row.due_on, row.status, row.next_site) for row in seen.rows] == [
        (row.due_on, row.status, None) for row in worklist(later).rows
    ]


def test_the_first_look_sees_nothing_on_a_day_that_later_entries_know_more_about(clinic: Desk) -> None:
    earlier = on(clinic, "2026-11-10")
    assert first_look(earlier.register.path, earlier.clock) is None


def test_the_first_look_sees_nothing_in_a_new_register(desk: Desk) -> None:
    assert first_look(desk.register.path, desk.clock) is None


def test_each_status_has_its_place(desk: Desk) -> None:
    ids = [somebody_after_loading(desk, number) for number in (1, 2, 3, 4)]
    nobody = add_somebody(desk, 5)
    oral = add_somebody(desk, 6)
    later = on(desk, "2026-04-10")
    defer_dose(later, ids[0], day("2026-05-01"), "holiday")
    hold_course(later, ids[1], "in hospital")
    end_course(later, ids[2], "oral_switch")
    start_course(later, oral, a_course_draft("oral-high-dose", "2026-04-10"))
    seen = {row.patient_id: row.status for row in worklist(later).rows}
    assert seen == {
        ids[0]: Status.DEFERRED,
        ids[1]: Status.ON_HOLD,
        ids[2]: Status.ENDED,
        ids[3]: Status.DUE,
        nobody: Status.NO_PLAN,
        oral: Status.NO_INJECTIONS,
    }
