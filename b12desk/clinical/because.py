"""The derivation of a forecast as ordered sentences: what was counted, which interval, what moved it."""

from collections.abc import Iterator
from datetime import date

from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.quantities import Interval, staff_date
from b12desk.clinical.reading import Reading
from b12desk.clinical.status import book_on
from b12desk.clinical.walk import Progress
from b12desk.clinical.window import DueWindow

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def because(reading: Reading, open_days: OpenDays, *, today: date) -> tuple[str, ...]:
    """Return the sentences that explain the forecast's dates, in the order in which they follow from each other."""
    return tuple(_sentences(reading, open_days, today))


def _sentences(reading: Reading, open_days: OpenDays, today: date) -> Iterator[str]:
    progress, window = reading.progress, reading.window
    protocol = reading.course.protocol
    yield f"Protocol: {protocol.title}, version {protocol.version} ({', '.join(protocol.sources)})."
    if progress.ended_on is not None:
        yield f"The course ended on {staff_date(progress.ended_on)}; nothing is planned."
        return
    if window is None:
        yield "This treatment has no injections; only reviews and blood tests are planned."
        return
    yield from _last_dose(reading)
    yield from _gate(progress)
    yield from _window(reading, window)
    yield from _offer(reading, window, open_days, today)
    yield from _overdue(reading, window)


def _last_dose(reading: Reading) -> Iterator[str]:
    progress, phase = reading.progress, reading.progress.position.phase
    if progress.counted:
        given = len(progress.position.doses)
        yield f"The last counting dose was given on {staff_date(progress.counted[-1].on)}."
        what = "dose" if given == 1 else "doses"
        yield f"The next dose belongs to the {phase.name} phase, in which {given} {what} counted so far."
    elif progress.anchor is not None:
        yield (
            f"The course was taken over in the {phase.name} phase; the last dose before it was given on "
            f"{staff_date(progress.anchor.on)}."
        )
    else:
        yield f"No dose has counted yet: the first is due on the start date, {staff_date(reading.course.start_on)}."


def _gate(progress: Progress) -> Iterator[str]:
    if progress.gate is not None:
        outcome = (progress.gate.completed.gate_outcome or "").replace("_", " ")
        yield (
            f"The {progress.gate.completed.name} phase was completed on {staff_date(progress.gate.completed_on)}; "
            f"a review “{outcome}” is awaited before the next dose."
        )


def _window(reading: Reading, window: DueWindow) -> Iterator[str]:
    last_on, interval, phase = reading.progress.last_on, window.interval, reading.progress.position.phase
    if last_on is None or interval is None:
        return
    if reading.changes and phase.is_maintenance:
        change = reading.changes[-1]
        why = f" ({change.reason.replace('_', ' ')})" if change.reason else ""
        yield f"On {staff_date(change.on)} the interval was changed to {interval.words}{why}."
        source = "the prescriber’s decision"
    else:
        source = _interval_source(reading, interval) or phase.source or ", ".join(reading.course.protocol.sources)
    yield f"The interval in the {phase.name} phase is {interval.words} (source: {source})."
    yield _sum(last_on, interval)
    if window.capped_until is not None and phase.cap is not None:
        cap = phase.cap
        yield f"At most {cap.doses} doses in {cap.days} days: not due before {staff_date(window.capped_until)}."


def _interval_source(reading: Reading, interval: Interval) -> str:
    allowed = reading.course.protocol.allowed_intervals
    if reading.course.maintenance_interval != interval:
        return ""
    return next((a.source for a in allowed if a.interval == interval), "the prescriber’s choice")


def _sum(last_on: date, interval: Interval) -> str:
    first = interval.shortest.after(last_on)
    text = f"{staff_date(last_on)} + {interval.shortest.words} = {staff_date(first)}"
    if interval.is_range:
        text += (
            f"; + {interval.longest.words} = {staff_date(interval.longest.after(last_on))}; any day between is on time"
        )
    return text + "."


def _offer(reading: Reading, window: DueWindow, open_days: OpenDays, today: date) -> Iterator[str]:
    pauses = reading.pauses
    if pauses.held_since is not None:
        yield f"On hold since {staff_date(pauses.held_since)}: no day is offered until the course is resumed."
        return
    if not open_days.is_open(window.due_by):
        weekday = _WEEKDAYS[window.due_by.weekday()]
        rolled = staff_date(open_days.roll(window.due_by))
        yield f"The clinic is closed on {weekday} {staff_date(window.due_by)}; the next open day is {rolled}."
    if pauses.deferral is not None:
        why = f" ({pauses.deferral.reason})" if pauses.deferral.reason else ""
        yield f"Deferred on {staff_date(pauses.deferral.on)} until {staff_date(pauses.deferral.until)}{why}."
    booked = book_on(reading.standing, open_days, today=today)
    if booked is not None:
        moved = " (the day first offered has passed)" if window.offer_on < today else ""
        yield f"The day to offer is {staff_date(booked)}{moved}."


def _overdue(reading: Reading, window: DueWindow) -> Iterator[str]:
    if reading.pauses.resumed_on is not None:
        yield f"The course was resumed on {staff_date(reading.pauses.resumed_on)}; it is not overdue from before then."
    grace = reading.course.settings.grace_days
    days = f", with {grace} days of grace" if grace and reading.progress.position.phase.is_maintenance else ""
    yield f"Overdue from {staff_date(window.overdue_from)} on{days}."
