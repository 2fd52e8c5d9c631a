"""The audit trail of all or of one patient: filtered, a page at a time, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from b12desk.clinical.errors import NotFound
from b12desk.clinical.records import AuditLine
from b12desk.register.read_audit import ChainHead, Wanted, audit_count, audit_page, chain_head, who_acted
from b12desk.register.read_unit import ReadUnit
from b12desk.services.audit_view_words import entry_says
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patients
from b12desk.services.shown_names import shown_name

PAGE = 200
MOST_PATIENTS = 400
VIEWS, SIGN_INS = "Views", "Sign-ins"
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Doses": ("injection", "injection_void"),
        "Courses, reviews, results": (
            "course", "course_event", "course_event_void", "authority", "authority_withdrawal",
        ),
        "Patients and contacts": ("patient", "note:patient", "contact", "contact_void"),
        "Documents": ("note:document",),
        "Stock and products": ("stock_movement", "clinic_product", "clinic_product_withdrawal"),
        "People and clinic": (
            "clinic_user", "credential", "note:setting", "note:closures", "protocol_file", "protocol_approval",
            "note:register", "note:import",
        ),
        VIEWS: ("note:view",),
        SIGN_INS: ("note:clinic_user",),
    }
)  # fmt: skip
"""What entries can be narrowed to, with the kinds of entries of each."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries: empty and None for all. `kind` is one of KINDS, `patient` is typed, `patient_id` is known.

    Both days are included, as the clinic's clock shows them.
    """

    patient_id: str = ""
    patient: str = ""
    by: str = ""
    kind: str = ""
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry in words; `patient` is the name as shown, empty where it is about nobody."""

    number: int
    at: datetime
    by: str
    workstation: str
    says: str
    patient_id: str
    patient: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of entries, newest first: how many there are in all pages, whether older ones follow, the chain's end."""

    entries: tuple[AuditEntry, ...]
    count: int
    is_more: bool
    head: ChainHead


def audit_trail(desk: Desk, wanted: AuditFilter, *, below: int | None = None, limit: int = PAGE) -> AuditPage:
    """Return the newest entries that are wanted, or those older than the number `below`.

    Raises:
        NotFound: when nobody in the register is named as typed.
    """
    asked = _wanted(desk, wanted)
    with desk.register.reading() as unit:
        lines = audit_page(unit, asked, below=below, limit=limit + 1)
        return AuditPage(_in_words(unit, lines[:limit]), audit_count(unit, asked), len(lines) > limit, chain_head(unit))


def names_in_trail(desk: Desk) -> tuple[str, ...]:
    """Return everybody under whose name something was entered."""
    with desk.register.reading() as unit:
        return who_acted(unit)


def _wanted(desk: Desk, wanted: AuditFilter) -> Wanted:
    return Wanted(
        patient_ids=_patients(desk, wanted),
        by=wanted.by,
        since=_midnight(wanted.from_day) if wanted.from_day else None,
        before=_midnight(wanted.to_day + timedelta(days=1)) if wanted.to_day else None,
        entities=KINDS.get(wanted.kind, ()),
    )


def _patients(desk: Desk, wanted: AuditFilter) -> Sequence[str] | None:
    if wanted.patient_id:
        return [wanted.patient_id]
    if not wanted.patient.strip():
        return None
    found = [one.patient_id for one in find_patients(desk, wanted.patient, limit=MOST_PATIENTS)]
    if not found:
        raise NotFound("Nobody in the register has this name, NHS number or date of birth.")
    return found


def _in_words(unit: ReadUnit, lines: Sequence[AuditLine]) -> tuple[AuditEntry, ...]:
    users = {user.id: user for user in unit.users()}
    ids = {line.patient_id for line in lines if line.patient_id is not None}
    names = {one.id: shown_name(one.family_name, one.given_name, one.title) for one in unit.patients(sorted(ids))}
    return tuple(
        AuditEntry(
            number=line.number,
            at=line.at,
            by=line.by,
            workstation=line.workstation,
            says=entry_says(line, users),
            patient_id=line.patient_id or "",
            patient=names.get(line.patient_id or "", ""),
            hash=line.hash,
        )
        for line in lines
    )


def _midnight(day: date) -> datetime:
    """Return the instant at which a day begins where this computer is."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
