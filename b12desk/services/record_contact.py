"""Record one attempt to reach a patient. It moves no date and changes no status."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.recall_words import CHANNEL_WORDS, OUTCOME_WORDS, attempts_words, contact_words
from b12desk.clinical.recalls import OUTCOMES_OF, Recall, RecallState, contact_fits
from b12desk.clinical.records import ContactRecord, PatientRecord
from b12desk.clinical.vocabulary import Channel, ContactOutcome, PatientStanding
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.history import history_in, sources_of
from b12desk.services.patient_recall import patient_recall
from b12desk.services.permissions import Act, writing

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """An attempt as typed. `remind_on` is the day on which somebody looks again, None for no reminder."""

    on: date | None
    channel: Channel | None
    outcome: ContactOutcome | None
    remind_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """The attempt as kept, where the clinic stands with the patient now, and the sentence for the desk."""

    contact: ContactRecord
    recall: Recall
    sentence: str


def record_contact(desk: Desk, patient_id: str, draft: ContactDraft) -> ContactRecorded:
    """Record an attempt to reach a patient and return where the clinic stands with them.

    Raises:
        BadInput: with one sentence for each thing that is missing or can't be, such as a reminder in the past or for
            a patient who is never called.
        NotFound: when there is no such patient.
    """
    today, sources = desk.clock.today(), sources_of(desk)
    record, problems = _checked(draft, patient_id, today)
    with writing(desk, Act.CONTACT) as unit:
        problems += _of_patient(draft, unit.patient(patient_id))
        if problems or record is None:
            raise BadInput(problems)
        unit.add_contact(record)
        recall = patient_recall(history_in(unit, patient_id), sources, today=today)
    return ContactRecorded(record, recall, _sentence(record, recall))


def contact_problems(draft: ContactDraft, *, today: date) -> dict[str, str]:
    """Return a sentence for each field of a draft that is missing or can't be, by field name."""
    problems: dict[str, str] = {}
    if draft.channel is None:
        problems["channel"] = "Say how the patient was contacted."
    if draft.outcome is None:
        problems["outcome"] = "Say what came of it."
    elif draft.channel is not None and not contact_fits(draft.channel, draft.outcome):
        problems["outcome"] = _misfit(draft.channel, draft.outcome)
    if draft.on is None:
        problems["on"] = "The day of the contact is missing."
    elif draft.on > today:
        problems["on"] = f"{staff_date(draft.on)} is in the future: record a contact when it was tried."
    if draft.remind_on is not None and draft.remind_on < today:
        problems["remind_on"] = f"The reminder, {staff_date(draft.remind_on)}, is in the past."
    return problems


def _checked(draft: ContactDraft, patient_id: str, today: date) -> tuple[ContactRecord | None, list[str]]:
    problems = list(contact_problems(draft, today=today).values())
    try:
        note = clean_text(draft.note, limit=LONGEST_NOTE)
    except BadInput as error:
        return None, problems + [f"The note: {says}" for says in error.problems]
    if problems or draft.on is None or draft.channel is None or draft.outcome is None:
        return None, problems
    kept = ContactRecord(str(uuid4()), patient_id, draft.on, draft.channel, draft.outcome, draft.remind_on, note)
    return kept, problems


def _of_patient(draft: ContactDraft, patient: PatientRecord) -> list[str]:
    """A reminder about somebody who is on no list would never be seen."""
    if draft.remind_on is None or patient.standing is PatientStanding.ACTIVE:
        return []
    standing = patient.standing.value.replace("_", " ")
    return [f"The patient is kept as {standing} and is never called: no reminder can be set."]


def _misfit(channel: Channel, outcome: ContactOutcome) -> str:
    offered = ", ".join(OUTCOME_WORDS[one] for one in OUTCOMES_OF[channel])
    return f"“{OUTCOME_WORDS[outcome]}” can’t come of “{CHANNEL_WORDS[channel]}”; there is {offered}."


def _sentence(contact: ContactRecord, recall: Recall) -> str:
    parts = [f"Recorded: {contact_words(contact)}."]
    if recall.state is RecallState.CANT_CONTACT:
        parts.append(f"{attempts_words(recall.unanswered).capitalize()} reached nobody: can’t contact.")
    if contact.remind_on is not None:
        parts.append(f"Remind on {staff_date(contact.remind_on)}.")
    return " ".join([*parts, "No date was moved."])
