"""Back-entry: doses from paper slips, given while the computer was down, recorded one after another."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from b12desk.clinical.afterwards import AFTERWARDS
from b12desk.clinical.errors import BadInput
from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import age_in_years, staff_date
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk
from b12desk.services.downtime import DAYS, rows_with_slips, when_words
from b12desk.services.find_patients import PatientLine, find_patients
from b12desk.services.injection_draft import InjectionDraft, new_draft
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.record_injection import InjectionRecorded, record_injection
from b12desk.services.short_ids import short_id, typed_short_id
from b12desk.services.shown_names import shown_name
from b12desk.services.worklist import worklist

MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class SlipEntry:
    """One slip as it was filled in by hand. `id` is minted when its form opens, so that saving twice records once.

    Product and dose None are the planned ones of that day; `reasons` answer findings by id.
    """

    id: str
    patient_id: str
    given_on: date | None
    site: Site | None
    batch: str
    expires_on: date | None
    given_by: str
    identity_checked: bool
    consent_given: bool
    note: str = ""
    product_id: str | None = None
    dose_micrograms: int | None = None
    reasons: Mapping[str, str] = field(default_factory=lambda: NO_REASONS)


@dataclass(frozen=True, slots=True)
class OpenSlip:
    """A slip of the kit as of today: nothing was recorded yet that would take it out of the list."""

    patient_id: str
    short_id: str
    name: str
    born_on: date
    when: str
    site: Site | None

    @property
    def sentence(self) -> str:
        """The slip as a colleague would read it out."""
        site = self.site.words if self.site else "choose the site"
        return f"{self.short_id}  {self.name}, born {staff_date(self.born_on)}. {self.when}; {site} next."


def open_slips(desk: Desk, *, days: int = DAYS) -> tuple[OpenSlip, ...]:
    """Return the slips that a kit made today would hold, in its order; a dose that was entered takes its own out."""
    found = worklist(desk)
    rows, _ = rows_with_slips(found, found.as_of + timedelta(days=days))
    return tuple(
        OpenSlip(row.patient_id, short_id(row.patient_id), row.name, row.born_on, when_words(row), row.next_site)
        for row in rows
    )


def find_slip(desk: Desk, text: str) -> tuple[PatientLine, ...]:
    """Return whom a scanned barcode, a typed short id, a name or a birth date fits, by name."""
    number = typed_short_id(text)
    if number is None:
        return find_patients(desk, text, limit=MOST_OFFERED) if text.strip() else ()
    today = desk.clock.today()
    with desk.register.reading() as unit:
        listed = [one for one in unit.worklist_rows() if short_id(one.patient_id) == number]
    return tuple(
        PatientLine(
            one.patient_id,
            shown_name(one.family_name, one.given_name, one.title),
            one.born_on,
            age_in_years(one.born_on, today=today),
            one.nhs_number,
            one.phone,
        )
        for one in listed
    )


def planned_on(desk: Desk, patient_id: str, given_on: date) -> InjectionDraft:
    """Return the dose that was planned on a day: product, dose and next site, as nothing later was recorded."""
    return new_draft(replace(desk, clock=ClockSetTo(given_on)), patient_id)


def enter_slip(desk: Desk, entry: SlipEntry) -> InjectionRecorded:
    """Record a slip's dose on the day it was given, marked as recorded afterwards.

    Raises:
        BadInput: with one sentence for each field that is missing or can't be used.
        Refused: when a finding blocks or waits for a reason (`findings` says which).
    """
    problems = []
    if entry.given_on is None:
        problems.append("The date given is missing.")
    elif entry.given_on > desk.clock.today():
        problems.append(f"{staff_date(entry.given_on)} is in the future: a slip is of a dose that was given.")
    if not entry.given_by.strip():
        problems.append("Who gave it is missing: the slip says so.")
    if problems or entry.given_on is None:
        raise BadInput(problems)
    planned = planned_on(desk, entry.patient_id, entry.given_on)
    return record_injection(
        desk,
        replace(
            planned,
            injection_id=entry.id,
            product_id=entry.product_id or planned.product_id,
            dose_micrograms=entry.dose_micrograms or planned.dose_micrograms,
            site=entry.site,
            batch=entry.batch,
            expires_on=entry.expires_on,
            given_by=entry.given_by,
            identity_checked=entry.identity_checked,
            consent_given=entry.consent_given,
            note=f"{AFTERWARDS} {entry.note}".strip(),
            reasons=entry.reasons,
        ),
    )
