"""Record letters as sent: an attempt to reach each patient, once somebody says that the letters went out."""

from dataclasses import dataclass

from b12desk.clinical.records import ContactRecord
from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.services.desk import Desk
from b12desk.services.letters import LetterRun
from b12desk.services.permissions import Act, writing


@dataclass(frozen=True, slots=True)
class LettersRecorded:
    """How many letters were recorded now, and the sentence for the desk."""

    recorded: int
    sentence: str


def record_letters(desk: Desk, run: LetterRun) -> LettersRecorded:
    """Record every letter of a run as sent on its day, all or none; one that was recorded before stays one.

    Raises:
        Refused: when the user's role may not record a contact.
    """
    with writing(desk, Act.CONTACT) as unit:
        histories = unit.histories([one.patient.id for one in run.letters])
        known = {contact.id for history in histories.values() for contact in history.contacts}
        new = [one for one in run.letters if one.id not in known]
        for one in new:
            unit.add_contact(
                ContactRecord(
                    one.id,
                    one.patient.id,
                    run.as_of,
                    Channel.LETTER,
                    ContactOutcome.SENT,
                    note=f"{one.number.word.capitalize()} recall letter",
                )
            )
    return LettersRecorded(len(new), _sentence(len(new), len(run.letters) - len(new)))


def _sentence(recorded: int, before: int) -> str:
    letters = f"{recorded} letter{'' if recorded == 1 else 's'}"
    again = f" {before} had been recorded already." if before else ""
    return f"Recorded as sent: {letters}.{again} No date was moved."
