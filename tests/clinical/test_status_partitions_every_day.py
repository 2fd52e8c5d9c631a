"""On every day a patient has exactly one status, and waiting moves nobody but forward."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12desk.clinical.events import Event
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.open_days import ALWAYS_OPEN, OpenDays
from b12desk.clinical.vocabulary import Status
from tests.clinical import builders as b
from tests.clinical.comparing import forecast_of, on
from tests.clinical.strategies import Story, stories

MANY = settings(max_examples=200, deadline=None, derandomize=True)
ORDER = [Status.UPCOMING, Status.DUE, Status.OVERDUE]


def fitting(forecast: Forecast, today: date) -> Iterator[Status]:
    """Yield every status that fits what the forecast shows, in the specification's order."""
    if forecast.due_on is None or forecast.overdue_from is None:
        yield Status.ENDED
        return
    if forecast.book_on is None:
        yield Status.ON_HOLD
    if forecast.dose_number is None:
        yield Status.AWAITING_REVIEW
    if forecast.deferred_until is not None and today < forecast.deferred_until:
        yield Status.DEFERRED
    if today >= forecast.overdue_from:
        yield Status.OVERDUE
    if today >= forecast.due_on:
        yield Status.DUE
    yield Status.UPCOMING


@MANY
@given(stories())
def test_the_status_is_the_first_that_fits(story: Story) -> None:
    forecast = forecast_of(story)
    assert forecast.status is next(fitting(forecast, story.today))


@settings(MANY, max_examples=60)
@given(stories(), st.sampled_from((1, 1, 7, 31)))
def test_waiting_moves_no_date_and_nobody_back(story: Story, step: int) -> None:
    days = [story.today + timedelta(days=step * n) for n in range(25)]
    seen = [forecast_of(on(story, day)) for day in days]
    assert len({(f.due_on, f.due_by, f.earliest_on, f.overdue_from, f.counted) for f in seen}) == 1
    waiting = [ORDER.index(f.status) for f in seen if f.status in ORDER]
    assert waiting == sorted(waiting)
    if seen[0].status is Status.ENDED:
        return
    late = [day for day, found in zip(days, seen, strict=True) if found.status is Status.OVERDUE]
    assert all(found.overdue_from <= day for day, found in zip(days, seen, strict=True) if day in late)
    counting = [found.days_overdue for found in seen if found.days_overdue > 0]
    assert counting == [counting[0] + step * n for n in range(len(counting))]
    booked = [f.book_on for f in seen if f.book_on is not None]
    assert booked == sorted(booked)


@MANY
@given(stories())
def test_the_dates_of_a_forecast_stand_in_order(story: Story) -> None:
    forecast = forecast_of(story)
    if forecast.status is Status.ENDED:
        assert (forecast.due_on, forecast.due_by, forecast.book_on, forecast.projection) == (None, None, None, ())
        return
    assert forecast.earliest_on <= forecast.due_on <= forecast.due_by
    assert forecast.days_overdue >= 0
    if forecast.book_on is not None:
        assert forecast.book_on >= story.today
        assert story.open_days.is_open(forecast.book_on)


@MANY
@given(stories())
def test_the_projection_begins_with_the_next_dose_and_goes_forward(story: Story) -> None:
    forecast = forecast_of(story)
    doses = forecast.projection
    assert [dose.number for dose in doses] == list(range(1, len(doses) + 1))
    assert len(doses) <= 12
    assert [dose.due_on for dose in doses] == sorted({dose.due_on for dose in doses})
    assert all(dose.due_on <= dose.due_by for dose in doses)
    if forecast.status in (Status.ENDED, Status.ON_HOLD):
        return
    assert (doses[0].due_on, doses[0].due_by, doses[0].book_on) == (forecast.due_on, forecast.due_by, forecast.book_on)
    booked = [dose.book_on for dose in doses]
    assert booked == sorted(booked)
    assert all(story.today <= day and story.open_days.is_open(day) for day in booked)
    assert [dose.number for dose in doses[:-1] if dose.continues] == []
    names = story.course.protocol.phase_names
    assert [names.index(dose.phase) for dose in doses] == sorted(names.index(dose.phase) for dose in doses)


@settings(MANY, max_examples=300)
@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.frozensets(st.integers(0, 30), max_size=25),
)
def test_rolling_never_goes_back_and_skips_no_open_day(
    start: date, weekdays: frozenset[int], shut: frozenset[int]
) -> None:
    open_days = OpenDays(weekdays, frozenset(start + timedelta(days=n) for n in shut))
    rolled = open_days.roll(start)
    assert rolled >= start
    assert open_days.is_open(rolled)
    assert not any(open_days.is_open(start + timedelta(days=n)) for n in range((rolled - start).days))
    assert open_days.roll(rolled) == rolled


QUARTERLY = b.course("bariatric-3-monthly", "2026-02-16")
WITH_GRACE = b.course("bariatric-3-monthly", "2026-02-16", grace_days=14)
GIVEN = b.given("2026-02-16")


@pytest.mark.parametrize(
    ("course", "open_days", "more", "today", "wanted", "days_overdue"),
    [
        (QUARTERLY, ALWAYS_OPEN, [], "2026-05-15", Status.UPCOMING, 0),
        (QUARTERLY, ALWAYS_OPEN, [], "2026-05-16", Status.DUE, 0),
        (QUARTERLY, ALWAYS_OPEN, [], "2026-05-17", Status.OVERDUE, 1),
        (QUARTERLY, b.calendar(), [], "2026-05-18", Status.DUE, 0),
        (QUARTERLY, b.calendar(), [], "2026-05-19", Status.OVERDUE, 3),
        (QUARTERLY, b.calendar(closed_on="2026-05-18"), [], "2026-05-19", Status.DUE, 0),
        (WITH_GRACE, ALWAYS_OPEN, [], "2026-05-30", Status.DUE, 0),
        (WITH_GRACE, ALWAYS_OPEN, [], "2026-05-31", Status.OVERDUE, 15),
        (QUARTERLY, ALWAYS_OPEN, [b.deferral("2026-05-10", "2026-06-01")], "2026-05-31", Status.DEFERRED, 0),
        (QUARTERLY, ALWAYS_OPEN, [b.deferral("2026-05-10", "2026-06-01")], "2026-06-01", Status.DUE, 0),
        (QUARTERLY, ALWAYS_OPEN, [b.deferral("2026-05-10", "2026-06-01")], "2026-06-02", Status.OVERDUE, 17),
        (QUARTERLY, ALWAYS_OPEN, [b.change("2026-05-01", "P2M")], "2026-05-01", Status.DUE, 0),
        (QUARTERLY, ALWAYS_OPEN, [b.change("2026-05-01", "P2M")], "2026-05-02", Status.OVERDUE, 16),
        (QUARTERLY, ALWAYS_OPEN, [b.hold("2026-05-01"), b.resume("2026-07-01")], "2026-07-01", Status.DUE, 0),
        (QUARTERLY, ALWAYS_OPEN, [b.hold("2026-05-01"), b.resume("2026-07-01")], "2026-07-02", Status.OVERDUE, 47),
        (QUARTERLY, ALWAYS_OPEN, [b.hold("2026-05-01")], "2027-07-02", Status.ON_HOLD, 0),
        (QUARTERLY, ALWAYS_OPEN, [b.resume("2026-05-20")], "2026-05-21", Status.OVERDUE, 5),
        (QUARTERLY, ALWAYS_OPEN, [b.end("2026-05-20")], "2026-05-20", Status.ENDED, 0),
    ],
)
def test_the_status_turns_at_its_edges(
    course: b.Course, open_days: OpenDays, more: list[Event], today: str, wanted: Status, days_overdue: int
) -> None:
    found = forecast_of(Story(course, (*GIVEN, *more), b.ANYONE, open_days, b.day(today)))
    assert (found.status, found.days_overdue) == (wanted, days_overdue)
