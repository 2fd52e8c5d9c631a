"""The row of the worklist that is kept beside a course: its window and what pauses it, without today."""

from datetime import date

from b12desk.clinical.forecast import site_by_rotation
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import AfterDoses
from b12desk.clinical.reading import Reading
from b12desk.clinical.records import ForecastRow
from b12desk.clinical.sites import site_history
from b12desk.clinical.vocabulary import REVIEW_KINDS


def forecast_row(
    reading: Reading,
    patient: PatientFacts,
    open_days: OpenDays,
    *,
    course_id: str,
    patient_id: str,
    latest_event_on: date | None,
    today: date,
) -> ForecastRow:
    """Return the row for a course as read on `today`; nothing in it depends on that day.

    Where a site is restricted for a time, `next_site` is None and looked up when the list is read.
    """
    progress, window, standing = reading.progress, reading.window, reading.standing
    position = progress.position
    running = window is not None
    ends = position.phase.ends if running else None
    used = site_history(reading.injections)
    by_day = running and any(r.begins_on or r.ends_on for r in patient.restricted_sites)
    return ForecastRow(
        course_id=course_id,
        patient_id=patient_id,
        protocol_id=reading.course.protocol.id,
        is_ended=standing.is_ended,
        is_held=standing.is_held,
        awaits_review=standing.awaits_review,
        has_injections=standing.has_injections,
        deferred_until=standing.deferred_until,
        phase=_phase_name(reading) if running else None,
        dose_number=len(position.doses) + 1 if running and not progress.gate else None,
        doses_in_phase=ends.count if isinstance(ends, AfterDoses) and not progress.gate else None,
        last_on=progress.last_on,
        last_site=used[-1][0] if used else None,
        due_on=standing.due_on,
        due_by=standing.due_by,
        earliest_on=window.earliest_on if window else None,
        offer_on=standing.offer_on,
        overdue_from=standing.overdue_from,
        next_site=None if by_day or not running else site_by_rotation(reading, patient, open_days, today=today).site,
        site_depends_on_day=by_day,
        next_review_on=min((c.due_on for c in reading.checks if c.kind in REVIEW_KINDS), default=None),
        latest_event_on=latest_event_on,
    )


def _phase_name(reading: Reading) -> str:
    gate = reading.progress.gate
    return gate.completed.name if gate else reading.progress.position.phase.name
