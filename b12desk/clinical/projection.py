"""The doses to come, each assumed given on the day it is offered. Nothing projected is stored.

Source: CLINICAL "Projection"; after a long closure the count begins anew (convention): no two doses on one day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.forecast_value import ProjectedDose
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.protocol import Phase, UntilReview
from b12desk.clinical.quantities import Interval, Period, PeriodUnit
from b12desk.clinical.walk import Position
from b12desk.clinical.window import day_to_offer, window_after

DOSES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Grid:
    """The anchor of a phase in weeks or months, and how many intervals after it the latest dose lies."""

    anchor_on: date
    steps: int

    def next_window(self, interval: Interval) -> tuple[date, date]:
        step = self.steps + 1
        opens = _several(interval.longest, self.steps, interval.shortest).after(self.anchor_on)
        return opens, interval.longest.times(step).after(self.anchor_on)


def project(
    first: ProjectedDose,
    position: Position,
    interval_of: Callable[[Phase], Interval],
    open_days: OpenDays,
    *,
    review_on: date | None,
    today: date,
) -> tuple[ProjectedDose, ...]:
    """Return the next dose as forecast and up to eleven after it, gates answered.

    In a phase until review it stops with the last dose offered on or before the next review (`review_on`, or from the
    phase's first dose); that entry `continues`. While held the first stands alone.
    """
    if first.book_on is None:
        return (first,)
    next_review_on = review_on or _review_after_first_dose(position, first.book_on)
    if next_review_on is not None and next_review_on < today:
        return (replace(first, continues=True),)
    doses = [first]
    grid = _first_grid(first, first.book_on, position, open_days)
    given_on = first.book_on
    while True:
        after = position.take(given_on)
        if after.index != position.index:
            grid, next_review_on = _Grid(given_on, 0), None
        position = after
        interval = interval_of(position.phase)
        if interval.unit is PeriodUnit.DAY:
            due_on, due_by, _ = window_after(given_on, interval, position)
        else:
            grid = _moved_on(grid, given_on, interval, open_days)
            due_on, due_by = grid.next_window(interval)
            grid = replace(grid, steps=grid.steps + 1)
        given_on = day_to_offer(due_on, due_by, interval, open_days)
        next_review_on = next_review_on or _review_after_first_dose(position, given_on)
        if next_review_on is not None and given_on > next_review_on:
            return _continuing(doses)
        if len(doses) == DOSES_SHOWN:
            return tuple(doses)
        doses.append(ProjectedDose(len(doses) + 1, position.phase.name, due_on, due_by, given_on))


def _review_after_first_dose(position: Position, given_on: date) -> date | None:
    """Return the first review of an open-ended phase whose first dose is given on that day."""
    ends = position.phase.ends
    if not isinstance(ends, UntilReview):
        return None
    return ends.every.after(position.doses[0] if position.doses else given_on)


def _first_grid(first: ProjectedDose, booked_on: date, position: Position, open_days: OpenDays) -> _Grid:
    """Return the anchor: the last dose, or the first projected day where there is none or it comes too late."""
    if position.last_on is None or booked_on > open_days.roll(first.due_by):
        return _Grid(booked_on, 0)
    return _Grid(position.last_on, 1)


def _moved_on(grid: _Grid, given_on: date, interval: Interval, open_days: OpenDays) -> _Grid:
    """Return the grid, or a new one from the latest day where a long closure would put two doses on one day."""
    due_on, due_by = grid.next_window(interval)
    return grid if day_to_offer(due_on, due_by, interval, open_days) > given_on else _Grid(given_on, 0)


def _several(longest: Period, steps: int, shortest: Period) -> Period:
    return shortest if steps == 0 else longest.times(steps).plus(shortest)


def _continuing(doses: Sequence[ProjectedDose]) -> tuple[ProjectedDose, ...]:
    return (*doses[:-1], replace(doses[-1], continues=True))
