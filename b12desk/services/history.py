"""From the register's records to the clinical core's values, and from there to the row kept for the worklist."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from b12desk.clinical.course import Course
from b12desk.clinical.errors import Refused
from b12desk.clinical.events import (
    Deferral,
    End,
    Event,
    GapDecision,
    Hold,
    Injection,
    IntervalChange,
    LabResult,
    Resume,
    Review,
)
from b12desk.clinical.listing import forecast_row
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.clinical.reading import Reading, read_course
from b12desk.clinical.records import (
    CourseEventRecord,
    CourseRecord,
    ForecastRow,
    InjectionRecord,
    PatientHistory,
    PatientRecord,
)
from b12desk.clinical.vocabulary import CheckKind, GapChoice
from b12desk.protocols.choices import with_choices
from b12desk.protocols.library import ProtocolLibrary, kept_protocol
from b12desk.protocols.products import ProductCatalogue
from b12desk.register.read_unit import ReadUnit
from b12desk.register.write_unit import WriteUnit
from b12desk.services.clinic_settings import Clinic, clinic_of
from b12desk.services.current_products import products_in
from b12desk.services.current_protocols import protocols_in
from b12desk.services.desk import Desk

OF_NO_SCHEDULE = frozenset({"not_given", "move"})


@dataclass(frozen=True, slots=True)
class Sources:
    """What a course is read with: the clinic, the protocols and the products.

    `kept` holds, by SHA-256, the earlier versions of protocols that courses of this register were started with.
    """

    clinic: Clinic
    protocols: ProtocolLibrary
    products: ProductCatalogue
    kept: Mapping[str, Protocol] = field(default_factory=lambda: MappingProxyType({}))

    def protocol_of(self, record: CourseRecord, sha256: str | None = None) -> Protocol:
        """Return the protocol in the very version that the course was started with, or was moved to (`sha256`).

        Raises:
            Refused: when that version was kept only after these sources were read.
        """
        current, wanted = self.protocols.get(record.protocol_id), sha256 or record.protocol_sha256
        if current.sha256 == wanted:
            return current
        if wanted not in self.kept:
            raise Refused("The register was changed meanwhile: try again. Nothing was saved.")
        return self.kept[wanted]


@dataclass(frozen=True, slots=True)
class CourseStory:
    """One course with the patient's facts and every event that bears on it."""

    record: CourseRecord
    course: Course
    patient: PatientFacts
    events: tuple[Event, ...]

    def read(self, sources: Sources, *, today: date) -> Reading:
        """Return the course as its events up to `today` leave it."""
        return read_course(self.course, self.events, self.patient, sources.clinic.open_days, today=today)

    @property
    def latest_event_on(self) -> date | None:
        """The day of the last event, None without any."""
        return max((event.on for event in self.events), default=None)


def sources_of(desk: Desk) -> Sources:
    """Return what courses are read with now."""
    with desk.register.reading() as unit:
        clinic, files, protocols = clinic_of(unit), unit.protocol_files(), protocols_in(unit, desk.protocols)
        products = products_in(unit, desk.products)
    return Sources(clinic, protocols, products, _kept(files, protocols))


def keep_protocol(unit: WriteUnit, protocol: Protocol, protocols: ProtocolLibrary) -> None:
    """Keep the protocol's file in the register, so that a course keeps its version when the file changes."""
    text = protocols.text_of(protocol)
    unit.keep_protocol(protocol.sha256, protocol_id=protocol.id, version=protocol.version, content=text)


def _kept(files: Mapping[str, str], protocols: ProtocolLibrary) -> Mapping[str, Protocol]:
    current = {protocol.sha256 for protocol in protocols.all()}
    return {sha: kept_protocol(text) for sha, text in files.items() if sha not in current}


def story_of(record: CourseRecord, history: PatientHistory, sources: Sources) -> CourseStory:
    """Return a course of a patient's history in the clinical core's values.

    A course that was ended before its first day never began: it ends on that day. What was said of it before its first
    day otherwise, such as a deferral, stands from the first day on.
    """
    course = course_of(record, sources, sha256=moved_to(record.id, history.course_events))
    ends = [e.on for e in history.course_events if e.kind == "end" and e.course_id == record.id and not e.is_voided]
    return CourseStory(
        record=record,
        course=replace(course, start_on=min([course.start_on, *ends])),
        patient=facts_of(history.patient),
        events=(
            *(injection_event(i, sources.products) for i in history.injections),
            *_course_events(record, history.course_events),
        ),
    )


def running_story(history: PatientHistory, sources: Sources) -> CourseStory | None:
    """Return the patient's running course, else the last one, None where there was never any."""
    return story_of(history.courses[0], history, sources) if history.courses else None


def moved_to(course_id: str, events: Sequence[CourseEventRecord]) -> str | None:
    """Return the SHA-256 of the protocol's version that the course was last moved to, None when it never was."""
    moves = [event for event in events if event.kind == "move" and event.course_id == course_id and not event.is_voided]
    return moves[-1].protocol_sha256 if moves else None


def course_of(record: CourseRecord, sources: Sources, *, sha256: str | None = None) -> Course:
    """Return the course as ordered, with the prescriber's choices worked into its protocol.

    `sha256` names the version that it was moved to.
    """
    return Course(
        protocol=with_choices(sources.protocol_of(record, sha256), dict(record.choices)),
        start_on=record.start_on,
        product=sources.products.get(record.product_id),
        start_phase=record.start_phase,
        maintenance_interval=Interval.parse(record.maintenance_interval) if record.maintenance_interval else None,
        monitoring=record.monitoring,
        settings=sources.clinic.settings,
        review_on=_review_on(record),
        resection_cm=record.resection_cm,
    )


def _review_on(record: CourseRecord) -> date | None:
    text = dict(record.choices).get("review_on")
    return date.fromisoformat(text) if text else None


def facts_of(patient: PatientRecord) -> PatientFacts:
    """Return what the clinical core needs to know about a patient."""
    return PatientFacts(
        born_on=patient.born_on,
        flags=patient.flags,
        rotation=patient.rotation,
        restricted_sites=patient.restricted_sites,
        standing=patient.standing,
        neuro_since=patient.neuro_since,
    )


def injection_event(record: InjectionRecord, products: ProductCatalogue) -> Injection:
    """Return a recorded dose as an event of the schedule."""
    return Injection(
        on=record.given_on,
        product=_product(record.product_id, products),
        dose_micrograms=record.dose_micrograms,
        muscle=record.site.muscle if record.site else None,
        side=record.site.side if record.site else None,
        is_voided=record.is_voided,
    )


def rows_of(history: PatientHistory, sources: Sources, *, today: date) -> tuple[ForecastRow, ...]:
    """Return the worklist rows of all of a patient's courses.

    They know every event, those after `today` included: an entry made late, as of an earlier day, forgets none.
    """
    rows = []
    for record in history.courses:
        story = story_of(record, history, sources)
        known_on = max(today, story.latest_event_on or today)
        rows.append(
            forecast_row(
                story.read(sources, today=known_on),
                story.patient,
                sources.clinic.open_days,
                course_id=record.id,
                patient_id=record.patient_id,
                latest_event_on=story.latest_event_on,
                today=known_on,
            )
        )
    return tuple(rows)


def history_in(unit: ReadUnit, patient_id: str) -> PatientHistory:
    """Return everything recorded about one patient."""
    return unit.histories([patient_id])[patient_id]


def _course_events(course: CourseRecord, records: Sequence[CourseEventRecord]) -> Iterable[Event]:
    for record in records:
        if record.is_voided or record.kind in OF_NO_SCHEDULE:
            continue
        if record.kind in _FROM_THE_FIRST_DAY and record.course_id == course.id:
            yield _course_event(replace(record, on=max(record.on, course.start_on)))
        elif record.kind == "lab" or record.course_id == course.id:
            yield _course_event(record)


_FROM_THE_FIRST_DAY = frozenset({"deferral", "hold", "resume", "interval"})
"""What is said of a course, not of a day: said before its first day, it stands from then on."""


def _course_event(record: CourseEventRecord) -> Event:
    match record.kind:
        case "review":
            return Review(record.on, record.outcome, CheckKind(record.check_kind) if record.check_kind else None)
        case "deferral":
            return Deferral(record.on, record.until or record.on, record.reason)
        case "interval":
            return IntervalChange(record.on, Interval.parse(record.interval), record.reason)
        case "lab":
            return LabResult(record.on, record.test, Decimal(record.value), record.unit)
        case "hold":
            return Hold(record.on, record.reason)
        case "resume":
            return Resume(record.on)
        case "end":
            return End(record.on, record.reason)
        case "decision":
            return GapDecision(record.on, GapChoice(record.outcome), record.reason, record.prescriber)
        case _:
            raise ValueError(f"an event of kind {record.kind}")


def _product(id: str | None, products: ProductCatalogue) -> Product | None:
    return products.get(id) if id and products.has(id) else None
