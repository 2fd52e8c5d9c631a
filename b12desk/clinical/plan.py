"""The patient plan as values: what paper and screen say about one person's regimen."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.advice import AdviceTexts
from b12desk.clinical.forecast_value import Check, Draw
from b12desk.clinical.patient import RestrictedSite, Site


@dataclass(frozen=True, slots=True)
class ClinicDetails:
    """How a clinic names itself on paper; empty strings are not recorded.

    `qr_text` is the clinic's own text or link, printed as a QR code; it never holds anything about a patient.
    """

    name: str
    address: str = ""
    phone: str = ""
    qr_text: str = ""


@dataclass(frozen=True, slots=True)
class PlanPatient:
    """Who the plan is for; `nhs_number` is ten digits or None, `gender` a word or None."""

    family_name: str
    given_name: str
    title: str
    born_on: date
    nhs_number: str | None
    gender: str | None
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """One row of the plan. `offered_on` is None while the course is held; `site` is next by rotation."""

    number: int
    phase: str
    opens_on: date
    closes_on: date
    offered_on: date | None
    site: Site | None
    continues: bool


@dataclass(frozen=True, slots=True)
class PastDose:
    """A dose on the paper's record of what was given."""

    given_on: date
    product: str
    dose_micrograms: int
    site: Site | None


@dataclass(frozen=True, slots=True)
class PatientPlan:
    """Everything the patient plan prints, already in values; `as_of` is the day it is true for.

    `regimen` holds one plain sentence a phase; `next_dose` is one sentence; `status` the word on the screen; `advice`
    the texts of the printed plan that are for this patient; `offered_days` every day offered as far as is planned,
    those that `doses` leaves out included.
    """

    clinic: ClinicDetails
    patient: PlanPatient
    as_of: date
    protocol_id: str
    protocol_title: str
    protocol_version: str
    protocol_sources: tuple[str, ...]
    approved_by: str
    prescriber: str
    product: str
    regimen: tuple[str, ...]
    is_lifelong: bool
    status: str
    next_dose: str
    draw: Draw | None
    doses: tuple[PlannedDose, ...]
    history: tuple[PastDose, ...]
    checks: tuple[Check, ...]
    because: tuple[str, ...]
    next_site: Site | None
    restricted_sites: tuple[RestrictedSite, ...]
    has_neuro_involvement: bool
    advice: AdviceTexts
    offered_days: tuple[date, ...] = ()
