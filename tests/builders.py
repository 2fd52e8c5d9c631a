"""People, courses, doses and desks with readable defaults; days are ISO text."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Unpack
from uuid import UUID, uuid4, uuid5

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.records import CourseEventRecord, CourseRecord, ForecastRow, InjectionRecord, PatientRecord
from b12desk.clinical.vocabulary import Flag, Muscle, Rotation, Side
from b12desk.protocols.library import ProtocolLibrary, load_protocols
from b12desk.protocols.products import ProductCatalogue, load_products
from b12desk.register.store import Register, open_register
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.record_injection import InjectionRecorded, record_injection
from b12desk.services.start_course import start_course
from tests.details import (
    CourseDetails,
    CourseDraftDetails,
    DoseDetails,
    DoseDraftDetails,
    PatientDetails,
    PatientDraftDetails,
)
from tests.kept_registers import once, register_file

AT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
BORN = date(1956, 3, 2)
LEFT, RIGHT = Site(Muscle.DELTOID, Side.LEFT), Site(Muscle.DELTOID, Side.RIGHT)
LOADING_DAYS = ("2026-01-05", "2026-01-07", "2026-01-09", "2026-01-12", "2026-01-14", "2026-01-16")
_IDS = UUID("99900000-0000-4000-8000-000000000000")


def day(text: str) -> date:
    return date.fromisoformat(text)


def an_id(*words: object) -> str:
    """Return the same UUID for the same words."""
    return str(uuid5(_IDS, " ".join(str(word) for word in words)))


@cache
def nhs_number(number: int) -> str:
    """Return the NHS number of that place among the valid ones of the 999 range, from 1."""
    found = 0
    for middle in range(1_000_000):
        digits = f"999{middle:06d}"
        check = -sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        found += check != 10
        if found == number and check != 10:
            return f"{digits}{check}"
    raise ValueError(f"the 999 range has no {number} numbers")


def a_patient(number: int = 1, **details: Unpack[PatientDetails]) -> PatientRecord:
    usual = PatientRecord(
        id=an_id("patient", number),
        family_name=f"Smith{number if number > 1 else ''}",
        given_name="Ada",
        born_on=BORN,
        nhs_number=nhs_number(number),
        title="Mrs",
        phone="07700 900123",
    )
    return replace(usual, **details)


def a_course(patient: PatientRecord, **details: Unpack[CourseDetails]) -> CourseRecord:
    usual = CourseRecord(
        id=an_id("course", patient.id),
        patient_id=patient.id,
        protocol_id="hydroxo-standard",
        protocol_version="1",
        protocol_sha256="a" * 64,
        start_on=day("2026-01-05"),
        product_id="hydroxo-1mg-1ml",
        prescriber="Dr A. Example",
    )
    return replace(usual, **details)


def a_dose(patient: PatientRecord, given_on: str = "2026-01-05", **details: Unpack[DoseDetails]) -> InjectionRecord:
    usual = InjectionRecord(
        id=an_id("dose", patient.id, given_on),
        patient_id=patient.id,
        given_on=day(given_on),
        product_id="hydroxo-1mg-1ml",
        dose_micrograms=1000,
        site=LEFT,
        batch="H24817",
        expires_on=day("2028-03-31"),
        given_by="Nurse B. Example",
        identity_checked=True,
        consent_given=True,
    )
    return replace(usual, **details)


def an_event(
    patient: PatientRecord,
    kind: str = "hold",
    on: str = "2026-01-20",
    *,
    until: date | None = None,
    reason: str = "in hospital",
) -> CourseEventRecord:
    return CourseEventRecord(
        id=an_id(kind, patient.id, on),
        patient_id=patient.id,
        kind=kind,
        on=day(on),
        course_id=an_id("course", patient.id),
        until=until,
        reason=reason,
    )


def a_window(course: CourseRecord, *, is_ended: bool = False, overdue_from: str = "2026-04-17") -> ForecastRow:
    """Return the window of a course after six loading doses."""
    return ForecastRow(
        course_id=course.id,
        patient_id=course.patient_id,
        protocol_id=course.protocol_id,
        is_ended=is_ended,
        is_held=False,
        awaits_review=False,
        has_injections=True,
        deferred_until=None,
        phase="maintenance",
        dose_number=1,
        doses_in_phase=None,
        last_on=None,
        last_site=RIGHT,
        due_on=day("2026-03-16"),
        due_by=day("2026-04-16"),
        earliest_on=None,
        overdue_from=day(overdue_from),
        next_site=LEFT,
        site_depends_on_day=False,
        offer_on=None,
        next_review_on=None,
        latest_event_on=None,
    )


def a_restriction(site: Site = LEFT, since: str | None = None, until: str | None = None) -> RestrictedSite:
    return RestrictedSite(site, "node clearance", day(since) if since else None, day(until) if until else None)


@cache
def products() -> ProductCatalogue:
    return load_products()


@cache
def protocols() -> ProtocolLibrary:
    return load_protocols(products())


@contextmanager
def opened(folder: Path, *, is_demo: bool = False) -> Iterator[Register]:
    path = folder / "invented.b12desk" if is_demo else register_file(folder)
    with closing(open_register(path, is_demo=is_demo)) as register:
        yield register


@contextmanager
def desk_in(folder: Path, today: str = "2026-01-05", *, is_demo: bool = False) -> Iterator[Desk]:
    with opened(folder, is_demo=is_demo) as register:
        yield Desk(register, protocols(), products(), ClockSetTo(day(today)), "Nurse B. Example")


def on(desk: Desk, today: str) -> Desk:
    """Return the same desk on another day."""
    return replace(desk, clock=ClockSetTo(day(today)))


def a_patient_draft(number: int = 1, **details: Unpack[PatientDraftDetails]) -> PatientDraft:
    return replace(PatientDraft("Smith", "Ada", BORN, nhs_number=nhs_number(number), title="Mrs"), **details)


def a_course_draft(
    protocol_id: str = "hydroxo-standard", start_on: str = "2026-01-05", **details: Unpack[CourseDraftDetails]
) -> CourseDraft:
    return CourseDraft(protocol_id, day(start_on), "Dr A. Example", **details)


def a_dose_draft(
    patient_id: str, given_on: str, site: Site | None = LEFT, **details: Unpack[DoseDraftDetails]
) -> InjectionDraft:
    usual = InjectionDraft(
        injection_id=str(uuid4()),
        patient_id=patient_id,
        given_on=day(given_on),
        product_id="hydroxo-1mg-1ml",
        dose_micrograms=1000,
        batch="H24817",
        expires_on=day("2028-03-31"),
        site=site,
        identity_checked=True,
        consent_given=True,
        given_by="Nurse B. Example",
    )
    return replace(usual, **details)


def add_somebody(desk: Desk, number: int = 1, *flags: Flag, rotation: Rotation = Rotation.DELTOID) -> str:
    """Add a patient of their own name and NHS number and return the id."""
    draft = a_patient_draft(number, family_name=f"Smith{number}", flags=frozenset(flags), rotation=rotation)
    return once(desk, ("add", draft), lambda: add_patient(desk, draft).patient_id)


def give(desk: Desk, patient_id: str, *days: str, reasons: Mapping[str, str] | None = None) -> InjectionRecorded:
    """Record a dose on each day, on that day, left and right in turn; return what the last one came to."""

    def given() -> InjectionRecorded:
        for number, given_on in enumerate(days):
            draft = a_dose_draft(patient_id, given_on, (LEFT, RIGHT)[number % 2], reasons=reasons or {})
            done = record_injection(on(desk, given_on), draft)
        return done

    return once(desk, ("give", patient_id, days, tuple((reasons or {}).items())), given)


def somebody_after_loading(desk: Desk, number: int = 1, *flags: Flag) -> str:
    """Add a patient who has had the six loading doses of January 2026, and return the id."""

    def load() -> str:
        patient_id = add_somebody(on(desk, "2026-01-05"), number, *flags)
        start_course(on(desk, "2026-01-05"), patient_id, a_course_draft())
        give(desk, patient_id, *LOADING_DAYS, reasons={"*": "asked and answered"} if flags else None)
        return patient_id

    return once(desk, ("somebody after loading", number, flags), load)
