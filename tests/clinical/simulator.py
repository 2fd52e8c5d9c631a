"""What a careful person with a paper diary would say about a course, day by day from the clinical specification.

Slow on purpose and unlike the product in structure: it lives through every calendar day from the earliest event to
today and then reads the dates off the chart. It shares with the product the value types only, not even the arithmetic
of months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event
from b12desk.clinical.forecast_value import ProjectedDose
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import AfterDoses
from b12desk.clinical.vocabulary import Status
from tests.clinical.simulated_chart import Chart
from tests.clinical.simulated_plan import next_doses
from tests.clinical.simulated_reviews import next_phase_review
from tests.clinical.simulated_window import day_to_offer, days_early, window
from tests.clinical.slow_dates import ONE_DAY, days_later, first_open_day


@dataclass(frozen=True)
class Simulated:
    """The part of a forecast that is dates, numbers and status."""

    status: Status
    phase: str | None = None
    dose_number: int | None = None
    doses_in_phase: int | None = None
    counted: tuple[date, ...] = ()
    last_on: date | None = None
    due_on: date | None = None
    due_by: date | None = None
    earliest_on: date | None = None
    book_on: date | None = None
    overdue_from: date | None = None
    days_overdue: int = 0
    projection: tuple[ProjectedDose, ...] = ()


def simulate(
    course: Course, events: Sequence[Event], *, patient: PatientFacts, open_days: OpenDays, today: date
) -> Simulated:
    """Live through every day up to today, then say what is due."""
    chart = Chart.new(course)
    day = min([course.start_on, today, *(event.on for event in events)])
    while day <= today:
        chart.live(day, [event for event in events if event.on == day])
        day += ONE_DAY
    if chart.ended_on is not None:
        return Simulated(Status.ENDED, counted=tuple(chart.counted), last_on=chart.last_on)
    if not course.protocol.phases:
        return Simulated(Status.NO_INJECTIONS)
    return _running(chart, patient, open_days, today)


def _running(chart: Chart, patient: PatientFacts, open_days: OpenDays, today: date) -> Simulated:
    due_on, due_by = window(chart, chart.interval())
    overdue_from = _overdue_from(chart, open_days)
    gate = chart.open_gate()
    status = _status(chart, due_on, overdue_from, today)
    book_on = _book_on(chart, due_on, due_by, open_days, today)
    counts_days = status in (Status.OVERDUE, Status.AWAITING_REVIEW) and today >= overdue_from
    ends = chart.phase.ends
    return Simulated(
        status=status,
        phase=chart.phase.name if gate is None else gate.phase.name,
        dose_number=len(chart.doses_of_phase) + 1 if gate is None else None,
        doses_in_phase=ends.count if gate is None and isinstance(ends, AfterDoses) else None,
        counted=tuple(chart.counted),
        last_on=chart.last_on,
        due_on=due_on,
        due_by=due_by,
        earliest_on=due_on if chart.last_on is None else days_later(due_on, -days_early(chart.interval().shortest)),
        book_on=book_on,
        overdue_from=overdue_from,
        days_overdue=max(0, (today - due_by).days) if counts_days else 0,
        projection=next_doses(
            chart, due_on, due_by, book_on, next_phase_review(chart, patient), open_days=open_days, today=today
        ),
    )


def _overdue_from(chart: Chart, open_days: OpenDays) -> date:
    """Return the first overdue day: 5.5, then the changes (5.8), then what a deferral or a resume puts off."""
    grace = chart.course.settings.grace_days if chart.phase.name == "maintenance" else 0

    def after(day: date) -> date:
        return days_later(first_open_day(day, open_days), grace + 1)

    found = after(window(chart, chart.prescribed_interval())[1])
    for change in chart.changes if chart.phase.name == "maintenance" else []:
        under_it = after(window(chart, change.interval)[1])
        if under_it > change.on:
            found = under_it
        elif found > change.on:
            found = after(change.on)
    deferral = chart.standing_deferral()
    if deferral is not None:
        found = max(found, after(deferral.until))
    if chart.resumed_on is not None:
        found = max(found, after(chart.resumed_on))
    return found


def _status(chart: Chart, due_on: date, overdue_from: date, today: date) -> Status:
    deferral = chart.standing_deferral()
    if chart.is_held:
        return Status.ON_HOLD
    if chart.open_gate() is not None:
        return Status.AWAITING_REVIEW
    if deferral is not None and today < deferral.until:
        return Status.DEFERRED
    if today >= overdue_from:
        return Status.OVERDUE
    return Status.DUE if due_on <= today else Status.UPCOMING


def _book_on(chart: Chart, due_on: date, due_by: date, open_days: OpenDays, today: date) -> date | None:
    if chart.is_held:
        return None
    normal = day_to_offer(due_on, due_by, chart.last_on is not None and chart.interval().is_range, open_days, today)
    deferral = chart.standing_deferral()
    if deferral is not None and today < deferral.until:
        return max(normal, first_open_day(deferral.until, open_days))
    return normal
