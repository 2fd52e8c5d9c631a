"""Appointment cards: what is due next, and lines for the appointments to come."""

from typing import TYPE_CHECKING

from b12desk.clinical.quantities import patient_date
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import Status
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.document_kinds import A5, CARD, TWO_A6
from b12desk.services.letters import SIZES
from b12desk.services.paper_words import refuse_unless_active
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.documents.card import Card

STANDARD_SIZE = 10.0


def appointment_card(desk: Desk, patient_id: str, *, a6: bool = False) -> Document:
    """Return a patient's card on A5, or twice on A6, one to carry and one to keep; nothing is noted.

    Raises:
        NotFound: when there is no such patient.
        Refused: when the patient died or moved away.
    """
    found = worklist(desk)
    row = next((row for row in found.rows if row.patient_id == patient_id), None)
    with desk.register.reading() as unit:
        patient = unit.patient(patient_id)
    refuse_unless_active(patient, "card")
    card = _card(patient, row)
    values = (desk.clinic().details, (card, card) if a6 else (card,))
    return CARD.made(desk, values, as_of=found.as_of, patient_ids=(patient_id,), form=TWO_A6 if a6 else A5)


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
