"""A course as a prescriber orders it: what it would be, what is wrong with it, and what planning it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from b12desk.clinical.circumstances import LONGEST_ILEUM_CM
from b12desk.clinical.course import Course
from b12desk.clinical.errors import BadInput
from b12desk.clinical.findings.planning import on_planning
from b12desk.clinical.findings.situation import ProposedDose
from b12desk.clinical.forecast import site_by_rotation, situation_of
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import Interval
from b12desk.clinical.records import CourseRecord, PatientHistory
from b12desk.clinical.vocabulary import Flag, MonitoringPlan
from b12desk.clinical.volume import exact_volume_ml
from b12desk.exchange.clean_text import clean_text
from b12desk.services.authority_draft import AuthorityDraft, authority_problems, kind_of
from b12desk.services.history import CourseStory, Sources, story_of
from b12desk.services.regimen_words import phase_sentence

LONGEST_TEXT = 300
NO_REASONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """A course as a prescriber orders it. `maintenance_interval` is ISO text; `choices` are (name, value) pairs.

    An individual order needs the choices `dose_micrograms`, `interval`, `reason` and `review_on` (ISO date).
    `reasons` answer findings by id. The authority is valid from the start unless `authority_from` says otherwise;
    `authority_to` None is open-ended, `authority_doses` None not counted. `resection_cm` is the ileum removed; `flags`
    are facts learnt while planning, which are added to the patient's with the course.
    """

    protocol_id: str
    start_on: date | None
    prescriber: str
    start_phase: str | None = None
    maintenance_interval: str | None = None
    product_id: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    monitoring: MonitoringPlan = MonitoringPlan.NICE_SYMPTOMS
    authority_kind: str = "prescription"
    authority_reference: str = ""
    neuro_involvement: bool = False
    reasons: Mapping[str, str] = field(default_factory=lambda: NO_REASONS)
    authority_from: date | None = None
    authority_to: date | None = None
    authority_doses: int | None = None
    indication: str = ""
    resection_cm: int | None = None
    flags: frozenset[Flag] = frozenset()

    @property
    def facts(self) -> frozenset[Flag]:
        """The facts learnt while planning, neurological involvement included."""
        return self.flags | {Flag.NEURO_INVOLVEMENT} if self.neuro_involvement else self.flags


def planned_story(draft: CourseDraft, history: PatientHistory, sources: Sources, *, course_id: str) -> CourseStory:
    """Return the course that a draft would start, with the patient's history.

    Raises:
        BadInput: with one sentence for each choice that can't be used.
    """
    record = course_record(draft, history.patient.id, sources, course_id=course_id)
    story = story_of(record, history, sources)
    return replace(story, patient=replace(story.patient, flags=story.patient.flags | draft.facts))


def course_record(draft: CourseDraft, patient_id: str, sources: Sources, *, course_id: str) -> CourseRecord:
    """Return the record of the course that a draft orders.

    Raises:
        BadInput: with one sentence for each choice that can't be used.
        NotFound: when there is no such protocol or product.
    """
    protocol = sources.protocols.get(draft.protocol_id)
    product_id = draft.product_id or sources.products.usual_for(protocol)
    problems = []
    if draft.start_on is None:
        problems.append("The start date is missing.")
    if not draft.prescriber.strip():
        problems.append("The prescriber is missing.")
    if draft.start_phase is not None and draft.start_phase not in protocol.phase_names:
        problems.append(f"Protocol {protocol.id} has no phase “{draft.start_phase}”.")
    if not product_id:
        problems.append("Choose the product; this protocol has none of its own.")
    elif not sources.products.has(product_id):
        problems.append(f"There is no product “{product_id}” in the catalogue.")
    elif not sources.products.offers(product_id):
        problems.append(f"Product “{product_id}” was withdrawn by this clinic: choose another for a new course.")
    if draft.maintenance_interval:
        try:
            Interval.parse(draft.maintenance_interval)
        except ValueError as error:
            problems.append(f"The interval: {error}.")
    if draft.resection_cm is not None and not 1 <= draft.resection_cm <= LONGEST_ILEUM_CM:
        problems.append(f"The length of ileum removed is 1 to {LONGEST_ILEUM_CM} cm, not {draft.resection_cm}.")
    problems += _authority_problems(draft)
    if protocol.needs_individual_order:
        problems += _individual_order_problems(dict(draft.choices), draft.start_on)
    if problems or draft.start_on is None:
        raise BadInput(problems)
    return CourseRecord(
        id=course_id,
        patient_id=patient_id,
        protocol_id=protocol.id,
        protocol_version=protocol.version,
        protocol_sha256=protocol.sha256,
        start_on=draft.start_on,
        product_id=product_id,
        prescriber=clean_text(draft.prescriber, limit=LONGEST_TEXT),
        start_phase=draft.start_phase,
        maintenance_interval=draft.maintenance_interval or None,
        choices=tuple((name, clean_text(value, limit=LONGEST_TEXT)) for name, value in draft.choices),
        monitoring=draft.monitoring,
        authority_kind=kind_of(draft.authority_kind).value,
        authority_reference=clean_text(draft.authority_reference, limit=LONGEST_TEXT),
        authority_from=draft.authority_from,
        authority_to=draft.authority_to,
        authority_doses=draft.authority_doses,
        indication=clean_text(draft.indication, limit=LONGEST_TEXT),
        resection_cm=draft.resection_cm,
    )


def _authority_problems(draft: CourseDraft) -> list[str]:
    """Return what is wrong with the authority of an order, its prescriber apart, which the order names."""
    valid_from = draft.authority_from or draft.start_on or date.min
    authority = AuthorityDraft(
        kind=draft.authority_kind,
        prescriber=draft.prescriber or "named apart",
        reference=draft.authority_reference,
        valid_from=valid_from,
        valid_to=draft.authority_to,
        doses=draft.authority_doses,
    )
    return authority_problems(authority)


def _individual_order_problems(choices: Mapping[str, str], start_on: date | None) -> list[str]:
    """An individual order needs its reason and a review date after the start. Source: S2."""
    problems = [] if choices.get("reason", "").strip() else ["The reason for an individual order is missing."]
    try:
        review_on = date.fromisoformat(choices.get("review_on", ""))
    except ValueError:
        return [*problems, "The review date of an individual order is missing, or no date such as 2026-03-16."]
    if start_on is not None and review_on <= start_on:
        problems.append("The review of an individual order comes after its start.")
    return problems


def planning_findings(story: CourseStory, sources: Sources, *, today: date) -> tuple[Finding, ...]:
    """Return what is said about starting this course."""
    reading = story.read(sources, today=today)
    situation = situation_of(reading, story.patient, today=today)
    if reading.window is None:
        return on_planning(situation, None)
    dose = reading.progress.position.phase.dose_micrograms
    first = ProposedDose(
        on=story.course.start_on,
        product=story.course.product,
        dose_micrograms=dose,
        volume_ml=exact_volume_ml(dose, story.course.product),
        site=site_by_rotation(reading, story.patient, sources.clinic.open_days, today=today).site,
    )
    return on_planning(situation, first)


def regimen_sentences(course: Course) -> tuple[str, ...]:
    """Return the regimen in plain words, one sentence a phase."""
    if not course.protocol.phases:
        return (course.protocol.summary,)
    first = 0 if course.start_phase is None else course.protocol.phase_names.index(course.start_phase)
    return tuple(
        phase_sentence(phase, course.maintenance_interval if phase.is_maintenance else None, course.product)
        for phase in course.protocol.phases[first:]
    )
