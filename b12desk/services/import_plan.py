"""Compare a file with the register: what is new, what is there already, what can't be brought in and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from b12desk.clinical.product import Product
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseRecord, InjectionRecord, PatientRecord
from b12desk.exchange.frequency import ReadFrequency
from b12desk.exchange.identity import injection_identity, patient_identity
from b12desk.exchange.imported import ImportedInjection, ImportedPatient, ReadFile, RejectedRow
from b12desk.protocols.products import ProductCatalogue
from b12desk.register.read_unit import ReadUnit


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would write. `people` are the ids of the file's patients; `frequencies` are by patient id."""

    patients: tuple[PatientRecord, ...]
    injections: tuple[InjectionRecord, ...]
    rejected: tuple[RejectedRow, ...]
    rows_added: frozenset[int]
    rows_known: int
    people: tuple[str, ...]
    frequencies: Mapping[str, ReadFrequency]
    courses: tuple[CourseRecord, ...] = ()
    notes: tuple[str, ...] = ()


def plan_import(unit: ReadUnit, found: ReadFile, *, products: ProductCatalogue) -> ImportPlan:
    """Return what the file would add to the register as it is now; a row goes in whole or not at all."""
    return _Planner(unit, products).plan(found)


@dataclass(slots=True)
class _Known:
    """Everybody in the register and in the file so far, by identity, and the doses that are there."""

    by_identity: dict[str, PatientRecord] = field(default_factory=dict)
    doses: set[str] = field(default_factory=set)

    def remember(self, patient: PatientRecord) -> None:
        for identity in _identities(patient):
            self.by_identity.setdefault(identity, patient)


class _Planner:
    """Plans one import; it lives for one call."""

    def __init__(self, unit: ReadUnit, products: ProductCatalogue) -> None:
        self.unit = unit
        self.products = products
        self.known = _Known()
        for patient in unit.all_patients():
            self.known.remember(patient)
        self.patients: list[PatientRecord] = []
        self.injections: list[InjectionRecord] = []
        self.rejected: dict[int, RejectedRow] = {}
        self.added: set[int] = set()
        self.seen: set[int] = set()
        self.people: dict[str, None] = {}
        self.frequencies: dict[str, ReadFrequency] = {}

    def plan(self, found: ReadFile) -> ImportPlan:
        for patient in found.patients:
            self._patient(patient)
        self._remember_doses(found.injections)
        for row, group in _by_row(found.injections).items():
            self._injections(row, group)
        return ImportPlan(
            patients=tuple(self.patients),
            injections=tuple(self.injections),
            rejected=tuple(self.rejected.values()),
            rows_added=frozenset(self.added),
            rows_known=len(self.seen - self.added - set(self.rejected)),
            people=tuple(self.people),
            frequencies=self.frequencies,
        )

    def _patient(self, imported: ImportedPatient) -> None:
        self.seen.add(imported.row)
        there = self.known.by_identity.get(imported.identity)
        namesake = self.known.by_identity.get(_person(imported))
        if there is None and namesake is not None and not (namesake.nhs_number and imported.nhs_number):
            there = namesake if namesake.nhs_number is None and imported.nhs_number is None else None
            if there is None:
                self._reject(imported.row, "somebody of this name and date of birth is there, with or without the "
                             "NHS number: compare the two and add this one by hand")  # fmt: skip
                return
        if there is not None and there.born_on != imported.born_on:
            self._reject(imported.row, "this NHS number belongs to somebody with another date of birth")
            return
        if there is None:
            there = _record(imported)
            self.known.remember(there)
            self.patients.append(there)
            self.added.add(imported.row)
        self.people[there.id] = None
        if imported.frequency is not None:
            self.frequencies[there.id] = imported.frequency

    def _remember_doses(self, injections: Sequence[ImportedInjection]) -> None:
        """Look up, once, the doses that the file's people have in the register, voided ones included."""
        new = {patient.id for patient in self.patients}
        found = (self.known.by_identity.get(injection.patient_identity) for injection in injections)
        ids = sorted({patient.id for patient in found if patient is not None} - new)
        for history in self.unit.histories(ids).values():
            for dose in history.injections:
                self.known.doses.add(injection_identity(history.patient.id, dose.given_on, dose.product_id))

    def _injections(self, row: int, group: Sequence[ImportedInjection]) -> None:
        self.seen.add(row)
        if row in self.rejected:
            return
        patient = self.known.by_identity.get(group[0].patient_identity)
        if patient is None:
            self._reject(row, "nobody in the register has this NHS number")
            return
        problems = [says for one in group if (says := self._problem(one, patient)) is not None]
        if problems:
            self._reject(row, "; ".join(problems))
            self._forget(row, patient)
            return
        self.people[patient.id] = None
        for one in group:
            identity = injection_identity(patient.id, one.given_on, one.product_id)
            if identity not in self.known.doses:
                self.known.doses.add(identity)
                self.injections.append(self._dose(one, patient))
                self.added.add(row)

    def _problem(self, one: ImportedInjection, patient: PatientRecord) -> str | None:
        if one.given_on < patient.born_on:
            return f"{staff_date(one.given_on)} is before the patient was born"
        if one.dose_micrograms is None and _whole_container(self.products.get(one.product_id)) is None:
            return "the dose is missing and can’t be told from the container"
        return None

    def _dose(self, one: ImportedInjection, patient: PatientRecord) -> InjectionRecord:
        product = self.products.get(one.product_id)
        return InjectionRecord(
            id=str(uuid4()),
            patient_id=patient.id,
            given_on=one.given_on,
            product_id=one.product_id,
            dose_micrograms=one.dose_micrograms or _whole_container(product) or 0,
            site=one.site,
            product_text=one.product_text,
            site_text=one.site_text,
            batch=one.batch,
            expires_on=one.expires_on,
            given_by=one.given_by,
            note="" if one.dose_micrograms else "The file gave no dose: one whole container was taken.",
            given_elsewhere=True,
        )

    def _reject(self, row: int, reason: str) -> None:
        self.rejected[row] = RejectedRow(row, reason)
        self.added.discard(row)

    def _forget(self, row: int, patient: PatientRecord) -> None:
        """Take a new patient out again whose own row turned out bad."""
        if patient in self.patients and not any(i.patient_id == patient.id for i in self.injections):
            self.patients.remove(patient)
            self.people.pop(patient.id, None)
            for identity in _identities(patient):
                self.known.by_identity.pop(identity, None)


def _identities(patient: PatientRecord) -> tuple[str, ...]:
    names = (patient.family_name, patient.given_name, patient.born_on)
    person = patient_identity(None, *names)
    return (patient_identity(patient.nhs_number, *names), person) if patient.nhs_number else (person,)


def _person(imported: ImportedPatient) -> str:
    return patient_identity(None, imported.family_name, imported.given_name, imported.born_on)


def _record(imported: ImportedPatient) -> PatientRecord:
    return PatientRecord(
        id=str(uuid4()),
        family_name=imported.family_name,
        given_name=imported.given_name,
        born_on=imported.born_on,
        nhs_number=imported.nhs_number,
        title=imported.title,
        gender=imported.gender,
        phone=imported.phone,
        address=imported.address,
        postcode=imported.postcode,
        local_number=imported.local_number,
    )


def _whole_container(product: Product) -> int | None:
    """Return the micrograms in a single-use container, None where the dose can't be told from it."""
    if not product.is_single_use or product.strength_micrograms_per_ml is None:
        return None
    return int(product.strength_micrograms_per_ml * product.container_ml)


def _by_row(injections: Sequence[ImportedInjection]) -> dict[int, list[ImportedInjection]]:
    rows: dict[int, list[ImportedInjection]] = {}
    for one in injections:
        rows.setdefault(one.row, []).append(one)
    return rows
