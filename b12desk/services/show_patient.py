"""Everything one patient's page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from b12desk.clinical.authority import Authority
from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.findings.viewing import on_viewing
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import age_in_years
from b12desk.clinical.recalls import Recall
from b12desk.clinical.records import (
    AuditLine,
    ContactRecord,
    CourseEventRecord,
    CourseRecord,
    InjectionRecord,
    PatientRecord,
)
from b12desk.clinical.vocabulary import Status
from b12desk.services.audit_words import trail_words
from b12desk.services.authorities import held_authorities
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, Sources, history_in, running_story, sources_of
from b12desk.services.issued_documents import IssuedDocument, documents_in
from b12desk.services.patient_recall import patient_recall
from b12desk.services.record_decision import gap_findings
from b12desk.services.shown_names import shown_name
from b12desk.services.shown_results import ShownResult, shown_results
from b12desk.services.situations import situation_today


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a patient's audit trail in words; `entry_id` is the dose or other entry that it is about, if any."""

    at: datetime
    by: str
    says: str
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class PatientPage:
    """A patient with the running (or last) course. `forecast` is None without any course.

    `injections` are newest first, voided ones kept; `history` and `results` are newest first; `product` is the
    course's. `authorities` are those that hold for the course; `gaps` wait for a prescriber's decision.
    `findings` are the forecast's, without a course those of viewing; `thresholds` are the clinic's laboratory's.
    `contacts` are the attempts to reach the patient, newest first, voided ones kept; `recall` is what they come to.
    `documents` are those that were issued, newest first.
    """

    patient: PatientRecord
    name: str
    age_years: int
    as_of: date
    status: Status
    course: CourseRecord | None
    protocol: Protocol | None
    forecast: Forecast | None
    injections: tuple[InjectionRecord, ...]
    course_events: tuple[CourseEventRecord, ...]
    history: tuple[HistoryLine, ...]
    product: Product | None
    results: tuple[ShownResult, ...]
    authorities: tuple[Authority, ...] = ()
    gaps: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    thresholds: ClinicSettings = field(default_factory=ClinicSettings)
    contacts: tuple[ContactRecord, ...] = ()
    recall: Recall = field(default_factory=Recall)
    documents: tuple[IssuedDocument, ...] = ()


def show_patient(desk: Desk, patient_id: str) -> PatientPage:
    """Return the patient's page as of today.

    Raises:
        NotFound: when there is no such patient.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
        lines = unit.audit_lines(patient_id=patient_id)
        documents = documents_in(unit, lines)
    story = running_story(history, sources)
    forecast = _forecast(story, sources, today) if story else None
    patient = history.patient
    return PatientPage(
        patient=patient,
        name=shown_name(patient.family_name, patient.given_name, patient.title),
        age_years=age_in_years(patient.born_on, today=today),
        as_of=today,
        status=forecast.status if forecast else Status.NO_PLAN,
        course=story.record if story else None,
        protocol=story.course.protocol if story else None,
        forecast=forecast,
        injections=tuple(reversed(history.injections)),
        course_events=tuple(reversed(history.course_events)),
        history=_trail(lines),
        product=story.course.product if story else None,
        results=shown_results(history, sources),
        authorities=held_authorities(story.record, history) if story else (),
        gaps=gap_findings(story, sources, today=today) if story else (),
        thresholds=sources.clinic.settings,
        contacts=tuple(reversed(sorted(history.contacts, key=lambda one: one.on))),
        recall=patient_recall(history, sources, today=today),
        documents=documents,
        findings=forecast.findings if forecast else on_viewing(situation_today(history, sources, today=today)),
    )


def _trail(lines: Sequence[AuditLine]) -> tuple[HistoryLine, ...]:
    """Return the audit trail, newest first."""
    said = zip(lines, trail_words(lines), strict=True)
    shown = [HistoryLine(line.at, line.by, says, _entry_of(line)) for line, says in said]
    return tuple(reversed(shown))


def _entry_of(line: AuditLine) -> str:
    return line.entity_id if line.entity in ("injection", "course_event") else ""


def _forecast(story: CourseStory, sources: Sources, today: date) -> Forecast:
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
