"""What a course would look like before anybody starts it: the doses that follow and what planning says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from b12desk.clinical.findings.planning import on_ending
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.records import InjectionRecord, PatientHistory
from b12desk.clinical.vocabulary import Role
from b12desk.clinical.yearly_doses import yearly_doses
from b12desk.services.check_injection import may_answer
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, Sources, history_in, running_story, sources_of
from b12desk.services.permissions import role_of
from b12desk.services.plan_regimen import CourseDraft, planned_story, planning_findings, regimen_sentences


@dataclass(frozen=True, slots=True)
class CoursePreview:
    """What a course would look like: the forecast, what planning says, the regimen in sentences, the doses a year.

    `yearly` is about maintenance, empty without any; `answerable` are the ids of findings that the acting user may
    answer with a reason.
    """

    forecast: Forecast
    findings: tuple[Finding, ...]
    sentences: tuple[str, ...]
    yearly: str = ""
    answerable: frozenset[str] = frozenset()


def preview_course(
    desk: Desk,
    patient_id: str,
    draft: CourseDraft,
    *,
    elsewhere: Sequence[InjectionRecord] = (),
    ending: str | None = None,
) -> CoursePreview:
    """Return what the course would look like if it were started now; nothing is changed.

    `elsewhere` are doses given elsewhere that would be recorded with it; `ending` is the reason for which the running
    course would end, None where none would.

    Raises:
        BadInput: with one sentence for each choice that can't be used.
    """
    sources, today = sources_of(desk), desk.clock.today()
    with desk.register.reading() as unit:
        history, role = history_in(unit, patient_id), role_of(unit, desk.acting)
    story = planned_story(draft, _with_doses(history, elsewhere), sources, course_id="preview")
    forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    findings = (*_on_ending(history, sources, ending), *planning_findings(story, sources, today=today))
    return CoursePreview(
        forecast, findings, regimen_sentences(story.course), yearly_words(story), _answerable(findings, role)
    )


def yearly_words(story: CourseStory) -> str:
    """Return how many doses a year the course's maintenance comes to, empty without any."""
    course = story.course
    own = next((phase.interval for phase in course.protocol.phases if phase.is_maintenance), None)
    interval = course.maintenance_interval or own
    return f"Maintenance {interval.words}: {yearly_doses(interval).words}." if interval and own else ""


def _with_doses(history: PatientHistory, elsewhere: Sequence[InjectionRecord]) -> PatientHistory:
    doses = sorted((*history.injections, *elsewhere), key=lambda dose: dose.given_on)
    return replace(history, injections=tuple(doses))


def _on_ending(history: PatientHistory, sources: Sources, ending: str | None) -> tuple[Finding, ...]:
    story = running_story(history, sources) if ending is not None else None
    return on_ending(story.course.protocol, (ending or "").strip()) if story else ()


def _answerable(findings: Sequence[Finding], role: Role | None) -> frozenset[str]:
    return frozenset(found.id for found in findings if may_answer(found, role))
