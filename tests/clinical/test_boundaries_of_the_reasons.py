"""The sentences name the newest dose and the newest change, and call a day passed only when it has passed."""

from collections.abc import Sequence

import pytest

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event
from b12desk.clinical.forecast import forecast
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts
from tests.clinical.builders import change, course, day, given, protocols

QUARTERLY = course("bariatric-3-monthly", "2026-01-15")


def because(planned: Course, events: Sequence[Event], today: str) -> tuple[str, ...]:
    return forecast(planned, events, patient=PatientFacts(), open_days=ALWAYS_OPEN, today=day(today)).because


def test_the_last_of_two_doses_is_named() -> None:
    said = because(QUARTERLY, given("2026-01-15", "2026-04-15"), "2026-04-16")
    assert "The last counting dose was given on 15-Apr-2026." in said
    assert "The next dose belongs to the maintenance phase, in which 2 doses counted so far." in said


def test_the_newest_of_two_changes_is_named() -> None:
    changes = [change("2026-02-01", "P1M"), change("2026-02-02", "P2M")]
    said = because(QUARTERLY, [*given("2026-01-15"), *changes], "2026-02-03")
    assert "On 02-Feb-2026 the interval was changed to every 2 months (persistent symptoms)." in said
    assert "15-Jan-2026 + 2 months = 15-Mar-2026." in said


def test_a_change_after_the_last_dose_is_named_though_another_came_before_it() -> None:
    changes = [change("2026-01-15", "P1M"), change("2026-02-02", "P2M")]
    said = because(QUARTERLY, [*given("2026-01-16"), *changes], "2026-02-03")
    assert "On 02-Feb-2026 the interval was changed to every 2 months (persistent symptoms)." in said


@pytest.mark.parametrize("dose_on", ["2026-03-01", "2026-03-16"], ids=["on the day of the change", "after it"])
def test_a_change_stays_the_prescribers_decision_after_the_dose_that_followed_it(dose_on: str) -> None:
    said = because(QUARTERLY, [*given("2026-01-15", dose_on), change("2026-03-01", "P2M")], "2026-03-20")
    assert "On 01-Mar-2026 the interval was changed to every 2 months (persistent symptoms)." in said
    assert any(sentence.endswith("every 2 months (source: the prescriber’s decision).") for sentence in said)


@pytest.mark.parametrize(
    ("interval", "source"),
    [
        ("P1M", "S1 S2 S3, persistent symptoms"),
        ("P10W", "local practice, counted in weeks"),
        ("P5W", "the prescriber’s choice"),
    ],
)
def test_a_chosen_interval_carries_its_own_source(interval: str, source: str) -> None:
    said = because(course("prophylaxis", "2026-01-05", interval=interval), given("2026-01-05"), "2026-01-06")
    assert any(sentence.endswith(f"(source: {source}).") for sentence in said)


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        ("2026-04-14", "The day to offer is 15-Apr-2026."),
        ("2026-04-15", "The day to offer is 15-Apr-2026."),
        ("2026-04-16", "The day to offer is 16-Apr-2026 (the day first offered has passed)."),
    ],
)
def test_the_day_first_offered_has_passed_from_the_next_day_on(today: str, sentence: str) -> None:
    assert sentence in because(QUARTERLY, given("2026-01-15"), today)


@pytest.mark.parametrize(
    ("protocol_id", "has_loading"),
    [("hydroxo-standard", True), ("cyano-pernicious", True), ("prophylaxis", False), ("oral-high-dose", False)],
)
def test_loading_is_what_a_protocol_begins_with(protocol_id: str, has_loading: bool) -> None:
    assert protocols().get(protocol_id).has_loading is has_loading
