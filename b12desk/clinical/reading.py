"""One reading of a course on one day: the walk, the window and the pauses that every answer is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event, GapDecision, Injection, IntervalChange, LabResult, Review
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.monitoring import checks
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.quantities import Interval
from b12desk.clinical.status import Standing
from b12desk.clinical.walk import Progress, walk
from b12desk.clinical.window import (
    DueWindow,
    Pauses,
    changes_of,
    due_window,
    interval_in_force,
    pauses_of,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A course as it stands. `window` and `interval` are None where no injection is to come."""

    course: Course
    progress: Progress
    changes: tuple[IntervalChange, ...]
    pauses: Pauses
    window: DueWindow | None
    interval: Interval | None
    standing: Standing
    checks: tuple[Check, ...]
    injections: tuple[Injection, ...]
    reviews: tuple[Review, ...]
    results: tuple[LabResult, ...]
    decisions: tuple[GapDecision, ...] = ()


def read_course(
    course: Course, events: Sequence[Event], patient: PatientFacts, open_days: OpenDays, *, today: date
) -> Reading:
    """Return the course as its events up to `today` leave it."""
    ordered = sorted((event for event in events if event.on <= today), key=lambda event: event.on)
    progress = walk(course, ordered, today=today)
    changes = changes_of(course, ordered, until=progress.ended_on)
    pauses = pauses_of(course, ordered, progress)
    is_running = course.protocol.has_injections and progress.ended_on is None
    window = due_window(course, progress, changes, pauses, open_days) if is_running else None
    reviews = tuple(e for e in ordered if isinstance(e, Review) and e.on >= course.start_on)
    results = tuple(e for e in ordered if isinstance(e, LabResult))
    decisions = tuple(e for e in ordered if isinstance(e, GapDecision) and e.on >= course.start_on)
    gate_by = _first_dose_after_gate_by(course, progress)
    return Reading(
        course=course,
        progress=progress,
        changes=changes,
        pauses=pauses,
        window=window,
        interval=interval_in_force(course, progress.position.phase, changes) if is_running else None,
        standing=_standing(course, progress, pauses, window),
        checks=checks(
            course,
            progress,
            reviews,
            results,
            patient,
            decisions=decisions,
            first_dose_after_gate_by=gate_by,
            today=today,
        ),
        injections=tuple(e for e in ordered if isinstance(e, Injection)),
        reviews=reviews,
        results=results,
        decisions=decisions,
    )


def _standing(course: Course, progress: Progress, pauses: Pauses, window: DueWindow | None) -> Standing:
    return Standing(
        is_ended=progress.ended_on is not None,
        is_held=pauses.held_since is not None,
        awaits_review=progress.gate is not None,
        has_injections=course.protocol.has_injections,
        deferred_until=pauses.deferral.until if pauses.deferral else None,
        due_on=window.due_on if window else None,
        due_by=window.due_by if window else None,
        offer_on=window.offer_on if window else None,
        overdue_from=window.overdue_from if window else None,
    )


def _first_dose_after_gate_by(course: Course, progress: Progress) -> date | None:
    """Return the last day on time of the first dose behind an unanswered gate."""
    if progress.gate is None:
        return None
    return interval_in_force(course, progress.gate.behind, ()).longest.after(progress.gate.completed_on)
