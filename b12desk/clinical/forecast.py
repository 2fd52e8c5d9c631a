"""The forecast: what happens next in a course, with its dates, site, volume, findings, checks and reasons."""

from collections.abc import Sequence
from datetime import date

from b12desk.clinical.because import because
from b12desk.clinical.course import Course
from b12desk.clinical.events import Event
from b12desk.clinical.findings.recording import on_recording
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.findings.viewing import on_viewing
from b12desk.clinical.forecast_value import Finding, Forecast, ProjectedDose
from b12desk.clinical.monitoring import PHASE_REVIEWS
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.projection import project
from b12desk.clinical.protocol import AfterDoses, Phase, UntilReview
from b12desk.clinical.quantities import Interval
from b12desk.clinical.reading import Reading, read_course
from b12desk.clinical.sites import SiteChoice, next_site
from b12desk.clinical.status import book_on, days_overdue, is_deferred, status
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.volume import draw, exact_volume_ml
from b12desk.clinical.window import DueWindow, interval_in_force


def forecast(
    course: Course, events: Sequence[Event], *, patient: PatientFacts, open_days: OpenDays, today: date
) -> Forecast:
    """Return what happens next in the course, as its events up to `today` leave it.

    Events are read by date, then in the order listed; later ones are not looked at.
    """
    return forecast_of(read_course(course, events, patient, open_days, today=today), patient, open_days, today=today)


def forecast_of(reading: Reading, patient: PatientFacts, open_days: OpenDays, *, today: date) -> Forecast:
    """Return the forecast of a course already read."""
    window = reading.window
    if window is None:
        return _without_next_dose(reading, patient, open_days, today)
    progress, course = reading.progress, reading.course
    phase, now = progress.position.phase, status(reading.standing, today=today)
    booked = book_on(reading.standing, open_days, today=today)
    choice = site_by_rotation(reading, patient, open_days, today=today)
    gate = progress.gate
    return Forecast(
        status=now,
        phase=gate.completed.name if gate else phase.name,
        dose_number=None if gate else len(progress.position.doses) + 1,
        doses_in_phase=phase.ends.count if isinstance(phase.ends, AfterDoses) and not gate else None,
        counted=tuple(injection.on for injection in progress.counted),
        last_on=progress.last_on,
        due_on=window.due_on,
        due_by=window.due_by,
        earliest_on=window.earliest_on,
        book_on=booked,
        overdue_from=window.overdue_from,
        days_overdue=days_overdue(reading.standing, today=today),
        dose_micrograms=phase.dose_micrograms,
        next_site=choice.site,
        site_reasons=choice.reasons,
        draw=draw(phase.dose_micrograms, course.product),
        findings=_findings(reading, patient, choice, today),
        checks=reading.checks,
        projection=_projection(reading, window, booked, open_days, today),
        because=because(reading, open_days, today=today),
        deferred_until=reading.standing.deferred_until if is_deferred(reading.standing, today=today) else None,
    )


def situation_of(reading: Reading, patient: PatientFacts, *, today: date) -> Situation:
    """Return what the checks look at."""
    return Situation(
        course=reading.course,
        settings=reading.course.settings,
        patient=patient,
        progress=reading.progress,
        window=reading.window,
        interval=reading.interval,
        pauses=reading.pauses,
        status=status(reading.standing, today=today),
        checks=reading.checks,
        injections=reading.injections,
        reviews=reading.reviews,
        results=reading.results,
        today=today,
        decisions=reading.decisions,
    )


def site_by_rotation(reading: Reading, patient: PatientFacts, open_days: OpenDays, *, today: date) -> SiteChoice:
    """Return the next site, judged on the day to offer, or on today where there is none."""
    booked = book_on(reading.standing, open_days, today=today)
    volume = exact_volume_ml(reading.progress.position.phase.dose_micrograms, reading.course.product)
    return next_site(patient, reading.injections, volume_ml=volume, on=booked or today)


def _findings(reading: Reading, patient: PatientFacts, choice: SiteChoice, today: date) -> tuple[Finding, ...]:
    situation = situation_of(reading, patient, today=today)
    phase, product = reading.progress.position.phase, reading.course.product
    planned = ProposedDose(
        on=today,
        product=product,
        dose_micrograms=phase.dose_micrograms,
        volume_ml=exact_volume_ml(phase.dose_micrograms, product),
        site=choice.site,
    )
    found = {f.id: f for f in (*on_recording(situation, planned), *on_viewing(situation))}
    return tuple(found[id] for id in sorted(found))


def _projection(
    reading: Reading, window: DueWindow, booked: date | None, open_days: OpenDays, today: date
) -> tuple[ProjectedDose, ...]:
    def interval_of(phase: Phase) -> Interval:
        return interval_in_force(reading.course, phase, reading.changes)

    position = reading.progress.position
    first = ProjectedDose(1, position.phase.name, window.due_on, window.due_by, booked)
    is_until_review = isinstance(position.phase.ends, UntilReview)
    reviews = (check.due_on for check in reading.checks if is_until_review and check.kind in PHASE_REVIEWS)
    review_on = next(reviews, None)
    return project(first, position, interval_of, open_days, review_on=review_on, today=today)


def _without_next_dose(reading: Reading, patient: PatientFacts, open_days: OpenDays, today: date) -> Forecast:
    """Return the forecast of a course that has ended or has no injections: history, findings of viewing, no dates."""
    now = status(reading.standing, today=today)
    return Forecast(
        status=now,
        phase=None,
        dose_number=None,
        doses_in_phase=None,
        counted=tuple(injection.on for injection in reading.progress.counted),
        last_on=reading.progress.last_on,
        due_on=None,
        due_by=None,
        earliest_on=None,
        book_on=None,
        overdue_from=None,
        days_overdue=0,
        dose_micrograms=None,
        next_site=None,
        site_reasons=(),
        draw=None,
        findings=on_viewing(situation_of(reading, patient, today=today)),
        checks=reading.checks if now is not Status.ENDED else (),
        projection=(),
        because=because(reading, open_days, today=today),
    )
