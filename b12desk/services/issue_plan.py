"""Issue a patient's plan as a PDF; the audit trail keeps its hash and the protocol's version."""

from dataclasses import dataclass, replace

from b12desk.clinical.advice import AdviceTexts, Place
from b12desk.clinical.errors import Refused
from b12desk.clinical.events import Injection
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.plan import PastDose, PatientPlan, PlannedDose, PlanPatient
from b12desk.clinical.records import PatientHistory
from b12desk.clinical.sites import next_site
from b12desk.clinical.vocabulary import Flag, FormatNeed, PatientStanding, Status
from b12desk.clinical.volume import exact_volume_ml
from b12desk.services.advice import advice_for
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.document_kinds import PLAN
from b12desk.services.history import CourseStory, Sources, history_in, injection_event, running_story, sources_of
from b12desk.services.issue_document import issue
from b12desk.services.paper_settings import paper_faces
from b12desk.services.patient_words import patient_sentence, source_words
from b12desk.services.plan_paper import unprintable
from b12desk.services.plan_regimen import regimen_sentences

DOSES_ON_PAPER = 8
HISTORY_ON_PAPER = 6


@dataclass(frozen=True, slots=True)
class IssuedPlan:
    """The PDF, its SHA-256 and its print; `unprintable` names letters that paper can't show."""

    pdf: bytes
    sha256: str
    form: FormatNeed = FormatNeed.STANDARD
    unprintable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedPage:
    """The plan as a web page for screen readers, and its SHA-256."""

    html: bytes
    sha256: str


def issue_plan(desk: Desk, patient_id: str, form: FormatNeed | None = None) -> IssuedPlan:
    """Return the patient's plan as of today as a PDF, noted in the audit trail as issued.

    Without a form it is the one that the patient needs; for a screen reader that is standard print beside the page.

    Raises:
        NotFound: when there is no such patient.
        Refused: when there is no running course to print, or the patient died or moved away.
    """
    chosen = form or form_needed(desk, patient_id)
    printed = FormatNeed.STANDARD if chosen is FormatNeed.SCREEN_READER else chosen
    made = plan_document(desk, patient_id, printed)
    return IssuedPlan(made.content, issue(desk, made), printed, made.unprintable)


def issue_plan_page(desk: Desk, patient_id: str) -> IssuedPage:
    """Return the patient's plan as of today as HTML for screen readers, noted as a printed one is.

    Raises:
        NotFound: when there is no such patient.
        Refused: when there is no running course to print, or the patient died or moved away.
    """
    made = plan_document(desk, patient_id, FormatNeed.SCREEN_READER)
    return IssuedPage(made.content, issue(desk, made))


def plan_document(desk: Desk, patient_id: str, form: FormatNeed) -> Document:
    """Return the patient's plan as of today in a form; nothing is noted.

    Raises:
        NotFound: when there is no such patient.
        Refused: when there is no running course to print, or the patient died or moved away.
    """
    plan = patient_plan(desk, patient_id)
    made = PLAN.made(desk, plan, as_of=plan.as_of, patient_ids=(patient_id,), form=form.value)
    with paper_faces(desk):
        lacking = () if made.is_web_page else unprintable(plan)
    facts = (("protocol", plan.protocol_id), ("version", plan.protocol_version))
    return replace(made, facts=facts, unprintable=lacking)


def form_needed(desk: Desk, patient_id: str) -> FormatNeed:
    """Return the form that the patient asked to be written to in.

    Raises:
        NotFound: when there is no such patient.
    """
    with desk.register.reading() as unit:
        return history_in(unit, patient_id).patient.format_need


def patient_plan(desk: Desk, patient_id: str) -> PatientPlan:
    """Return the patient's plan as values.

    Raises:
        NotFound: when there is no such patient.
        Refused: when there is no running course to print, or the patient died or moved away.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    if history.patient.standing is not PatientStanding.ACTIVE:
        raise Refused("The patient died or moved away: no plan is printed.")
    story = running_story(history, sources)
    if story is None:
        raise Refused("No regimen is planned for this patient: there is no plan to print.")
    forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
    if forecast.status is Status.ENDED:
        raise Refused("The course has ended: there is no plan to print.")
    patient, protocol = history.patient, story.course.protocol
    return PatientPlan(
        clinic=sources.clinic.details,
        patient=PlanPatient(
            family_name=patient.family_name,
            given_name=patient.given_name,
            title=patient.title,
            born_on=patient.born_on,
            nhs_number=patient.nhs_number,
            gender=patient.gender or None,
            address=", ".join(part for part in (patient.address, patient.postcode) if part),
            phone=patient.phone,
        ),
        as_of=today,
        protocol_id=protocol.id,
        protocol_title=protocol.title,
        protocol_version=protocol.version,
        protocol_sources=tuple(source_words(source) for source in protocol.sources),
        approved_by=protocol.approved_by,
        prescriber=story.record.prescriber,
        product=story.course.product.name if protocol.has_injections else "",
        regimen=regimen_sentences(story.course),
        is_lifelong=protocol.is_lifelong,
        status=forecast.status.value.replace("_", " "),
        next_dose=patient_sentence(forecast),
        draw=forecast.draw,
        doses=_planned(forecast, story, history, sources),
        history=_past(history, sources),
        checks=forecast.checks,
        because=forecast.because,
        next_site=forecast.next_site,
        restricted_sites=patient.restricted_sites,
        has_neuro_involvement=Flag.NEURO_INVOLVEMENT in patient.flags,
        advice=_advice(desk, story),
        offered_days=tuple(dose.book_on for dose in forecast.projection if dose.book_on is not None),
    )


def _advice(desk: Desk, story: CourseStory) -> AdviceTexts:
    """Return the plan's texts that are for this patient, their sources by their full names."""
    texts = advice_for(desk, Place.PATIENT_PLAN, story.patient)
    return AdviceTexts(tuple(replace(one, sources=tuple(map(source_words, one.sources))) for one in texts))


def _planned(
    forecast: Forecast, story: CourseStory, history: PatientHistory, sources: Sources
) -> tuple[PlannedDose, ...]:
    """Return the doses to come with their sites, each assumed given at the site before it."""
    used = [injection_event(i, sources.products) for i in history.injections]
    doses = []
    for dose in forecast.projection[:DOSES_ON_PAPER]:
        on = dose.book_on or dose.due_by
        phase = next(p for p in story.course.protocol.phases if p.name == dose.phase)
        volume = exact_volume_ml(phase.dose_micrograms, story.course.product)
        site = next_site(story.patient, used, volume_ml=volume, on=on).site
        doses.append(PlannedDose(dose.number, dose.phase, dose.due_on, dose.due_by, dose.book_on, site, dose.continues))
        if site is not None:
            used.append(Injection(on, muscle=site.muscle, side=site.side))
    return tuple(doses)


def _past(history: PatientHistory, sources: Sources) -> tuple[PastDose, ...]:
    """Return the latest doses given, newest first."""
    given = [i for i in reversed(history.injections) if not i.is_voided]
    return tuple(
        PastDose(
            given_on=i.given_on,
            product=sources.products.get(i.product_id).name if i.product_id else i.product_text,
            dose_micrograms=i.dose_micrograms,
            site=i.site,
        )
        for i in given[:HISTORY_ON_PAPER]
    )
