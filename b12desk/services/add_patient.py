"""Add a patient to the register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from b12desk.clinical.allergies import contradiction
from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.patient import RestrictedSite
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import Flag, FormatNeed, Rotation, Side
from b12desk.exchange.clean_text import clean_text
from b12desk.exchange.nhs import read_nhs_number
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk
from b12desk.services.invented import refuse_real_patient
from b12desk.services.permissions import Act, writing
from b12desk.services.preferences import in_week_order
from b12desk.services.shown_names import shown_name

LONGEST_NAME = 80
LONGEST_TEXT = 300
OLDEST_YEARS = 125


@dataclass(frozen=True, slots=True)
class PatientDraft:
    """A patient as typed. `allow_duplicate` says that somebody looked: this is another person of that name.

    `preferred_side` and `preferred_days` (`mon` to `sun`) are wishes; None and none are no wish.
    """

    family_name: str
    given_name: str
    born_on: date | None
    nhs_number: str = ""
    phone: str = ""
    address: str = ""
    title: str = ""
    gender: str = ""
    postcode: str = ""
    local_number: str = ""
    flags: frozenset[Flag] = frozenset()
    rotation: Rotation = Rotation.DELTOID
    restricted_sites: tuple[RestrictedSite, ...] = ()
    neuro_since: date | None = None
    format_need: FormatNeed = FormatNeed.STANDARD
    preferred_side: Side | None = None
    preferred_days: tuple[str, ...] = ()
    allow_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class PatientAdded:
    """The new patient's id."""

    patient_id: str


class PossibleDuplicate(Refused):
    """Somebody of the same name and date of birth is in the register already; `known_id` says who."""

    def __init__(self, problems: Sequence[str], known_id: str) -> None:
        super().__init__(problems)
        self.known_id = known_id


def add_patient(desk: Desk, draft: PatientDraft) -> PatientAdded:
    """Add the patient and return the new id.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        PossibleDuplicate: when somebody of that name and birth is there, unless the draft allows it.
        Refused: when the NHS number belongs to somebody else, or is a real one among invented patients.
    """
    record = checked_patient(draft, id=str(uuid4()), today=desk.clock.today())
    with writing(desk, Act.CHANGE_PATIENT) as unit:
        refuse_real_patient(desk, unit, record)
        refuse_known_number(unit, record)
        if not draft.allow_duplicate:
            _refuse_namesake(unit, record)
        unit.add_patient(record)
    return PatientAdded(record.id)


def checked_patient(draft: PatientDraft, *, id: str, today: date) -> PatientRecord:
    """Return the record that a draft makes, every text cleaned.

    Raises:
        BadInput: with one sentence for each field that can't be used.
    """
    problems: list[str] = []
    texts = {name: _cleaned(getattr(draft, name), label, limit, problems) for name, (label, limit) in _TEXTS.items()}
    if not texts["family_name"]:
        problems.append("The family name is missing.")
    if not texts["given_name"]:
        problems.append("The given name is missing.")
    born_on = draft.born_on
    if born_on is None:
        problems.append("The date of birth is missing.")
    elif born_on > today:
        problems.append(f"The date of birth, {staff_date(born_on)}, is in the future.")
    elif born_on.year < today.year - OLDEST_YEARS:
        problems.append(f"The date of birth, {staff_date(born_on)}, is more than {OLDEST_YEARS} years ago.")
    nhs_number = _nhs_number(draft.nhs_number, problems)
    restricted_sites = tuple(
        replace(one, reason=_cleaned(one.reason, "reason of a restricted site", LONGEST_TEXT, problems))
        for one in draft.restricted_sites
    )
    preferred_days = in_week_order(draft.preferred_days, problems)
    if contradiction(draft.flags):
        problems.append(contradiction(draft.flags))
    if problems or born_on is None:
        raise BadInput(problems)
    return PatientRecord(
        id=id,
        born_on=born_on,
        nhs_number=nhs_number,
        flags=draft.flags,
        rotation=draft.rotation,
        restricted_sites=restricted_sites,
        neuro_since=draft.neuro_since,
        format_need=draft.format_need,
        preferred_side=draft.preferred_side,
        preferred_days=preferred_days,
        family_name=texts["family_name"],
        given_name=texts["given_name"],
        title=texts["title"],
        gender=texts["gender"],
        phone=texts["phone"],
        address=texts["address"],
        postcode=texts["postcode"],
        local_number=texts["local_number"],
    )


def refuse_known_number(unit: ReadUnit, record: PatientRecord) -> None:
    """Raise Refused when the NHS number belongs to somebody else in the register."""
    known = unit.patient_by_nhs(record.nhs_number) if record.nhs_number else None
    if known is not None and known.id != record.id:
        says = "This NHS number belongs to a patient who is in the register already; nothing was changed."
        raise Refused([says, known_words(known)])


def _refuse_namesake(unit: ReadUnit, record: PatientRecord) -> None:
    wanted = (record.family_name.casefold(), record.given_name.casefold())
    for known in unit.patients_born_on(record.born_on, limit=1000):
        if (known.family_name.casefold(), known.given_name.casefold()) == wanted:
            says = (
                f"A patient of this name, born {staff_date(record.born_on)}, is in the register already: "
                "look there first, or say that this is another person."
            )
            raise PossibleDuplicate([says, known_words(known)], known.id)


def known_words(known: PatientRecord) -> str:
    """Return a patient as one line to compare with: name, birth, NHS number, address, phone."""
    number = known.nhs_number
    parts = (
        shown_name(known.family_name, known.given_name, known.title),
        f"born {staff_date(known.born_on)}",
        f"NHS No. {number[:3]} {number[3:6]} {number[6:]}" if number else "NHS number not recorded",
        ", ".join(text for text in (known.address, known.postcode) if text),
        known.phone,
    )
    return " · ".join(part for part in parts if part)


_TEXTS = {
    "family_name": ("family name", LONGEST_NAME),
    "given_name": ("given name", LONGEST_NAME),
    "title": ("title", LONGEST_NAME),
    "gender": ("gender", LONGEST_NAME),
    "phone": ("phone", LONGEST_NAME),
    "address": ("address", LONGEST_TEXT),
    "postcode": ("postcode", LONGEST_NAME),
    "local_number": ("local number", LONGEST_NAME),
}


def _cleaned(text: str, label: str, limit: int, problems: list[str]) -> str:
    try:
        return clean_text(text, limit=limit)
    except BadInput as error:
        problems += [f"The {label}: {says}" for says in error.problems]
        return ""


def _nhs_number(text: str, problems: list[str]) -> str | None:
    if not text.strip():
        return None
    try:
        return read_nhs_number(text)
    except BadInput as error:
        problems += error.problems
        return None
