"""A patient's laboratory results as a person reads them, newest first."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import BadInput
from b12desk.clinical.lab_tests import TEST_WORDS
from b12desk.clinical.records import CourseEventRecord, PatientHistory
from b12desk.clinical.results import ReadResult, read_result, reading_of
from b12desk.clinical.vocabulary import Route
from b12desk.services.history import Sources

_UNREAD = "This test or unit has no thresholds here: compare with the laboratory’s range."
_BY_MOUTH = frozenset({Route.ORAL, Route.SUBLINGUAL})


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result as recorded, with what it says. `read` is None for a test or unit that b12desk doesn't know.

    `value` and `unit` are as entered; `readings` are one sentence each, the reading itself first. `void_reason` is why
    a voided one no longer counts; it stays in the list and says nothing any more.
    """

    event_id: str
    on: date
    test: str
    name: str
    value: str
    unit: str
    note: str
    read: ReadResult | None
    readings: tuple[str, ...]
    void_reason: str | None = None

    @property
    def is_voided(self) -> bool:
        """Whether a correction has taken this result out of what counts."""
        return self.void_reason is not None


def shown_results(history: PatientHistory, sources: Sources) -> tuple[ShownResult, ...]:
    """Return the results of a patient, newest first, voided ones kept, each read as of its own day."""
    labs = [event for event in history.course_events if event.kind == "lab"]
    settings = sources.clinic.settings
    return tuple(_shown(event, is_treated(history, sources, on=event.on), settings) for event in reversed(labs))


def is_treated(history: PatientHistory, sources: Sources, *, on: date) -> bool:
    """Whether a patient had had B12 before `on`: a dose given, or a course by mouth begun."""
    if any(dose.given_on < on and not dose.is_voided for dose in history.injections):
        return True
    return any(
        course.start_on < on and sources.protocols.get(course.protocol_id).route in _BY_MOUTH
        for course in history.courses
    )


def read_event(event: CourseEventRecord) -> ReadResult | None:
    """Return a recorded result as a value of a known test and unit, None where it is neither."""
    try:
        return read_result(event.test, event.value, event.unit)
    except BadInput:
        return None


def _shown(event: CourseEventRecord, on_treatment: bool, settings: ClinicSettings) -> ShownResult:
    read = read_event(event)
    readings = reading_of(read, on_treatment=on_treatment, settings=settings) if read else (_UNREAD,)
    return ShownResult(
        event_id=event.id,
        on=event.on,
        test=read.test.value if read else event.test,
        name=TEST_WORDS[read.test] if read else event.test,
        value=event.value,
        unit=event.unit,
        note=event.note,
        read=read,
        readings=() if event.is_voided else readings,
        void_reason=event.void_reason,
    )
