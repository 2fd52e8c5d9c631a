"""The doses still to come, each one assumed given on the day it is booked (5.11)."""

from dataclasses import replace
from datetime import date

from b12desk.clinical.forecast_value import ProjectedDose
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.protocol import UntilReview
from b12desk.clinical.quantities import Interval, PeriodUnit
from tests.clinical.simulated_chart import Chart
from tests.clinical.simulated_window import day_to_offer, window
from tests.clinical.slow_dates import first_open_day, later, period_later

MOST = 12


def next_doses(
    chart: Chart,
    due_on: date,
    due_by: date,
    book_on: date | None,
    review_on: date | None,
    *,
    open_days: OpenDays,
    today: date,
) -> tuple[ProjectedDose, ...]:
    """Return up to twelve doses, the first being the next dose as forecast; `review_on` is its phase's next review."""
    first = ProjectedDose(1, chart.phase.name, due_on, due_by, book_on)
    if book_on is None:
        return (first,)
    future = chart.copy()
    doses = [first]
    open_ended_from = 1 if isinstance(chart.phase.ends, UntilReview) else None
    anchor, k = _first_anchor(chart, due_by, book_on, open_days)
    while len(doses) <= MOST:
        given_on = doses[-1].book_on
        assert given_on is not None
        came_from_days = future.interval().unit is PeriodUnit.DAY
        future.give(given_on)
        number = len(doses) + 1
        if open_ended_from is None and isinstance(future.phase.ends, UntilReview):
            open_ended_from = number
        interval = future.interval()
        if interval.unit is PeriodUnit.DAY:
            on, by = window(future, interval)
        else:
            if came_from_days:
                anchor, k = given_on, 0
            k += 1
            on, by = _anchored(anchor, k, interval)
            if day_to_offer(on, by, interval.is_range, open_days, today) <= given_on:
                anchor, k = given_on, 1
                on, by = _anchored(anchor, k, interval)
        booked = day_to_offer(on, by, interval.is_range, open_days, today)
        doses.append(ProjectedDose(number, future.phase.name, on, by, booked))
    return tuple(_until_the_review(doses, open_ended_from, review_on, future, today)[:MOST])


def _first_anchor(chart: Chart, due_by: date, book_on: date, open_days: OpenDays) -> tuple[date, int]:
    """Return the day that doses in weeks or months are counted from, and how many intervals dose number 1 used up."""
    if chart.last_on is None or book_on > first_open_day(due_by, open_days):
        return book_on, 0
    return chart.last_on, 1


def _anchored(anchor: date, k: int, interval: Interval) -> tuple[date, date]:
    longest, shortest = interval.longest.count, interval.shortest.count
    return later(anchor, interval.unit, (k - 1) * longest + shortest), later(anchor, interval.unit, k * longest)


def _until_the_review(
    doses: list[ProjectedDose], open_ended_from: int | None, review_on: date | None, future: Chart, today: date
) -> list[ProjectedDose]:
    """Cut the plan after the last dose booked on or before the review, and mark that dose."""
    if open_ended_from is None or open_ended_from > len(doses):
        return doses
    if review_on is None:
        first_of_phase = doses[open_ended_from - 1].book_on
        ends = future.phase.ends
        assert first_of_phase is not None
        assert isinstance(ends, UntilReview)
        review_on = period_later(first_of_phase, ends.every)
    kept = [dose for dose in doses if dose.book_on is not None and dose.book_on <= review_on]
    if not kept or review_on < today:
        kept = doses[:1]
    if len(kept) == len(doses):
        return doses
    return [*kept[:-1], replace(kept[-1], continues=True)]
