"""Findings about long gaps. No source sets a re-loading threshold: a prescriber decides, nothing reloads by itself."""

from collections.abc import Iterator
from datetime import timedelta

from b12desk.clinical.findings.catalogue import finding
from b12desk.clinical.findings.gap_decisions import with_decision
from b12desk.clinical.findings.situation import Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import Interval, PeriodUnit, add_months, staff_date

STALLED_DAYS = 7
SHORT_MAINTENANCE_DAYS = 14
VERY_LONG_MONTHS = 12


def gap(situation: Situation) -> Iterator[Finding]:
    """Say that loading has stalled or that maintenance has lapsed. Grace, deferral, hold and gate don't silence it.

    What a prescriber decided is said with it. Source: convention.
    """
    for found in _gap(situation):
        yield with_decision(found, situation)


def _gap(situation: Situation) -> Iterator[Finding]:
    window, interval = situation.window, situation.interval
    if window is None or interval is None:
        return
    if situation.progress.position.phase.is_maintenance and not _is_short(interval):
        yield from _lapse(situation, interval)
    elif situation.today > window.due_by + timedelta(days=STALLED_DAYS):
        yield finding(
            "loading_stalled",
            f"The dose due by {staff_date(window.due_by)} is more than {STALLED_DAYS} days late: "
            "check symptoms and ask the prescriber how to go on.",
        )


def _lapse(situation: Situation, interval: Interval) -> Iterator[Finding]:
    """Say that twice the longest interval has passed since the last dose, or without one since the start."""
    last_on = situation.progress.last_on or (situation.course.start_on if situation.course else None)
    if last_on is None or situation.today < interval.longest.times(2).after(last_on):
        return
    is_very_long = situation.today >= add_months(last_on, VERY_LONG_MONTHS)
    yield finding(
        "very_long_gap" if is_very_long else "long_gap",
        f"Nothing since {staff_date(last_on)}, {'over a year' if is_very_long else 'twice the interval'}: "
        "check symptoms and ask the prescriber how to go on.",
    )


def _is_short(interval: Interval) -> bool:
    """Return whether a maintenance interval is less than two weeks, where a gap is judged as in loading."""
    longest = interval.longest
    if longest.unit is PeriodUnit.MONTH:
        return False
    return longest.count * (7 if longest.unit is PeriodUnit.WEEK else 1) < SHORT_MAINTENANCE_DAYS
