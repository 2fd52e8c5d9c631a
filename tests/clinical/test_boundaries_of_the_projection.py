"""The doses to come: twelve of them, on the anchor's own calendar days, up to the next review."""

from collections.abc import Sequence
from datetime import date

import pytest

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event
from b12desk.clinical.forecast import forecast
from b12desk.clinical.forecast_value import ProjectedDose
from b12desk.clinical.open_days import ALWAYS_OPEN, OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.projection import project
from b12desk.clinical.protocol import Phase
from b12desk.clinical.quantities import Interval
from b12desk.clinical.walk import Position
from tests.clinical.builders import course, day, given, hold

Row = tuple[int, str, str, str | None]


def projected(
    planned: Course, events: Sequence[Event], today: str, open_days: OpenDays = ALWAYS_OPEN
) -> tuple[ProjectedDose, ...]:
    return forecast(planned, events, patient=PatientFacts(), open_days=open_days, today=day(today)).projection


def rows(doses: Sequence[ProjectedDose], numbers: Sequence[int]) -> list[Row]:
    return [
        (one.number, one.due_on.isoformat(), one.due_by.isoformat(), one.book_on.isoformat() if one.book_on else None)
        for one in doses
        if one.number in numbers
    ]


def test_twelve_doses_are_projected_and_numbered_from_one() -> None:
    doses = projected(course("bariatric-3-monthly", "2026-01-15"), given("2026-01-15"), "2026-02-01")
    assert [dose.number for dose in doses] == list(range(1, 13))
    assert doses[-1].due_on == date(2029, 1, 15)
    assert not any(dose.continues for dose in doses)


def test_the_31_of_august_comes_back_every_august() -> None:
    doses = projected(course("bariatric-3-monthly", "2026-08-31"), given("2026-08-31"), "2026-09-01")
    assert [dose.due_by.isoformat() for dose in doses[:5]] == [
        "2026-11-30", "2027-02-28", "2027-05-31", "2027-08-31", "2027-11-30",
    ]  # fmt: skip


def test_a_range_opens_after_its_shorter_end_counted_from_the_longer_ends_before() -> None:
    doses = projected(course("prophylaxis", "2026-01-16"), given("2026-01-16"), "2026-01-20")
    assert rows(doses, (1, 2, 3, 4)) == [
        (1, "2026-03-16", "2026-04-16", "2026-04-02"),
        (2, "2026-06-16", "2026-07-16", "2026-07-02"),
        (3, "2026-09-16", "2026-10-16", "2026-10-02"),
        (4, "2026-12-16", "2027-01-16", "2027-01-02"),
    ]


def test_maintenance_after_loading_is_counted_from_the_last_loading_day() -> None:
    doses = projected(course("hydroxo-standard", "2026-01-05"), [], "2026-01-05")
    assert [dose.book_on for dose in doses[:6]] == [date(2026, 1, number) for number in (5, 7, 9, 12, 14, 16)]
    assert [dose.phase for dose in doses] == ["loading"] * 6 + ["maintenance"] * 6
    assert rows(doses, (7, 8)) == [
        (7, "2026-03-16", "2026-04-16", "2026-04-02"),
        (8, "2026-06-16", "2026-07-16", "2026-07-02"),
    ]


# Last dose on Sun 18-Jan-2026: due by Sat 18-Apr, which a clinic open on weekdays rolls to Mon 20-Apr.
@pytest.mark.parametrize(
    ("today", "second"),
    [
        ("2026-04-20", (2, "2026-07-18", "2026-07-18", "2026-07-20")),
        ("2026-04-21", (2, "2026-07-21", "2026-07-21", "2026-07-21")),
    ],
    ids=["on the rolled day", "the day after it"],
)
def test_a_dose_booked_after_its_last_day_is_the_new_anchor(today: str, second: Row) -> None:
    doses = projected(course("bariatric-3-monthly", "2026-01-18"), given("2026-01-18"), today, OpenDays())
    assert rows(doses, (1, 2)) == [(1, "2026-04-18", "2026-04-18", today), second]


def test_a_first_dose_without_history_is_the_anchor_on_its_booked_day() -> None:
    doses = projected(course("bariatric-3-monthly", "2026-01-17"), [], "2026-01-05", OpenDays())
    assert rows(doses, (1, 2, 3)) == [
        (1, "2026-01-17", "2026-01-17", "2026-01-19"),
        (2, "2026-04-19", "2026-04-19", "2026-04-20"),
        (3, "2026-07-19", "2026-07-19", "2026-07-20"),
    ]


def test_while_held_the_next_dose_stands_alone() -> None:
    doses = projected(
        course("bariatric-3-monthly", "2026-01-15"), [*given("2026-01-15"), hold("2026-02-01")], "2026-02-02"
    )
    assert rows(doses, range(99)) == [(1, "2026-04-15", "2026-04-15", None)]


# Closed from Mon 12-Jan to Sun 1-Feb: the doses of 12-Jan, 19-Jan and 26-Jan would all be given on 2-Feb.
def test_after_a_long_closure_no_two_doses_fall_on_one_day() -> None:
    weekly = course("individualised", "2026-01-05", choices={"dose_micrograms": "1000", "interval": "P1W"})
    closed = OpenDays(closed_on=frozenset(date(2026, 1, number) for number in range(12, 32)))
    doses = projected(weekly, given("2026-01-05"), "2026-01-06", closed)
    assert rows(doses, (1, 2, 3)) == [
        (1, "2026-01-12", "2026-01-12", "2026-02-02"),
        (2, "2026-02-09", "2026-02-09", "2026-02-09"),
        (3, "2026-02-16", "2026-02-16", "2026-02-16"),
    ]


# The weekly phase after seven loading doses begins on 24-Jan; its review is due 28 days later, on 21-Feb.
def test_a_dose_on_the_day_of_the_next_review_is_the_last_projected() -> None:
    loading = given(*(f"2026-01-{number:02d}" for number in range(5, 18, 2)))
    doses = projected(course("hydroxo-smpc", "2026-01-05"), loading, "2026-01-18")
    assert [dose.book_on.isoformat() for dose in doses if dose.book_on] == [
        "2026-01-24", "2026-01-31", "2026-02-07", "2026-02-14", "2026-02-21",
    ]  # fmt: skip
    assert [dose.continues for dose in doses] == [False] * 4 + [True]
    assert [dose.number for dose in doses] == [1, 2, 3, 4, 5]


# First dose on 2-Feb: the review is due on 23-Feb, between the doses of 22-Feb and 24-Feb.
@pytest.mark.parametrize(
    ("today", "last"),
    [("2026-02-05", "2026-02-22"), ("2026-02-23", "2026-02-23"), ("2026-02-24", "2026-02-24")],
    ids=["before it", "on its day", "past it"],
)
def test_nothing_is_projected_past_the_next_review(today: str, last: str) -> None:
    doses = projected(course("hydroxo-neuro", "2026-02-02"), given("2026-02-02", "2026-02-04"), today)
    assert (doses[-1].book_on, doses[-1].continues) == (day(last), True)
    assert [dose.continues for dose in doses[:-1]] == [False] * (len(doses) - 1)
    assert len(doses) == (9 if today == "2026-02-05" else 1)


def test_without_a_known_review_it_is_counted_from_the_phases_first_dose() -> None:
    phases = course("hydroxo-neuro", "2026-02-02").protocol.phases
    given_on = (date(2026, 2, 2), date(2026, 2, 4))
    next_on = date(2026, 2, 6)

    def interval_of(phase: Phase) -> Interval:
        return phase.interval

    doses = project(
        ProjectedDose(1, "loading", next_on, next_on, next_on),
        Position(phases, 0, given_on, last_on=given_on[-1]),
        interval_of,
        ALWAYS_OPEN,
        review_on=None,
        today=date(2026, 2, 5),
    )
    assert [dose.book_on for dose in doses] == [date(2026, 2, number) for number in range(6, 23, 2)]
