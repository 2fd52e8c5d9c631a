"""Start a course: the regimen that a prescriber picked, for one patient."""

from dataclasses import dataclass, replace
from uuid import uuid4

from b12desk.clinical.errors import Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.records import CourseRecord, PatientHistory
from b12desk.register.write_unit import WriteUnit
from b12desk.services.answers import answered
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, keep_protocol, rows_of, sources_of, story_of
from b12desk.services.permissions import Act, role_of, writing
from b12desk.services.plan_regimen import CourseDraft, planned_story, planning_findings
from b12desk.services.refresh import refresh_rows


@dataclass(frozen=True, slots=True)
class CourseStarted:
    """The new course's id and its first forecast."""

    course_id: str
    forecast: Forecast


def start_course(desk: Desk, patient_id: str, draft: CourseDraft) -> CourseStarted:
    """Start the course, with the reasons that its findings asked for.

    Raises:
        BadInput: with one sentence for each choice that can't be used.
        Refused: when a finding blocks or waits for a reason, or another course is running.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with writing(desk, Act.PLAN) as unit:
        refuse_running(history_in(unit, patient_id), sources, desk)
        record = add_course(unit, desk, patient_id, draft, sources)
        refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, patient_id)
    story = story_of(record, history, sources)
    forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    return CourseStarted(record.id, forecast)


def add_course(
    unit: WriteUnit, desk: Desk, patient_id: str, draft: CourseDraft, sources: Sources, *, replaces: str | None = None
) -> CourseRecord:
    """Add the course to an act, with the reasons that its findings asked for; `replaces` is the course before it.

    Raises:
        BadInput: with one sentence for each choice that can't be used.
        Refused: when a finding blocks or waits for a reason.
    """
    history = history_in(unit, patient_id)
    story = planned_story(draft, history, sources, course_id=str(uuid4()))
    findings = planning_findings(story, sources, today=desk.clock.today())
    answers = answered(findings, draft.reasons, role_of(unit, desk.acting))
    if draft.facts - history.patient.flags:
        unit.change_patient(replace(history.patient, flags=history.patient.flags | draft.facts))
    record = replace(story.record, reasons=answers.reasons, replaces=replaces)
    keep_protocol(unit, sources.protocols.get(record.protocol_id), sources.protocols)
    unit.add_course(record)
    answers.note_overrides(unit, patient_id, act="course", entry_id=record.id)
    return record


def refuse_running(history: PatientHistory, sources: Sources, desk: Desk) -> None:
    """Raise Refused while one of the patient's courses is still running."""
    for row in rows_of(history, sources, today=desk.clock.today()):
        if not row.is_ended:
            raise Refused("A course is running for this patient: end it first, with a reason; nothing was changed.")
