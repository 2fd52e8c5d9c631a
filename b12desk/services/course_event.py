"""Add one event to a running course: what every act that moves a course without a dose has in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.records import CourseEventRecord, PatientHistory
from b12desk.clinical.vocabulary import Status
from b12desk.exchange.clean_text import clean_text
from b12desk.services.answers import Answers, answered
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, Sources, history_in, running_story, sources_of, story_of
from b12desk.services.permissions import Act, role_of, writing
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.refresh import refresh_rows

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class CourseMoved:
    """The event that was added, and the forecast after it."""

    event_id: str
    forecast: Forecast


def add_course_event(
    desk: Desk,
    patient_id: str,
    act: Act,
    event: CourseEventRecord,
    problems: list[str],
    *,
    findings: Callable[[CourseStory], tuple[Finding, ...]] = lambda story: (),
    reasons: Mapping[str, str] = NO_REASONS,
) -> CourseMoved:
    """Add the event to the patient's running course in one transaction, with the window it moves.

    The event comes without ids; `problems` are what is wrong with what was typed; `findings` are asked about the
    course as it stands, and `reasons` answer them by id.

    Raises:
        BadInput: with the problems.
        Refused: when no course is running, the event doesn't fit its status, it refers to no review of the patient's
            or a finding waits for a reason.
    """
    if problems:
        raise BadInput(problems)
    today = desk.clock.today()
    sources = sources_of(desk)
    with writing(desk, act) as unit:
        history = history_in(unit, patient_id)
        story = running_story(history, sources)
        if story is None:
            raise Refused("No course is running for this patient: plan a regimen first.")
        refuse_out_of_turn(forecast_after(story, sources, today=today).status, event.kind)
        refuse_no_review(event.refers_to, history)
        answers = answered(findings(story), reasons, role_of(unit, desk.acting))
        added = ready_event(event, story.record.id, patient_id, answers)
        unit.add_course_event(added)
        answers.note_overrides(unit, patient_id, act=event.kind, entry_id=added.id)
        refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, patient_id)
    return moved(added.id, story, history, sources, today=today)


def moved(event_id: str, story: CourseStory, history: PatientHistory, sources: Sources, *, today: date) -> CourseMoved:
    """Return what an event came to, the course read again."""
    after = story_of(story.record, history, sources)
    return CourseMoved(event_id, forecast_after(after, sources, today=today))


def forecast_after(story: CourseStory, sources: Sources, *, today: date) -> Forecast:
    """Return the forecast of a course as its story leaves it."""
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)


def ready_event(event: CourseEventRecord, course_id: str, patient_id: str, answers: Answers) -> CourseEventRecord:
    """Return the event with its ids, its texts cleaned and the reasons that were given."""
    return replace(
        event,
        id=event.id or str(uuid4()),
        patient_id=patient_id,
        course_id=course_id,
        reason=clean_text(event.reason, limit=LONGEST_NOTE),
        note=clean_text(event.note, limit=LONGEST_NOTE),
        reasons=answers.reasons,
    )


def refuse_out_of_turn(status: Status, kind: str) -> None:
    """Raise Refused where an event of that kind doesn't fit the course's status."""
    if status is Status.ENDED:
        raise Refused("The course has ended; nothing was changed.")
    if kind == "hold" and status is Status.ON_HOLD:
        raise Refused("The course is on hold already; nothing was changed.")
    if kind == "resume" and status is not Status.ON_HOLD:
        raise Refused("The course is not on hold; nothing was changed.")


def refuse_no_review(refers_to: str | None, history: PatientHistory) -> None:
    """Raise Refused where an event refers to something that is no review of the patient's, or a voided one."""
    reviews = {one.id for one in history.course_events if one.kind == "review" and not one.is_voided}
    if refers_to is not None and refers_to not in reviews:
        raise Refused("The review that was given as the reason is not on record for this patient; nothing was changed.")


def reason_missing(reason: str) -> list[str]:
    """Return the problem of an empty reason, none for one that says something."""
    return [] if reason.strip() else ["The reason is missing."]
