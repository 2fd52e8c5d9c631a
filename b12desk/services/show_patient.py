"""Everything one patient's page shows."""

from dataclasses import dataclass
from datetime import date, datetime

from b12desk.clinical.authority import Authority
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Finding, Forecast
from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import age_in_years
from b12desk.clinical.records import (
    CourseEventRecord,
    CourseRecord,
    InjectionRecord,
    PatientRecord,
)
from b12desk.clinical.vocabulary import Status
from b12desk.services.audit_words import audit_words
from b12desk.services.authorities import held_authorities
from b12desk.services.desk import Desk
from b12desk.services.history import CourseStory, history_in, running_story, sources_of
from b12desk.services.record_decision import gap_findings
from b12desk.services.shown_names import shown_name
from b12desk.services.shown_results import ShownResult, shown_results


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a patient's audit trail in words."""

    at: datetime
    by: str
    says: str


@dataclass(frozen=True, slots=True)
class PatientPage:
    """A patient with the running (or last) course. `forecast` is None without any course.

    `injections` are newest first, voided ones kept; `history` and `results` are newest first; `product` is the
    course's. `authorities` are those that hold for the course; `gaps` wait for a prescriber's decision.
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
    story = running_story(history, sources)
    forecast = _forecast(story, desk, today) if story else None
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
        history=tuple(HistoryLine(line.at, line.by, audit_words(line)) for line in reversed(lines)),
        product=story.course.product if story else None,
        results=shown_results(history, sources),
        authorities=held_authorities(story.record, history) if story else (),
        gaps=gap_findings(story, sources, today=today) if story else (),
    )


def _forecast(story: CourseStory, desk: Desk, today: date) -> Forecast:
    sources = sources_of(desk)
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
