"""What moves a running course without a dose: change of interval, deferral, hold, resume, review, end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.findings.planning import on_ending, on_interval
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.quantities import Interval, staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.clinical.vocabulary import CheckKind, Status
from b12desk.exchange.clean_text import clean_text
from b12desk.services.answers import answered
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, history_in, running_story, sources_of, story_of
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.refresh import refresh_rows

LONGEST_NOTE = 2000
LONGEST_OUTCOME = 80


@dataclass(frozen=True, slots=True)
class CourseMoved:
    """The event that was added, and the forecast after it."""

    event_id: str
    forecast: Forecast


def defer_dose(desk: Desk, patient_id: str, until: date | None, reason: str) -> CourseMoved:
    """Record that the patient is not expected before `until`.

    Raises:
        BadInput: when the day is missing or not after today, or the reason is missing.
    """
    today = desk.clock.today()
    problems = _reason_missing(reason)
    if until is None:
        problems.append("The day to defer to is missing.")
    elif until <= today:
        problems.append(f"A deferral ends after today; {staff_date(until)} is not.")
    return _add(desk, patient_id, CourseEventRecord("", "", "deferral", today, until=until), reason, problems)


def hold_course(desk: Desk, patient_id: str, reason: str) -> CourseMoved:
    """Pause the course until it is resumed."""
    event = CourseEventRecord("", "", "hold", desk.clock.today())
    return _add(desk, patient_id, event, reason, _reason_missing(reason))


def resume_course(desk: Desk, patient_id: str, reason: str = "") -> CourseMoved:
    """End the hold; nobody is overdue from before the day of the resume."""
    return _add(desk, patient_id, CourseEventRecord("", "", "resume", desk.clock.today()), reason, [])


def change_interval(
    desk: Desk, patient_id: str, interval: str, reason: str, *, reasons: Mapping[str, str] = NO_REASONS
) -> CourseMoved:
    """Record the interval that maintenance doses follow from today on; `reasons` answer findings by id.

    Raises:
        BadInput: when the text is no interval or the reason is missing.
        Refused: when a finding waits for a reason.
    """
    problems = _reason_missing(reason)
    try:
        chosen = Interval.parse(interval)
    except ValueError as error:
        raise BadInput([*problems, f"The interval: {error}."]) from None
    event = CourseEventRecord("", "", "interval", desk.clock.today(), interval=str(chosen))
    return _add(
        desk,
        patient_id,
        event,
        reason,
        problems,
        findings=lambda story: on_interval(story.course.protocol, chosen, reason.strip()),
        reasons=reasons,
    )


def end_course(desk: Desk, patient_id: str, reason: str, *, reasons: Mapping[str, str] = NO_REASONS) -> CourseMoved:
    """End the course with a reason; what was given stays on record."""
    event = CourseEventRecord("", "", "end", desk.clock.today())
    return _add(
        desk,
        patient_id,
        event,
        reason,
        _reason_missing(reason),
        findings=lambda story: on_ending(story.course.protocol, reason.strip()),
        reasons=reasons,
    )


def record_review(
    desk: Desk, patient_id: str, on: date | None, outcome: str, *, kind: CheckKind | None = None, note: str = ""
) -> CourseMoved:
    """Record a clinician's review with its outcome, such as `no_further_improvement`.

    Raises:
        BadInput: when the day is missing or in the future, or the outcome is missing.
    """
    problems = []
    if on is None:
        problems.append("The day of the review is missing.")
    elif on > desk.clock.today():
        problems.append(f"{staff_date(on)} is in the future.")
    if not outcome.strip():
        problems.append("The outcome of the review is missing.")
    event = CourseEventRecord(
        "",
        "",
        "review",
        on or desk.clock.today(),
        outcome=clean_text(outcome, limit=LONGEST_OUTCOME),
        check_kind=kind.value if kind else None,
        note=clean_text(note, limit=LONGEST_NOTE),
    )
    return _add(desk, patient_id, event, "", problems)


def _add(
    desk: Desk,
    patient_id: str,
    event: CourseEventRecord,
    reason: str,
    problems: list[str],
    *,
    findings: Callable[[CourseStory], tuple[Finding, ...]] = lambda story: (),
    reasons: Mapping[str, str] = NO_REASONS,
) -> CourseMoved:
    if problems:
        raise BadInput(problems)
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.writing(by=desk.acting, at=desk.clock.now()) as unit:
        history = history_in(unit, patient_id)
        story = running_story(history, sources)
        if story is None:
            raise Refused("No course is running for this patient: plan a regimen first.")
        now = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
        _refuse_out_of_turn(now.status, event.kind)
        kept = [f"{id}: {answer}" for id, answer in answered(findings(story), reasons)]
        added = replace(
            event,
            id=str(uuid4()),
            patient_id=patient_id,
            course_id=story.record.id,
            reason=clean_text(reason, limit=LONGEST_NOTE),
            note="; ".join(part for part in (event.note, *kept) if part),
        )
        unit.add_course_event(added)
        refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, patient_id)
    story = story_of(story.record, history, sources)
    after = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    return CourseMoved(added.id, after)


def _refuse_out_of_turn(status: Status, kind: str) -> None:
    if status is Status.ENDED:
        raise Refused("The course has ended; nothing was changed.")
    if kind == "hold" and status is Status.ON_HOLD:
        raise Refused("The course is on hold already; nothing was changed.")
    if kind == "resume" and status is not Status.ON_HOLD:
        raise Refused("The course is not on hold; nothing was changed.")


def _reason_missing(reason: str) -> list[str]:
    return [] if reason.strip() else ["The reason is missing."]
