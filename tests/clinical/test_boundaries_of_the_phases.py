"""Where one phase ends and the next begins: the last dose, the day of a review, so many days, a gate."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event
from b12desk.clinical.forecast import forecast
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.walk import Progress, walk
from tests.clinical.builders import course, day, given, review

NEURO = course("hydroxo-neuro", "2026-02-02")
NEURO_TRANSFER = course("hydroxo-neuro", "2026-02-02", start_phase="loading")
CYANO = course("cyano-pernicious", "2026-01-05")
THREE = given("2026-02-02", "2026-02-04", "2026-02-06")
SEVEN = given(*(f"2026-01-{number:02d}" for number in range(5, 12)))
ALTERNATE = given(*(f"2026-01-{number:02d}" for number in range(13, 26, 2)))


def seen(planned: Course, events: Sequence[Event], today: str) -> Forecast:
    return forecast(planned, events, patient=PatientFacts(), open_days=ALWAYS_OPEN, today=day(today))


def walked(planned: Course, events: Sequence[Event], today: str) -> Progress:
    return walk(planned, events, today=day(today))


@pytest.mark.parametrize(
    ("events", "today", "phase", "dose_number"),
    [
        ([*THREE, review("2026-02-01", "no_further_improvement")], "2026-02-06", "loading", 4),
        ([*THREE[:1], review("2026-02-02", "no_further_improvement")], "2026-02-02", "maintenance", 1),
        ([*THREE, review("2026-02-06", "no_further_improvement")], "2026-02-06", "maintenance", 1),
        ([*THREE, review("2026-02-05", "no_further_improvement")], "2026-02-06", "maintenance", 2),
        ([*THREE, review("2026-02-05", "improving")], "2026-02-06", "loading", 4),
    ],
    ids=["before the first dose", "on the first dose's day", "on a dose's day", "before a dose", "another outcome"],
)
def test_a_phase_until_review_ends_with_the_day_of_the_review(
    events: Sequence[Event], today: str, phase: str, dose_number: int
) -> None:
    found = seen(NEURO, events, today)
    assert (found.phase, found.dose_number) == (phase, dose_number)


def test_a_review_of_tomorrow_ends_nothing_today() -> None:
    events = [*THREE, review("2026-02-10", "no_further_improvement")]
    assert [walked(NEURO, events, f"2026-02-{number:02d}").position.phase.name for number in (9, 10, 11)] == [
        "loading", "maintenance", "maintenance",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reviewed_on", "phase"), [("2026-02-01", "loading"), ("2026-02-02", "maintenance")], ids=["before", "on"]
)
def test_a_course_taken_over_may_be_reviewed_from_its_start_date(reviewed_on: str, phase: str) -> None:
    events = [*given("2026-01-31"), review(reviewed_on, "no_further_improvement")]
    assert seen(NEURO_TRANSFER, events, "2026-02-03").phase == phase


def test_each_phase_is_remembered_from_its_first_dose_to_the_day_that_ended_it() -> None:
    events = [*THREE, review("2026-02-07", "no_further_improvement"), *given("2026-04-07", "2026-06-07")]
    runs = walked(NEURO, events, "2026-06-08").runs
    assert [(run.phase.name, run.first_on, run.left_on) for run in runs] == [
        ("loading", date(2026, 2, 2), date(2026, 2, 7)),
        ("maintenance", date(2026, 4, 7), None),
    ]
    counted = walked(CYANO, [*SEVEN, *ALTERNATE[:2]], "2026-01-16").runs
    assert [(run.first_on, run.left_on) for run in counted] == [
        (date(2026, 1, 5), date(2026, 1, 11)),
        (date(2026, 1, 13), None),
    ]


@pytest.mark.parametrize(
    ("last", "phase", "due_on"),
    [("2026-02-12", "spaced", "2026-02-15"), ("2026-02-13", "maintenance", "2026-03-13")],
    ids=["three days later is the 21st day", "three days later is the 22nd"],
)
def test_a_phase_for_21_days_ends_when_its_next_dose_falls_later(last: str, phase: str, due_on: str) -> None:
    confirmed = review("2026-01-11", "response_confirmed")
    found = seen(CYANO, [*SEVEN, confirmed, *ALTERNATE, *given(last)], last)
    assert (found.phase, found.due_on) == (phase, day(due_on))


@pytest.mark.parametrize(
    ("confirmed_on", "status"),
    [("2026-01-04", Status.AWAITING_REVIEW), ("2026-01-05", Status.UPCOMING), ("2026-01-12", Status.UPCOMING)],
    ids=["before the first dose", "on the first dose's day", "after the last"],
)
def test_a_gate_opens_from_the_first_dose_of_the_phase_before_it(confirmed_on: str, status: Status) -> None:
    early = replace(CYANO, start_on=date(2026, 1, 1))
    found = seen(early, [review(confirmed_on, "response_confirmed"), *SEVEN], "2026-01-12")
    assert found.status is status


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        (("2026-02-02", "2026-02-02"), ("2026-02-02",)),
        (("2026-02-02", "2026-02-04", "2026-02-04"), ("2026-02-02", "2026-02-04")),
        (("2026-02-02", "2026-02-03"), ("2026-02-02", "2026-02-03")),
    ],
    ids=["the first day twice", "the second day twice", "the next day"],
)
def test_one_dose_of_a_day_counts(days: tuple[str, ...], counted: tuple[str, ...]) -> None:
    assert seen(NEURO, given(*days), "2026-02-05").counted == tuple(day(one) for one in counted)
