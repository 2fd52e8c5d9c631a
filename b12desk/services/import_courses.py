"""Start courses for imported patients who have injections and none running."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.clinical.records import CourseRecord, InjectionRecord
from b12desk.clinical.vocabulary import AuthorityKind, PatientStanding
from b12desk.exchange.clean_text import clean_text
from b12desk.exchange.frequency import ReadFrequency
from b12desk.protocols.library import ProtocolLibrary
from b12desk.register.read_unit import ReadUnit
from b12desk.services.authority_draft import AuthorityDraft, kind_of
from b12desk.services.history import Sources, rows_of
from b12desk.services.import_plan import ImportPlan

LOADING_GAP_DAYS = 28
LONGEST_TEXT = 300
IMPORTED_PRESCRIBER = "recorded before the import"
IMPORTED_AUTHORITY = "recorded before the import"


@dataclass(frozen=True, slots=True)
class CourseOrder:
    """The course to start: `PROTOCOL[:PHASE[:INTERVAL]]`."""

    protocol_id: str
    phase: str | None = None
    interval: str | None = None

    @classmethod
    def parse(cls, text: str) -> "CourseOrder":
        """Return the order written as `hydroxo-standard:maintenance:P3M`.

        Raises:
            BadInput: when there are more than three parts.
        """
        parts = [part.strip() or None for part in text.split(":")]
        if len(parts) > 3 or parts[0] is None:
            raise BadInput(f"A course is written PROTOCOL[:PHASE[:INTERVAL]], not “{text}”.")
        phase, interval = [*parts[1:], None, None][:2]
        return cls(parts[0], phase, interval)

    def check(self, sources: Sources) -> None:
        """Raise BadInput with one sentence for each part that can't be used."""
        problems = []
        try:
            protocol = sources.protocols.get(self.protocol_id)
        except NotFound as error:
            raise BadInput(error.problems) from None
        if not protocol.has_injections or protocol.needs_individual_order:
            problems.append(f"Protocol {protocol.id} can’t be started by an import.")
        if self.phase is not None and self.phase not in protocol.phase_names:
            problems.append(f"Protocol {protocol.id} has no phase “{self.phase}”.")
        if self.interval is not None:
            try:
                Interval.parse(self.interval)
            except ValueError as error:
                problems.append(f"The interval: {error}.")
        if problems:
            raise BadInput(problems)


def ordered_courses(
    unit: ReadUnit,
    plan: ImportPlan,
    order: CourseOrder | None,
    sources: Sources,
    *,
    today: date,
    authority: AuthorityDraft | None = None,
) -> ImportPlan:
    """Return the plan with a course for each of its people who has an injection and no course running.

    A course begins on the day of the import. Patients whose frequency says “loading” are in the middle of their loading
    doses: their course begins with the first of them, so that what has been given counts and the rest is still given.
    """
    if order is None:
        return plan
    protocol = sources.protocols.get(order.protocol_id)
    doses = _doses_by_patient(unit, plan)
    running = _running(unit, plan, sources, today)
    gone = {patient.id for patient in unit.patients(plan.people) if patient.standing is not PatientStanding.ACTIVE}
    wanted = [id for id in plan.people if doses.get(id) and id not in running | gone]
    product_id = sources.products.usual_for(protocol)
    plain = [_course(id, doses[id], plan.frequencies.get(id), order, protocol, product_id, today) for id in wanted]
    courses = [_authorised(course, authority) for course in plain]
    return replace(plan, courses=tuple(courses), notes=(*plan.notes, *_notes(courses, plan, sources.protocols)))


def _doses_by_patient(unit: ReadUnit, plan: ImportPlan) -> dict[str, list[InjectionRecord]]:
    doses: dict[str, list[InjectionRecord]] = {}
    new = {patient.id for patient in plan.patients}
    for history in unit.histories([id for id in plan.people if id not in new]).values():
        doses[history.patient.id] = [i for i in history.injections if not i.is_voided]
    for injection in plan.injections:
        doses.setdefault(injection.patient_id, []).append(injection)
    return doses


def _running(unit: ReadUnit, plan: ImportPlan, sources: Sources, today: date) -> set[str]:
    new = {patient.id for patient in plan.patients}
    histories = unit.histories([id for id in plan.people if id not in new])
    return {
        id
        for id, history in histories.items()
        if any(not row.is_ended for row in rows_of(history, sources, today=today))
    }


def _course(
    patient_id: str,
    doses: Sequence[InjectionRecord],
    frequency: ReadFrequency | None,
    order: CourseOrder,
    protocol: Protocol,
    product_id: str,
    today: date,
) -> CourseRecord:
    in_loading = frequency is not None and frequency.is_loading and protocol.has_loading
    interval = str(frequency.interval) if frequency is not None and frequency.interval else order.interval
    return CourseRecord(
        id=str(uuid4()),
        patient_id=patient_id,
        protocol_id=protocol.id,
        protocol_version=protocol.version,
        protocol_sha256=protocol.sha256,
        start_on=_first_of_run(doses) if in_loading else today,
        product_id=product_id,
        prescriber=IMPORTED_PRESCRIBER,
        start_phase=None if in_loading else order.phase,
        maintenance_interval=interval,
    )


def _authorised(course: CourseRecord, authority: AuthorityDraft | None) -> CourseRecord:
    """Return the course under the authority given, or under one that says it was recorded before the import."""
    if authority is None:
        return replace(course, authority_kind=AuthorityKind.PRESCRIPTION.value, authority_reference=IMPORTED_AUTHORITY)
    return replace(
        course,
        prescriber=clean_text(authority.prescriber, limit=LONGEST_TEXT),
        authority_kind=kind_of(authority.kind).value,
        authority_reference=clean_text(authority.reference, limit=LONGEST_TEXT),
        authority_from=authority.valid_from,
        authority_to=authority.valid_to,
        authority_doses=authority.doses,
    )


def _first_of_run(doses: Sequence[InjectionRecord]) -> date:
    """Return the first of the latest doses that lie no more than 28 days apart."""
    days = sorted({dose.given_on for dose in doses}, reverse=True)
    first = days[0]
    for day in days[1:]:
        if first - day > timedelta(days=LOADING_GAP_DAYS):
            break
        first = day
    return first


def _notes(courses: Sequence[CourseRecord], plan: ImportPlan, protocols: ProtocolLibrary) -> list[str]:
    notes = []
    if any(course.authority_reference == IMPORTED_AUTHORITY for course in courses):
        notes.append("The courses run under a prescription “recorded before the import”: record who prescribes them.")
    in_loading = [course for course in courses if _says_loading(plan, course.patient_id)]
    begun = [course for course in in_loading if course.start_phase is None]
    if begun:
        notes.append(f"{len(begun)} patients are marked “loading”: their course begins with their first loading dose.")
    if len(in_loading) > len(begun):
        notes.append(f"{len(in_loading) - len(begun)} patients are marked “loading”, but the protocol has no loading.")
    for course in courses:
        protocol = protocols.get(course.protocol_id)
        if course.maintenance_interval and not protocol.allows(Interval.parse(course.maintenance_interval)):
            words = Interval.parse(course.maintenance_interval).words
            notes.append(f"{words.capitalize()} is not in the list of {protocol.id}: a prescriber confirms it.")
    return list(dict.fromkeys(notes))


def _says_loading(plan: ImportPlan, patient_id: str) -> bool:
    frequency = plan.frequencies.get(patient_id)
    return frequency is not None and frequency.is_loading
