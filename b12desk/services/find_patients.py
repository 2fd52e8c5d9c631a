"""Find patients by name parts in any order, NHS number or date of birth, as somebody types."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.quantities import age_in_years
from b12desk.clinical.records import PatientRecord
from b12desk.exchange.dates import read_date
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk
from b12desk.services.shown_names import shown_name

_ID_LENGTH = 36
_NHS_DIGITS = 10


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One patient found: `name` is `SMITH, Ada (Mrs)`."""

    patient_id: str
    name: str
    born_on: date
    age_years: int
    nhs_number: str | None
    phone: str


def find_patients(desk: Desk, text: str, *, limit: int = 50) -> tuple[PatientLine, ...]:
    """Return the patients that the text fits, by name; an empty text fits everybody."""
    today = desk.clock.today()
    with desk.register.reading() as unit:
        found = _matching(unit, text.strip(), limit, today)
    return tuple(_line(patient, today) for patient in found)


def patient_identified(unit: ReadUnit, text: str) -> PatientRecord:
    """Return the patient of a register id or an identifier such as `nhs:9990140827`.

    Raises:
        NotFound: when nobody in the register has it.
    """
    kind, _, value = text.strip().partition(":")
    if kind == "nhs" and value:
        known = unit.patient_by_nhs("".join(value.split()))
        if known is None:
            raise NotFound("Nobody in the register has this NHS number.")
        return known
    return unit.patient(text.strip())


def _matching(unit: ReadUnit, text: str, limit: int, today: date) -> tuple[PatientRecord, ...]:
    digits = "".join(c for c in text if c not in " -")
    if digits.isdecimal() and len(digits) == _NHS_DIGITS:
        known = unit.patient_by_nhs(digits)
        return (known,) if known else ()
    if any(c.isdigit() for c in text):
        try:
            return unit.patients_born_on(read_date(text, latest=today), limit=limit)
        except BadInput:
            pass
    if len(text) == _ID_LENGTH and "-" in text:
        try:
            return (unit.patient(text),)
        except NotFound:
            return ()
    return unit.patients_named(text, limit)


def _line(patient: PatientRecord, today: date) -> PatientLine:
    return PatientLine(
        patient_id=patient.id,
        name=shown_name(patient.family_name, patient.given_name, patient.title),
        born_on=patient.born_on,
        age_years=age_in_years(patient.born_on, today=today),
        nhs_number=patient.nhs_number,
        phone=patient.phone,
    )


def find_patient_id(desk: Desk, text: str) -> str:
    """Return the register id of a patient given by id or identifier.

    Raises:
        NotFound: when nobody in the register has it.
    """
    with desk.register.reading() as unit:
        return patient_identified(unit, text).id
