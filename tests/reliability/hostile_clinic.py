"""A clinic whose patients, doses, events and batches are named with hostile texts, whatever of them can be kept."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import cycle, islice

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import Channel, ContactOutcome, NotGiven
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.course_acts import defer_dose
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_injection import record_injection
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.start_course import start_course
from b12desk.services.stock_acts import ReceiptDraft, receive_batch
from tests.builders import BORN, LEFT, RIGHT, a_course_draft, day, on
from tests.reliability.hostile_strings import documented

YES = {"*": "asked and answered"}
FIRST, SECOND, LATER = "2026-01-05", "2026-01-07", "2026-01-20"


@dataclass(frozen=True, slots=True)
class Kept:
    """A patient of the hostile clinic: the id, and the names as they are kept."""

    patient_id: str
    family_name: str
    given_name: str


def fill(desk: Desk, texts: Sequence[str]) -> tuple[Kept, ...]:
    """Give each text a patient of that family name, with the other texts everywhere else; return those kept."""
    with suppress(B12DeskError):
        change_clinic(desk, ClinicChange(name=texts[0], address=texts[-1]))
    kept = []
    for place, text in enumerate(texts):
        others = list(islice(cycle(texts), place + 1, place + 6))
        patient = _patient(desk, text, others)
        if patient is not None:
            kept.append(patient)
            _story(desk, patient.patient_id, others)
    return tuple(kept)


def _patient(desk: Desk, text: str, others: Sequence[str]) -> Kept | None:
    names = PatientDraft(text, "Ada", BORN, allow_duplicate=True)
    for given in (others[0], "Ada"):
        with suppress(B12DeskError):
            draft = replace(names, given_name=given, title=_short(others[1]), phone=_short(others[2]))
            return Kept(add_patient(desk, draft).patient_id, documented(text), documented(given))
    return None


def _short(text: str) -> str:
    """Return what a field of twenty letters takes of a text."""
    return _cut(text, 20)


def _cut(text: str, longest: int) -> str:
    """Return so many letters of what is kept of a text, halves of letters left out."""
    return documented(documented(text.encode("utf-8", "ignore").decode())[:longest])


def _story(desk: Desk, patient_id: str, others: Sequence[str]) -> None:
    first, later = on(desk, FIRST), on(desk, LATER)
    prescriber, note, reason, outcome, batch = (_cut(text, 40) or "Dr A. Example" for text in others)
    start_course(first, patient_id, replace(a_course_draft(start_on=FIRST), prescriber=prescriber, reasons=YES))
    for today, site in ((first, LEFT), (on(desk, SECOND), RIGHT)):
        dose = new_draft(today, patient_id)
        dose = replace(dose, site=site, batch=_cut(batch, 20), note=note, expires_on=day("2028-03-31"), reasons=YES)
        record_injection(today, replace(dose, identity_checked=True, consent_given=True, given_by=prescriber))
    acts = (
        lambda: defer_dose(later, patient_id, day("2026-01-27"), reason),
        lambda: record_review(later, patient_id, ReviewDraft(day(LATER), outcome, note=note)),
        lambda: record_contact(
            later, patient_id, ContactDraft(day(LATER), Channel.PHONE, ContactOutcome.NO_ANSWER, note=note)
        ),
        lambda: record_not_given(later, patient_id, day(LATER), NotGiven.REFUSED, note),
        lambda: record_result(
            later, patient_id, on=day(LATER), test="total_b12", value_text="200", unit="ng/L", note=note
        ),
        lambda: receive_batch(later, ReceiptDraft("hydroxo-1mg-1ml", _cut(batch, 20), day("2028-03-31"), 3, note)),
    )
    for act in acts:
        with suppress(B12DeskError):
            act()
