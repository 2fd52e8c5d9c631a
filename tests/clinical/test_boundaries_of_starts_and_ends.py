"""What the start date takes in, what anchors a course taken over, and what its end leaves out."""

from collections.abc import Sequence
from datetime import date

import pytest

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event, Injection
from b12desk.clinical.forecast import forecast
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.walk import Progress, find_anchor, walk
from tests.clinical.builders import course, day, end, given, review

DIETARY = course("dietary-6-monthly", "2026-01-05")
QUARTERLY = course("bariatric-3-monthly", "2026-01-15")
TRANSFER = course("bariatric-3-monthly", "2026-01-15", start_phase="maintenance")
TABLETS = course("oral-high-dose", "2026-01-15")


def seen(planned: Course, events: Sequence[Event], today: str) -> Forecast:
    return forecast(planned, events, patient=PatientFacts(), open_days=ALWAYS_OPEN, today=day(today))


def walked(planned: Course, events: Sequence[Event], today: str) -> Progress:
    return walk(planned, events, today=day(today))


@pytest.mark.parametrize(
    ("corrected_on", "is_ended"), [("2026-01-06", False), ("2026-01-07", True), ("2026-01-10", True)]
)
def test_a_corrected_cause_ends_the_course_from_its_first_dose_on(corrected_on: str, is_ended: bool) -> None:
    events = [*given("2026-01-07", "2026-01-09"), review(corrected_on, "cause_corrected")]
    assert (seen(DIETARY, events, "2026-01-10").status is Status.ENDED) is is_ended


@pytest.mark.parametrize("planned", [QUARTERLY, TABLETS], ids=["doses", "tablets"])
@pytest.mark.parametrize(
    ("ends", "ended_on"),
    [
        (["2026-01-14"], None),
        (["2026-01-15"], "2026-01-15"),
        (["2026-02-01", "2026-03-01"], "2026-02-01"),
    ],
    ids=["before the start", "on the start date", "the first of two"],
)
def test_the_first_end_from_the_start_date_on_wins(planned: Course, ends: Sequence[str], ended_on: str | None) -> None:
    progress = walked(planned, [end(one) for one in ends], "2026-04-01")
    assert progress.ended_on == (day(ended_on) if ended_on else None)


@pytest.mark.parametrize(("dose", "counted"), [("2026-02-01", 2), ("2026-02-02", 1)], ids=["that day", "the day after"])
def test_a_dose_on_the_day_of_an_end_still_counts(dose: str, counted: int) -> None:
    progress = walked(QUARTERLY, [*given("2026-01-15", dose), end("2026-02-01")], "2026-04-01")
    assert (len(progress.counted), len(progress.stray)) == (counted, 2 - counted)


@pytest.mark.parametrize(
    ("doses", "anchor"),
    [
        ((), None),
        (("2026-01-15",), None),
        (("2026-01-14",), "2026-01-14"),
        (("2025-10-14", "2025-12-14"), "2025-12-14"),
    ],
    ids=["none", "on the start date", "the day before", "the latest of two"],
)
def test_the_latest_dose_before_the_start_anchors_a_course_taken_over(
    doses: tuple[str, ...], anchor: str | None
) -> None:
    injections = [Injection(day(one)) for one in doses]
    found = find_anchor(TRANSFER, injections)
    assert (found.on if found else None) == (day(anchor) if anchor else None)
    assert find_anchor(QUARTERLY, injections) is None


@pytest.mark.parametrize(
    ("small_on", "speaks"),
    [("2025-12-14", False), ("2025-12-15", False), ("2025-12-16", True)],
    ids=["before the anchor", "on its day", "after it"],
)
def test_a_dose_too_small_to_anchor_is_told_until_a_full_one_settles_it(small_on: str, speaks: bool) -> None:
    events = [*given(small_on, dose=999), *given("2025-12-15")]
    found = seen(TRANSFER, events, "2026-01-15")
    assert found.last_on == date(2025, 12, 15)
    assert ("dose_below_plan" in {one.id for one in found.findings}) is speaks


@pytest.mark.parametrize(("reviewed_on", "speaks"), [("2026-01-14", False), ("2026-01-15", True)], ids=["before", "on"])
def test_a_review_of_the_start_date_belongs_to_the_course(reviewed_on: str, speaks: bool) -> None:
    found = seen(QUARTERLY, [review(reviewed_on, "worse"), *given("2026-01-15")], "2026-01-16")
    assert ("neuro_symptoms_new" in {one.id for one in found.findings}) is speaks


def test_an_ended_course_has_no_next_dose_and_is_not_late() -> None:
    found = seen(QUARTERLY, [*given("2026-01-15"), end("2026-02-01")], "2027-02-01")
    assert (found.status, found.days_overdue, found.dose_number, found.projection) == (Status.ENDED, 0, None, ())


@pytest.mark.parametrize(("dose", "is_stray"), [("2026-02-01", False), ("2026-02-02", True)], ids=["on", "after"])
def test_an_injection_after_the_first_end_of_a_course_of_tablets_is_stray(dose: str, is_stray: bool) -> None:
    progress = walked(TABLETS, [*given(dose), end("2026-02-01"), end("2026-03-01")], "2026-04-01")
    assert [injection.on for injection in progress.stray] == ([day(dose)] if is_stray else [])
