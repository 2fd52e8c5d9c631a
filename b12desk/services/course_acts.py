"""What moves a running course without a dose: change of interval, deferral, hold, resume, end."""

from collections.abc import Mapping
from datetime import date

from b12desk.clinical.errors import BadInput
from b12desk.clinical.findings.planning import on_ending, on_interval
from b12desk.clinical.quantities import Interval, staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.services.course_event import CourseMoved, add_course_event, reason_missing
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act
from b12desk.services.plan_regimen import NO_REASONS


def defer_dose(desk: Desk, patient_id: str, until: date | None, reason: str) -> CourseMoved:
    """Record that the patient is not expected before `until`.

    Raises:
        BadInput: when the day is missing or not after today, or the reason is missing.
    """
    today = desk.clock.today()
    problems = reason_missing(reason)
    if until is None:
        problems.append("The day to defer to is missing.")
    elif until <= today:
        problems.append(f"A deferral ends after today; {staff_date(until)} is not.")
    event = CourseEventRecord("", "", "deferral", today, until=until, reason=reason)
    return add_course_event(desk, patient_id, Act.DEFER, event, problems)


def hold_course(desk: Desk, patient_id: str, reason: str) -> CourseMoved:
    """Pause the course until it is resumed."""
    event = CourseEventRecord("", "", "hold", desk.clock.today(), reason=reason)
    return add_course_event(desk, patient_id, Act.PLAN, event, reason_missing(reason))


def resume_course(desk: Desk, patient_id: str, reason: str = "") -> CourseMoved:
    """End the hold; nobody is overdue from before the day of the resume."""
    event = CourseEventRecord("", "", "resume", desk.clock.today(), reason=reason)
    return add_course_event(desk, patient_id, Act.PLAN, event, [])


def change_interval(
    desk: Desk,
    patient_id: str,
    interval: str,
    reason: str,
    *,
    reasons: Mapping[str, str] = NO_REASONS,
    because_of: str | None = None,
) -> CourseMoved:
    """Record the interval that maintenance doses follow from today on.

    `reasons` answer findings by id; `because_of` is the review, with its symptom scores, that is the reason on record.

    Raises:
        BadInput: when the text is no interval or the reason is missing.
        Refused: when a finding waits for a reason.
    """
    problems = reason_missing(reason)
    try:
        chosen = Interval.parse(interval)
    except ValueError as error:
        raise BadInput([*problems, f"The interval: {error}."]) from None
    event = CourseEventRecord(
        "", "", "interval", desk.clock.today(), interval=str(chosen), reason=reason, refers_to=because_of
    )
    return add_course_event(
        desk,
        patient_id,
        Act.PLAN,
        event,
        problems,
        findings=lambda story: on_interval(story.course.protocol, chosen, reason.strip()),
        reasons=reasons,
    )


def end_course(desk: Desk, patient_id: str, reason: str, *, reasons: Mapping[str, str] = NO_REASONS) -> CourseMoved:
    """End the course with a reason; what was given stays on record."""
    event = CourseEventRecord("", "", "end", desk.clock.today(), reason=reason)
    return add_course_event(
        desk,
        patient_id,
        Act.PLAN,
        event,
        reason_missing(reason),
        findings=lambda story: on_ending(story.course.protocol, reason.strip()),
        reasons=reasons,
    )
