"""Start a course: the regimen that a prescriber picked, for one patient."""

from dataclasses import dataclass, replace
from uuid import uuid4

from b12desk.clinical.errors import Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.records import PatientHistory
from b12desk.clinical.vocabulary import Flag
from b12desk.services.answers import answered
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, history_in, keep_protocol, rows_of, sources_of, story_of
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
    course_id = str(uuid4())
    with desk.register.writing(by=desk.acting, at=desk.clock.now()) as unit:
        history = history_in(unit, patient_id)
        refuse_running(history, sources, desk)
        story = planned_story(draft, history, sources, course_id=course_id)
        reasons = answered(planning_findings(story, sources, today=today), draft.reasons)
        if draft.neuro_involvement and Flag.NEURO_INVOLVEMENT not in history.patient.flags:
            flags = history.patient.flags | {Flag.NEURO_INVOLVEMENT}
            unit.change_patient(replace(history.patient, flags=flags))
        record = replace(story.record, reasons=reasons)
        keep_protocol(unit, sources.protocols.get(record.protocol_id), sources.protocols)
        unit.add_course(record)
        refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, patient_id)
    story = story_of(record, history, sources)
    forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    return CourseStarted(course_id, forecast)


def refuse_running(history: PatientHistory, sources: Sources, desk: Desk) -> None:
    """Raise Refused while one of the patient's courses is still running."""
    for row in rows_of(history, sources, today=desk.clock.today()):
        if not row.is_ended:
            raise Refused("A course is running for this patient: end it first, with a reason; nothing was changed.")
