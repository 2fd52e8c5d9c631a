"""What the Contacts tab says: each attempt to reach the patient, newest first."""

from collections.abc import Sequence

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.recall_words import CHANNEL_WORDS, OUTCOME_WORDS, recall_words
from b12desk.clinical.records import ContactRecord
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.widgets.words import date_words
from b12desk.services.show_patient import PatientPage


def contact_lines(contacts: Sequence[ContactRecord]) -> tuple[Line, ...]:
    """Return the attempts in their order: date, how, what came of it, remind on, who, note and state."""
    return tuple(_line(contact) for contact in contacts)


def standing_words(page: PatientPage) -> str:
    """Return where the clinic stands: “Since the last dose: 2 attempts, last: phone, left message, 12-Apr-2026.”"""
    return f"Since the last dose: {recall_words(page.recall)}."


def _line(contact: ContactRecord) -> Line:
    how, came = CHANNEL_WORDS[contact.channel].capitalize(), OUTCOME_WORDS[contact.outcome].capitalize()
    state = contact.note if contact.void_reason is None else f"Voided: {contact.void_reason}"
    reminder = date_words(contact.remind_on)
    cells = (staff_date(contact.on), how, came, reminder, contact.recorded_by, state)
    asked = f"; remind on {reminder}" if reminder else ""
    sentence = f"{cells[0]}: {how.lower()}, {came.lower()}{asked}{'; ' + state if state else ''}"
    return Line(contact.id, cells, sentence, contact.is_voided)
