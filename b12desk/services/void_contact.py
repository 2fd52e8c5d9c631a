"""Correct an attempt to reach a patient: a void with its reason. Nothing is ever deleted."""

from b12desk.clinical.errors import BadInput
from b12desk.clinical.records import ContactRecord
from b12desk.exchange.clean_text import clean_text
from b12desk.services.correct_entry import LONGEST_REASON
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing


def void_contact(desk: Desk, contact_id: str, reason: str) -> ContactRecord:
    """Take an attempt out of what counts, its reminder with it; it stays on record with the reason.

    Whoever may record a contact may void one.

    Raises:
        BadInput: when the reason is missing or the attempt is voided already.
        NotFound: when there is no such attempt.
    """
    said = clean_text(reason, limit=LONGEST_REASON)
    if not said:
        raise BadInput("The reason for the correction is missing.")
    with writing(desk, Act.CONTACT) as unit:
        contact = unit.contact(contact_id)
        if contact.is_voided:
            raise BadInput("This contact has been voided already; nothing was changed.")
        unit.void_contact(contact_id, said)
    return contact
