from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.measures import (
    AGES,
    OnTime,
    Timing,
    ageing,
    months_up_to,
    on_time,
    per_week,
    timing_of,
    weeks_from,
)
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.window import DueWindow

WINDOW = DueWindow(
    due_on=date(2026, 3, 16),
    due_by=date(2026, 4, 16),
    earliest_on=date(2026, 3, 2),
    offer_on=date(2026, 4, 2),
    overdue_from=date(2026, 4, 17),
    interval=None,
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("given_on", "expected"),
    [
        (date(2026, 3, 1), Timing.EARLY),
        (date(2026, 3, 2), Timing.ON_TIME),
        (date(2026, 4, 16), Timing.ON_TIME),
        (date(2026, 4, 17), Timing.LATE),
    ],
    ids=["day before it is not early", "first day not early", "last day on time", "first day overdue"],
)
def test_a_dose_is_on_time_from_the_first_day_not_early_to_the_last_not_overdue(
    given_on: date, expected: Timing
) -> None:
    assert timing_of(WINDOW, given_on=given_on) is expected


@pytest.mark.parametrize(
    ("sums", "percent"),
    [
        (OnTime(), None),
        (OnTime(on_time=1), 100),
        (OnTime(early=1, on_time=1, late=0), 50),
        (OnTime(on_time=2, late=1), 67),
        (OnTime(early=1, on_time=1, late=6), 13),
        (OnTime(late=3), 0),
    ],
)
def test_the_share_is_rounded_half_up_and_nothing_has_no_share(sums: OnTime, percent: int | None) -> None:
    assert sums.percent == percent


@given(st.lists(st.sampled_from(Timing)))
def test_every_dose_is_early_on_time_or_late(timings: list[Timing]) -> None:
    assert on_time(timings).given == len(timings)


@pytest.mark.parametrize(
    ("days", "place"), [(0, 0), (1, 0), (14, 0), (15, 1), (28, 1), (29, 2), (90, 2), (91, 3), (4000, 3)]
)
def test_a_band_holds_both_its_ends(days: int, place: int) -> None:
    assert ageing([days]) == tuple(int(n == place) for n in range(len(AGES)))


@given(st.lists(st.integers(1, 5000)))
def test_everybody_overdue_stands_in_exactly_one_band(days: list[int]) -> None:
    counts = ageing(days)
    assert sum(counts) == len(days)
    for (first, last), count in zip(AGES, counts, strict=True):
        assert count == sum(first <= day and (last is None or day <= last) for day in days)


def test_twelve_months_end_with_this_one() -> None:
    months = months_up_to(date(2026, 3, 31))
    assert (months[0], months[-1], len(months)) == (date(2025, 4, 1), date(2026, 3, 1), 12)


def test_weeks_begin_today_and_end_on_sundays() -> None:
    closed = OpenDays(frozenset(range(5)), frozenset({date(2026, 4, 3)}))
    first, second, *_ = weeks_from(date(2026, 4, 2), closed)
    assert (first.first, first.last, first.open_days) == (date(2026, 4, 2), date(2026, 4, 5), 1)
    assert (second.first, second.last, second.open_days) == (date(2026, 4, 6), date(2026, 4, 12), 5)


@given(DAYS, st.lists(st.integers(0, 120)))
def test_every_day_of_the_weeks_is_counted_once(today: date, ahead: list[int]) -> None:
    weeks = weeks_from(today, OpenDays())
    assert weeks[0].first == today
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(weeks))
    days = [today + timedelta(days=n) for n in ahead]
    inside = Counter(weeks[0].first <= day <= weeks[-1].last for day in days)[True]
    assert sum(per_week(days, weeks)) == inside


@given(DAYS)
def test_every_day_lies_in_the_months_up_to_it(today: date) -> None:
    months = months_up_to(today)
    assert today.replace(day=1) == months[-1]
    assert list(months) == sorted(set(months))
