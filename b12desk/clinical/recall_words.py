"""What the desk says about attempts to reach a patient: channels, outcomes, one attempt, a whole recall."""

from collections.abc import Mapping
from types import MappingProxyType

from b12desk.clinical.listed_records import ContactRecord
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.recalls import Recall, RecallState
from b12desk.clinical.vocabulary import Channel, ContactOutcome

CHANNEL_WORDS: Mapping[Channel, str] = MappingProxyType({one: one.value.replace("_", " ") for one in Channel})
OUTCOME_WORDS: Mapping[ContactOutcome, str] = MappingProxyType(
    {one: one.value.replace("_", " ") for one in ContactOutcome}
)


def contact_words(contact: ContactRecord) -> str:
    """Return one attempt as a colleague names it: “phone, left message, 12-Apr-2026”."""
    return f"{CHANNEL_WORDS[contact.channel]}, {OUTCOME_WORDS[contact.outcome]}, {staff_date(contact.on)}"


def attempts_words(attempts: int) -> str:
    """Return how often it was tried: “no attempts”, “1 attempt”, “3 attempts”."""
    return f"{attempts or 'no'} attempt{'' if attempts == 1 else 's'}"


def state_words(recall: Recall) -> str:
    """Return where the clinic stands: “Not tried yet”, “2 attempts”, “Can’t contact”, “Booked”."""
    match recall.state:
        case RecallState.NOT_TRIED:
            return "Not tried yet"
        case RecallState.TRIED:
            return attempts_words(recall.unanswered).capitalize()
        case RecallState.CANT_CONTACT:
            return "Can’t contact"
        case state:
            return state.value.replace("_", " ").capitalize()


def recall_words(recall: Recall) -> str:
    """Return a whole recall: “2 attempts, last: phone, left message, 12-Apr-2026; remind on 20-Apr-2026”."""
    parts = [attempts_words(recall.attempts)]
    if recall.last is not None:
        parts = [f"{attempts_words(recall.attempts)}, last: {contact_words(recall.last)}"]
    if recall.state is RecallState.CANT_CONTACT:
        parts.append("can’t contact")
    if recall.remind_on is not None:
        when = f"on {staff_date(recall.remind_on)}"
        parts.append(f"reminder due {when}" if recall.is_reminder_due else f"remind {when}")
    return "; ".join(parts)
