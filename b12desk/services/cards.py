"""Appointment cards: what is due next, and lines for the appointments to come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from b12desk.clinical.errors import NotFound
from b12desk.clinical.quantities import patient_date
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import Status
from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.letters import SIZES
from b12desk.services.paper_words import refuse_unless_active
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.documents.card import Card

STANDARD_SIZE = 10.0


def appointment_card(desk: Desk, patient_id: str, *, a6: bool = False) -> bytes:
    """Return a patient's card on A5, or twice on A6, one to carry and one to keep.

    Raises:
        NotFound: when there is no such patient.
        Refused: when the patient died or moved away.
    """
    return appointment_cards(desk, [patient_id, patient_id] if a6 else [patient_id], a6=a6)


def appointment_cards(desk: Desk, patient_ids: Sequence[str], *, a6: bool) -> bytes:
    """Return the cards of these patients in their order: two A6 a sheet, or one A5 for the first.

    Raises:
        NotFound: when somebody is not in the register.
        Refused: when somebody died or moved away.
    """
    from b12desk.documents.card import card_a5_pdf, cards_a6_pdf

    clinic = desk.clinic().details
    rows = {row.patient_id: row for row in worklist(desk).rows}
    with desk.register.reading() as unit:
        patients = {one.id: one for one in unit.patients(list(dict.fromkeys(patient_ids)))}
    if set(patient_ids) - patients.keys():
        raise NotFound("There is no such patient in the register.")
    for patient in patients.values():
        refuse_unless_active(patient, "card")
    cards = [_card(patients[id], rows.get(id)) for id in patient_ids]
    if a6:
        return cards_a6_pdf(clinic, cards, mark=paper_mark(desk))
    return card_a5_pdf(clinic, cards[0], mark=paper_mark(desk))


def _card(patient: PatientRecord, row: WorklistRow | None) -> "Card":
    from b12desk.documents.card import Card

    name = " ".join(part for part in (patient.title, patient.given_name, patient.family_name) if part)
    return Card(name, next_sentence(row), SIZES.get(patient.format_need, STANDARD_SIZE))


def next_sentence(row: WorklistRow | None) -> str:
    """Return what is due next, said to the patient."""
    if row is None or row.due_on is None or row.due_by is None:
        return "We will tell you when your next injection is due."
    match row.status:
        case Status.OVERDUE:
            return f"Your injection was due by {patient_date(row.due_by)}. Please call us."
        case Status.ON_HOLD | Status.AWAITING_REVIEW | Status.ENDED | Status.NO_INJECTIONS | Status.NO_PLAN:
            return "We will tell you when your next injection is due."
        case _ if row.due_on == row.due_by:
            return f"Your next injection is due on {patient_date(row.due_on)}."
        case _:
            return f"Any day from {patient_date(row.due_on)} to {patient_date(row.due_by)} is on time."
