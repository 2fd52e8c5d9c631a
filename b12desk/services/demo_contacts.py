"""What was tried to reach the patients of the invented clinic, relative to today."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID, uuid5

from b12desk.clinical.records import ContactRecord
from b12desk.clinical.vocabulary import Channel, ContactOutcome

_Tried = tuple[int, Channel, ContactOutcome, int | None, str]
"""Days before today, how, what came of it, the days from today on which somebody looks again, a note."""

_TRIED: Mapping[int, Sequence[_Tried]] = MappingProxyType(
    {
        0: (
            (6, Channel.PHONE, ContactOutcome.NO_ANSWER, None, ""),
            (3, Channel.PHONE, ContactOutcome.LEFT_MESSAGE, 1, "with her daughter, who will pass it on"),
        ),
        1: (
            (13, Channel.LETTER, ContactOutcome.SENT, None, ""),
            (7, Channel.IN_PERSON, ContactOutcome.NO_ANSWER, None, "the community nurse rang at the door"),
            (2, Channel.LETTER, ContactOutcome.SENT, 12, ""),
        ),
        3: ((1, Channel.PHONE, ContactOutcome.AGREED_TO_COME, 5, "after the school holidays"),),
        11: ((10, Channel.PHONE, ContactOutcome.SPOKE, 0, "asks to be rung about a day"),),
        24: ((4, Channel.LETTER, ContactOutcome.SENT, None, ""),),
        25: ((2, Channel.PHONE, ContactOutcome.WRONG_NUMBER, None, "the number belongs to somebody else"),),
    }
)


def invented_contacts(number: int, patient_id: str, ids: UUID, *, today: date) -> tuple[ContactRecord, ...]:
    """Return the attempts to reach the patient of that place in the invented clinic, the earliest first."""
    return tuple(
        ContactRecord(
            id=str(uuid5(ids, f"contact {patient_id} {back}")),
            patient_id=patient_id,
            on=today - timedelta(days=back),
            channel=channel,
            outcome=outcome,
            remind_on=None if ahead is None else today + timedelta(days=ahead),
            note=note,
        )
        for back, channel, outcome, ahead, note in _TRIED.get(number, ())
    )
