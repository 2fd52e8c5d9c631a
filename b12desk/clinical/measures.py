"""The sums of a clinic's reports, each over plain values so that it can be counted by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.quantities import add_months
from b12desk.clinical.window import DueWindow

AGES: tuple[tuple[int, int | None], ...] = ((1, 14), (15, 28), (29, 90), (91, None))
"""Bands of days overdue, both ends included; the last one has no end."""
_WEEK = 7


class Timing(StrEnum):
    """When a dose was given, seen from the window that was in force the day before."""

    EARLY = "early"
    ON_TIME = "on time"
    LATE = "late"


def timing_of(window: DueWindow, *, given_on: date) -> Timing:
    """Return whether a dose came early, on time or late.

    On time is from `earliest_on` to the day before `overdue_from`, so that the report and the worklist say the same.
    """
    if given_on < window.earliest_on:
        return Timing.EARLY
    return Timing.LATE if given_on >= window.overdue_from else Timing.ON_TIME


@dataclass(frozen=True, slots=True)
class OnTime:
    """Doses by their timing; together they are the doses given."""

    early: int = 0
    on_time: int = 0
    late: int = 0

    @property
    def given(self) -> int:
        """All doses that have a timing."""
        return self.early + self.on_time + self.late

    @property
    def percent(self) -> int | None:
        """The share on time in whole percent, half up; None where nothing was given."""
        return (200 * self.on_time + self.given) // (2 * self.given) if self.given else None


def on_time(timings: Iterable[Timing]) -> OnTime:
    """Return how many doses came early, on time and late."""
    counts = dict.fromkeys(Timing, 0)
    for timing in timings:
        counts[timing] += 1
    return OnTime(counts[Timing.EARLY], counts[Timing.ON_TIME], counts[Timing.LATE])


def ageing(days_overdue: Iterable[int]) -> tuple[int, ...]:
    """Return how many patients stand in each of the AGES; everybody overdue stands in exactly one.

    Whoever is overdue with no day counted yet stands in the first.
    """
    counts = [0] * len(AGES)
    for days in days_overdue:
        counts[next(place for place, (_, last) in enumerate(AGES) if last is None or days <= last)] += 1
    return tuple(counts)


def months_up_to(today: date, count: int = 12) -> tuple[date, ...]:
    """Return the first days of so many months, the oldest first; the last one is the month of `today`."""
    this = today.replace(day=1)
    return tuple(add_months(this, -back) for back in range(count - 1, -1, -1))


@dataclass(frozen=True, slots=True)
class Week:
    """Days from `first` to `last`, both included, with the days of them on which injections are given."""

    first: date
    last: date
    open_days: int


def weeks_from(today: date, open_days: OpenDays, count: int = 12) -> tuple[Week, ...]:
    """Return so many weeks that end on a Sunday; the first one begins on `today`."""
    monday = today - timedelta(days=today.weekday())
    found = []
    for number in range(count):
        first, last = monday + timedelta(days=_WEEK * number), monday + timedelta(days=_WEEK * number + _WEEK - 1)
        first = max(first, today)
        days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
        found.append(Week(first, last, sum(open_days.is_open(day) for day in days)))
    return tuple(found)


def per_week(days: Iterable[date], weeks: Sequence[Week]) -> tuple[int, ...]:
    """Return how many of the days fall into each week; those outside all of them into none."""
    counts = [0] * len(weeks)
    for day in days:
        for place, week in enumerate(weeks):
            if week.first <= day <= week.last:
                counts[place] += 1
    return tuple(counts)
