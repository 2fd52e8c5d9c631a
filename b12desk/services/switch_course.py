"""Go on with another regimen: the running course ends and the new one begins, in one act."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.findings.planning import on_ending
from b12desk.clinical.records import CourseEventRecord
from b12desk.register.write_unit import WriteUnit
from b12desk.services.answers import answered
from b12desk.services.course_event import forecast_after, ready_event, reason_missing, refuse_out_of_turn
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, Sources, history_in, running_story, sources_of, story_of
from b12desk.services.permissions import Act, role_of, writing
from b12desk.services.plan_regimen import NO_REASONS, CourseDraft
from b12desk.services.refresh import refresh_rows
from b12desk.services.start_course import CourseStarted, add_course


def switch_course(
    desk: Desk, patient_id: str, draft: CourseDraft, reason: str, *, reasons: Mapping[str, str] = NO_REASONS
) -> CourseStarted:
    """End the patient's running course for that reason and start the one drafted in its place.

    `reasons` answer what is said about the end; the draft's own answer what is said about the start.

    Raises:
        BadInput: with one sentence for each choice that can't be used.
        Refused: when no course is running, or a finding blocks or waits for a reason; nothing is changed then.
    """
    problems = reason_missing(reason)
    if problems:
        raise BadInput(problems)
    today, sources = desk.clock.today(), sources_of(desk)
    with writing(desk, Act.PLAN) as unit:
        history = history_in(unit, patient_id)
        story = running_story(history, sources)
        if story is None:
            raise Refused("No course is running for this patient: plan a regimen instead.")
        end_running(unit, desk, story, patient_id, reason, sources, reasons=reasons, today=today)
        record = add_course(unit, desk, patient_id, draft, sources, replaces=story.record.id)
        refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, patient_id)
    return CourseStarted(record.id, forecast_after(story_of(record, history, sources), sources, today=today))


def end_running(
    unit: WriteUnit,
    desk: Desk,
    story: CourseStory,
    patient_id: str,
    reason: str,
    sources: Sources,
    *,
    reasons: Mapping[str, str],
    today: date,
) -> None:
    """Add the end of a running course to an act.

    Raises:
        Refused: when it has ended already, or a finding about the end waits for a reason.
    """
    refuse_out_of_turn(forecast_after(story, sources, today=today).status, "end")
    answers = answered(on_ending(story.course.protocol, reason.strip()), reasons, role_of(unit, desk.acting))
    event = CourseEventRecord(str(uuid4()), "", "end", today, reason=reason)
    unit.add_course_event(ready_event(event, story.record.id, patient_id, answers))


def draft_again(
    story: CourseStory, start_on: date, prescriber: str, reasons: Mapping[str, str] = NO_REASONS
) -> CourseDraft:
    """Return a draft of the same regimen from its first phase on, as reloading wants it."""
    record = story.record
    return replace(
        CourseDraft(protocol_id=record.protocol_id, start_on=start_on, prescriber=prescriber),
        maintenance_interval=record.maintenance_interval,
        product_id=record.product_id,
        choices=record.choices,
        monitoring=record.monitoring,
        indication=record.indication,
        resection_cm=record.resection_cm,
        reasons=reasons,
    )
