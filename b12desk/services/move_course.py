"""Move a running course to the clinic's current version of its protocol; until then it keeps the one it follows."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.protocol_difference import differences
from b12desk.clinical.records import CourseEventRecord, PatientHistory
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, Sources, history_in, keep_protocol, running_story, sources_of
from b12desk.services.permissions import Act, writing
from b12desk.services.refresh import refresh_rows
from b12desk.services.version_change import VersionChange, following, version_change

LONGEST_TEXT = 300
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What moving a course to the current version would change; nothing is changed by looking.

    `differences` are those between the version followed now and the current one. `moves_later` tells that later doses
    move although the next one may stay.
    """

    protocol_id: str
    change: VersionChange
    differences: tuple[str, ...]
    moves_later: bool


@dataclass(frozen=True, slots=True)
class CourseMovedOver:
    """The event that was added, what it changed, and the forecast after it."""

    event_id: str
    preview: MovePreview
    forecast: Forecast


def preview_move(desk: Desk, patient_id: str) -> MovePreview:
    """Return what moving the patient's running course to the current version of its protocol would change.

    Raises:
        Refused: when no course is running, or when it follows the current version already.
    """
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    return _preview(_running(history, sources, desk), sources, today=desk.clock.today())


def move_course(desk: Desk, patient_id: str, reason: str, *, prescriber: str = "") -> CourseMovedOver:
    """Move the patient's running course to the clinic's current version of its protocol.

    Raises:
        BadInput: when the reason is missing.
        Refused: when no course is running, when it follows the current version already or can't follow it, or when
            the acting user may not plan.
    """
    if not reason.strip():
        raise BadInput("The reason is missing.")
    today = desk.clock.today()
    sources = sources_of(desk)
    with writing(desk, Act.PLAN) as unit:
        story = _running(history_in(unit, patient_id), sources, desk)
        preview = _preview(story, sources, today=today)
        if preview.change.obstacles:
            raise Refused([*preview.change.obstacles, "The course keeps its version; nothing was changed."])
        current = sources.protocols.get(story.record.protocol_id)
        event = _event(story, current, reason, prescriber, today)
        keep_protocol(unit, current, sources.protocols)
        unit.add_course_event(event)
        refresh_rows(unit, patient_id, sources, today=today)
        story = _running(history_in(unit, patient_id), sources, desk)
    return CourseMovedOver(event.id, preview, _forecast(story, sources, today))


def _running(history: PatientHistory, sources: Sources, desk: Desk) -> CourseStory:
    story = running_story(history, sources)
    if story is None:
        raise Refused("No course is running for this patient: plan a regimen first.")
    if story.read(sources, today=desk.clock.today()).standing.is_ended:
        raise Refused("The course has ended; nothing was changed.")
    return story


def _preview(story: CourseStory, sources: Sources, *, today: date) -> MovePreview:
    followed, current = story.course.protocol, sources.protocols.get(story.record.protocol_id)
    if followed.sha256 == current.sha256:
        raise Refused(f"The course follows version {current.version} of {current.id} already; nothing was changed.")
    change = version_change(story, current, sources, today=today)
    known = sources.kept.get(followed.sha256, followed)
    return MovePreview(
        protocol_id=current.id,
        change=change,
        differences=differences(known, current),
        moves_later=not change.obstacles and _later(story, current, sources, today),
    )


def _later(story: CourseStory, current: Protocol, sources: Sources, today: date) -> bool:
    now, then = (_forecast(one, sources, today) for one in (story, following(story, current)))
    return now.projection[1:] != then.projection[1:]


def _event(story: CourseStory, current: Protocol, reason: str, prescriber: str, today: date) -> CourseEventRecord:
    return CourseEventRecord(
        id=str(uuid4()),
        patient_id=story.record.patient_id,
        kind="move",
        on=today,
        course_id=story.record.id,
        reason=clean_text(reason, limit=LONGEST_NOTE),
        note=f"{current.id}: version {story.course.protocol.version} to version {current.version}",
        prescriber=clean_text(prescriber, limit=LONGEST_TEXT),
        protocol_sha256=current.sha256,
    )


def _forecast(story: CourseStory, sources: Sources, today: date) -> Forecast:
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
