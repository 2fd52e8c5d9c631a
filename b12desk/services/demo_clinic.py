"""Fill a new register with an invented clinic, so that somebody can try the program without a real patient."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.clinical.records import (
    CourseEventRecord,
    CourseRecord,
    InjectionRecord,
    PatientHistory,
    PatientRecord,
)
from b12desk.clinical.sites import OFFERED_SITES
from b12desk.clinical.vocabulary import Flag, Muscle, Rotation, Side
from b12desk.register.reconcile import INVENTED
from b12desk.resource_files import resource_path
from b12desk.services.demo_contacts import invented_contacts
from b12desk.services.desk import Desk
from b12desk.services.history import keep_protocol, rows_of, sources_of
from b12desk.services.invented import refuse_unless_fillable

CLINIC_NAME = "Otherham Injection Clinic (invented)"
_IDS = UUID("6231320d-0000-4000-8000-000000000000")
_EVERY_OTHER_DAY = (0, 2, 4, 7, 9, 11)


@dataclass(frozen=True, slots=True)
class _Story:
    """What happened to an invented patient: `doses` are days before today, the latest last."""

    protocol_id: str
    doses: tuple[int, ...]
    start_phase: str | None = None
    interval: str | None = None
    flags: frozenset[Flag] = frozenset()
    event: str = ""
    rotation: Rotation = Rotation.DELTOID
    restricted: bool = False


def _loading(first: int, given: int) -> tuple[int, ...]:
    return tuple(first - step for step in _EVERY_OTHER_DAY[:given])


_STORIES: Sequence[_Story | None] = (
    _Story("hydroxo-standard", (292, 200, 104), "maintenance", "P3M"),
    _Story("hydroxo-standard", (280, 190, 100), "maintenance", "P12W", frozenset({Flag.ANTICOAGULANT})),
    _Story("hydroxo-standard", (270, 180, 86), "maintenance"),
    _Story("bariatric-3-monthly", (282, 191, 92), None, None, frozenset({Flag.POST_BARIATRIC})),
    _Story("hydroxo-standard", _loading(11, 5)),
    _Story("hydroxo-standard", _loading(4, 2), None, None, frozenset({Flag.SEVERE_ANAEMIA, Flag.PERNICIOUS_ANAEMIA})),
    _Story("hydroxo-neuro", tuple(range(24, 0, -2)), None, None, frozenset({Flag.NEURO_INVOLVEMENT})),
    _Story("hydroxo-standard", (250, 160, 74), "maintenance", "P2M/P3M", frozenset(), "", Rotation.ALL),
    _Story("hydroxo-standard", (260, 168, 70), "maintenance", "P2M", frozenset(), "", Rotation.DELTOID, True),
    _Story("hydroxo-standard", (140, 110, 80, 52, 28), "maintenance", "P1M"),
    _Story("ileal-monthly", (96, 66, 36)),
    _Story("hydroxo-standard", (190, 97), "maintenance", "P3M", frozenset(), "deferral"),
    _Story("hydroxo-standard", (200, 110), "maintenance", "P3M", frozenset({Flag.RENAL_DYSFUNCTION}), "hold"),
    _Story("cyano-pernicious", (9, 8, 7, 6, 5, 4, 3), None, None, frozenset({Flag.PERNICIOUS_ANAEMIA})),
    _Story("hydroxo-standard", (410, 320), "maintenance", "P3M"),
    _Story("hydroxo-standard", (140, 40), "maintenance", "P3M"),
    _Story("dietary-6-monthly", tuple(100 + day for day in (11, 9, 7, 4, 2, 0))),
    _Story("hydroxo-monthly", (90, 61, 33), "maintenance"),
    _Story("oral-high-dose", ()),
    None,
    _Story("hydroxo-standard", (180, 90), "maintenance", "P3M", frozenset(), "end"),
    _Story("prophylaxis", (150, 62)),
    _Story("hydroxo-standard", (120, 20), "maintenance"),
    _Story("hydroxo-standard", ()),
)


def fill_with_invented_patients(desk: Desk) -> int:
    """Add the invented clinic to an empty register made for it, relative to today; return the number of patients.

    Raises:
        Refused: when the register is one for real patients, or has patients already.
    """
    sources = sources_of(desk)
    today = desk.clock.today()
    histories = [
        _history(number, record, _STORIES[number % len(_STORIES)], desk, sources.clinic.open_days, today)
        for number, record in enumerate(_patients())
    ]
    with desk.register.writing(by=desk.acting, at=desk.clock.now()) as unit:
        refuse_unless_fillable(desk, unit)
        unit.note("filled", INVENTED, INVENTED, {})
        unit.set_setting("clinic_name", CLINIC_NAME)
        unit.set_setting("clinic_address", "1 Orchard Lane, Otherham ZZ9 9ZZ")
        unit.set_setting("clinic_phone", "0117 496 0100")
        unit.add_patients([history.patient for history in histories])
        for id in sorted({course.protocol_id for history in histories for course in history.courses}):
            keep_protocol(unit, desk.protocols.get(id), desk.protocols)
        unit.add_courses([course for history in histories for course in history.courses])
        unit.add_injections([injection for history in histories for injection in history.injections])
        for history in histories:
            for event in history.course_events:
                unit.add_course_event(event)
        for number, history in enumerate(histories):
            for contact in invented_contacts(number, history.patient.id, _IDS, today=today):
                unit.add_contact(contact)
        unit.put_forecast_rows([row for history in histories for row in rows_of(history, sources, today=today)])
    return len(histories)


def _patients() -> Iterator[PatientRecord]:
    with resource_path("demo", "patients.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield PatientRecord(
                id=str(uuid5(_IDS, row["nhs_number"])),
                family_name=row["family_name"],
                given_name=row["given_name"],
                born_on=date.fromisoformat(row["born_on"]),
                nhs_number=row["nhs_number"],
                title=row["title"],
                gender=row["gender"],
                phone=row["phone"],
                address=row["address"],
                postcode=row["postcode"],
            )


def _history(
    number: int, patient: PatientRecord, story: _Story | None, desk: Desk, open_days: OpenDays, today: date
) -> PatientHistory:
    if story is None:
        return PatientHistory(patient, (), (), ())
    protocol = desk.protocols.get(story.protocol_id)
    days = [today - timedelta(days=days + number // len(_STORIES) * 2) for days in story.doses]
    if not _is_given_daily(protocol):
        days = [open_days.roll(day) for day in days]
    days = [day for day in sorted(set(days)) if day <= today]
    patient = replace(patient, flags=story.flags, rotation=story.rotation, restricted_sites=_restricted(story))
    start_on = (days[-1] + timedelta(days=1) if story.start_phase else days[0]) if days else today
    course = CourseRecord(
        id=str(uuid5(_IDS, f"course {patient.id}")),
        patient_id=patient.id,
        protocol_id=protocol.id,
        protocol_version=protocol.version,
        protocol_sha256=protocol.sha256,
        start_on=min(start_on, today),
        product_id=desk.products.usual_for(protocol),
        prescriber="Dr A. Example",
        start_phase=story.start_phase,
        maintenance_interval=story.interval,
        authority_kind="prescription",
    )
    injections = tuple(_injection(patient, course, day, index, desk) for index, day in enumerate(days))
    return PatientHistory(patient, (course,), injections, tuple(_events(story, patient, course, today)))


def _is_given_daily(protocol: Protocol) -> bool:
    """Whether doses fall on closed days too, where a community nurse gives them."""
    return protocol.has_injections and protocol.phases[0].interval == Interval.parse("P1D")


def _injection(patient: PatientRecord, course: CourseRecord, day: date, index: int, desk: Desk) -> InjectionRecord:
    dose = desk.protocols.get(course.protocol_id).phases[0].dose_micrograms
    sites = OFFERED_SITES if patient.rotation is Rotation.ALL else OFFERED_SITES[:2]
    return InjectionRecord(
        id=str(uuid5(_IDS, f"dose {patient.id} {day} {index}")),
        patient_id=patient.id,
        given_on=day,
        product_id=course.product_id,
        dose_micrograms=dose,
        site=sites[1] if patient.restricted_sites else sites[index % len(sites)],
        batch="H24817",
        expires_on=date(day.year + 2, 3, 31),
        given_by="Nurse B. Example",
        identity_checked=True,
        consent_given=True,
    )


def _events(story: _Story, patient: PatientRecord, course: CourseRecord, today: date) -> Iterator[CourseEventRecord]:
    if not story.event:
        return
    yield CourseEventRecord(
        id=str(uuid5(_IDS, f"{story.event} {patient.id}")),
        patient_id=patient.id,
        kind=story.event,
        on=today - timedelta(days=3),
        course_id=course.id,
        until=today + timedelta(days=18) if story.event == "deferral" else None,
        reason={"deferral": "away until then", "hold": "in hospital", "end": "oral_switch"}[story.event],
    )


def _restricted(story: _Story) -> tuple[RestrictedSite, ...]:
    if not story.restricted:
        return ()
    return (RestrictedSite(Site(Muscle.DELTOID, Side.LEFT), "node clearance"),)
