"""The due window of the next dose, and every decision that moves it.

Source: CLINICAL "Forecast" rules 2 to 5 and 7 to 9.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.course import Course
from b12desk.clinical.events import Deferral, Event, Hold, IntervalChange, Resume
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.protocol import Phase
from b12desk.clinical.quantities import Interval, Period, PeriodUnit
from b12desk.clinical.walk import Position, Progress

OFFER_DAYS_BEFORE_END = 14


@dataclass(frozen=True, slots=True)
class Pauses:
    """What keeps a course waiting: a standing deferral, a hold that runs, the last effective resume."""

    deferral: Deferral | None
    held_since: date | None
    resumed_on: date | None


@dataclass(frozen=True, slots=True)
class DueWindow:
    """The days on which the next dose is on time, both ends included, and what follows from them.

    `interval` is None before the first dose of a course without history. `capped_until` is the day that
    "at most k in 7 days" moved the dose to, None where it moved nothing.
    """

    due_on: date
    due_by: date
    earliest_on: date
    offer_on: date
    overdue_from: date
    interval: Interval | None
    capped_until: date | None = None


def interval_in_force(course: Course, phase: Phase, changes: Sequence[IntervalChange]) -> Interval:
    """Return the interval before the next dose of that phase; only maintenance can be changed."""
    if not phase.is_maintenance:
        return phase.interval
    if changes:
        return changes[-1].interval
    return course.maintenance_interval or phase.interval


def changes_of(course: Course, events: Sequence[Event], *, until: date | None) -> tuple[IntervalChange, ...]:
    """Return the interval changes of the course in order, up to its end."""
    return tuple(e for e in _during(course, events, until) if isinstance(e, IntervalChange))


def pauses_of(course: Course, events: Sequence[Event], progress: Progress) -> Pauses:
    """Return what pauses the course: the newest deferral that no counting dose has answered, and its holds."""
    during = _during(course, events, progress.ended_on)
    held_since, resumed_on = None, None
    for event in during:
        if isinstance(event, Hold) and held_since is None:
            held_since = event.on
        if isinstance(event, Resume) and held_since is not None:
            held_since, resumed_on = None, event.on
    return Pauses(_standing_deferral(during, progress), held_since, resumed_on)


def due_window(
    course: Course,
    progress: Progress,
    changes: Sequence[IntervalChange],
    pauses: Pauses,
    open_days: OpenDays,
) -> DueWindow:
    """Return the window of the next dose, counted from the dose actually given, never from the date planned."""
    position = progress.position
    phase = position.phase
    grace = course.settings.grace_days if phase.is_maintenance else 0
    if progress.last_on is None:
        start = course.start_on
        overdue = _moved_by_pauses(_overdue_from(start, open_days, grace), pauses, open_days, grace)
        return DueWindow(start, start, start, open_days.roll(start), overdue, None)
    interval = interval_in_force(course, phase, changes)
    due_on, due_by, capped_until = window_after(progress.last_on, interval, position)
    overdue = _overdue_after_changes(course, progress.last_on, phase, due_by, changes, open_days, grace)
    return DueWindow(
        due_on=due_on,
        due_by=due_by,
        earliest_on=due_on - timedelta(days=early_days(interval.shortest)),
        offer_on=day_to_offer(due_on, due_by, interval, open_days),
        overdue_from=_moved_by_pauses(overdue, pauses, open_days, grace),
        interval=interval,
        capped_until=capped_until,
    )


def window_after(last_on: date, interval: Interval, position: Position) -> tuple[date, date, date | None]:
    """Return the first and last day on time after a dose, and the day a dose cap moved them to, if it did."""
    due_on, due_by = interval.shortest.after(last_on), interval.longest.after(last_on)
    cap = position.phase.cap
    if cap is None or len(position.doses) < cap.doses:
        return due_on, due_by, None
    floor = position.doses[-cap.doses] + timedelta(days=cap.days)
    if floor <= due_on:
        return due_on, due_by, None
    return floor, max(due_by, floor), floor


def early_days(shortest: Period) -> int:
    """Return how many days before the window a dose is not yet early. Source: convention, clinic setting."""
    count, unit = shortest.count, shortest.unit
    long, monthly = {PeriodUnit.DAY: (56, 28), PeriodUnit.WEEK: (8, 4), PeriodUnit.MONTH: (2, 1)}[unit]
    if count >= long:
        return 14
    return 3 if count >= monthly else 0


def day_to_offer(due_on: date, due_by: date, interval: Interval, open_days: OpenDays) -> date:
    """Return the day to offer: the last day of an exact interval or an open day late in a range; always an open day."""
    if interval.is_range:
        open_day = open_days.roll(max(due_on, due_by - timedelta(days=OFFER_DAYS_BEFORE_END)))
        if open_day <= due_by:
            return open_day
    return open_days.roll(due_by)


def _overdue_from(due_by: date, open_days: OpenDays, grace: int) -> date:
    return open_days.roll(due_by) + timedelta(days=grace + 1)


def _overdue_after_changes(
    course: Course,
    last_on: date,
    phase: Phase,
    due_by: date,
    changes: Sequence[IntervalChange],
    open_days: OpenDays,
    grace: int,
) -> date:
    """Take the changes in order: nobody is overdue since before a decision, nobody stops being overdue by one."""
    if not phase.is_maintenance or not changes:
        return _overdue_from(due_by, open_days, grace)
    first = course.maintenance_interval or phase.interval
    overdue = _overdue_from(first.longest.after(last_on), open_days, grace)
    for change in changes:
        under_it = _overdue_from(change.interval.longest.after(last_on), open_days, grace)
        if under_it > change.on:
            overdue = under_it
        elif overdue > change.on:
            overdue = _overdue_from(change.on, open_days, grace)
    return overdue


def _moved_by_pauses(overdue: date, pauses: Pauses, open_days: OpenDays, grace: int) -> date:
    days = [overdue]
    if pauses.deferral is not None:
        days.append(_overdue_from(pauses.deferral.until, open_days, grace))
    if pauses.resumed_on is not None:
        days.append(_overdue_from(pauses.resumed_on, open_days, grace))
    return max(days)


def _standing_deferral(during: Sequence[Event], progress: Progress) -> Deferral | None:
    deferrals = [e for e in during if isinstance(e, Deferral)]
    if not deferrals or any(i.on >= deferrals[-1].on for i in progress.counted):
        return None
    return deferrals[-1]


def _during(course: Course, events: Sequence[Event], until: date | None) -> list[Event]:
    """Return the course's own events by date; what came before the start or after the end changes nothing."""
    return [
        event
        for event in sorted(events, key=lambda event: event.on)
        if event.on >= course.start_on and (until is None or event.on <= until)
    ]
