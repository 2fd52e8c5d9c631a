"""What a test may say of the people, courses and doses it builds; what it doesn't say is as usual."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import Flag, FormatNeed, MonitoringPlan, Rotation


class PatientDetails(TypedDict, total=False):
    id: str
    family_name: str
    given_name: str
    title: str
    nhs_number: str | None
    address: str
    restricted_sites: tuple[RestrictedSite, ...]


class CourseDetails(TypedDict, total=False):
    id: str
    start_on: date
    choices: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]


class DoseDetails(TypedDict, total=False):
    id: str
    dose_micrograms: int
    site: Site | None
    note: str
    reasons: tuple[tuple[str, str], ...]


class PatientDraftDetails(TypedDict, total=False):
    family_name: str
    given_name: str
    born_on: date | None
    nhs_number: str
    phone: str
    address: str
    flags: frozenset[Flag]
    rotation: Rotation
    restricted_sites: tuple[RestrictedSite, ...]
    allow_duplicate: bool


class CourseDraftDetails(TypedDict, total=False):
    start_phase: str | None
    maintenance_interval: str | None
    product_id: str | None
    choices: tuple[tuple[str, str], ...]
    monitoring: MonitoringPlan
    neuro_involvement: bool
    indication: str
    resection_cm: int | None
    flags: frozenset[Flag]
    reasons: Mapping[str, str]
    authority_kind: str
    authority_reference: str
    authority_from: date | None
    authority_to: date | None
    authority_doses: int | None


class DoseDraftDetails(TypedDict, total=False):
    product_id: str
    dose_micrograms: int | None
    batch: str
    expires_on: date | None
    given_elsewhere: bool
    reasons: Mapping[str, str]


class EntryDetails(TypedDict, total=False):
    """What may be changed of a patient already in the register."""

    family_name: str
    title: str
    born_on: date
    address: str
    postcode: str
    format_need: FormatNeed
