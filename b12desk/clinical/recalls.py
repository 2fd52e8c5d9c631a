"""Where a clinic stands in reaching a patient: worked out from the attempts on record and today, never stored.

An attempt is no contact, a contact is no attendance, and neither is a dose: nothing here moves a date or changes a
status. Only a counting dose, or a reminder answered, ends a round.

Conventions.
- A round begins on the day after the last counting dose: whoever was rung in the morning and came in the afternoon has
  been reached by the dose. Without a counting dose every attempt on record is of the round.
- An attempt that was voided, or that is dated after today, counts for nothing.
- Somebody is reached when they, or somebody who speaks for them, answered: spoke, agreed to come, booked, declined,
  treated elsewhere. A letter, a text message, a message left, no answer and a wrong number reach nobody.
- Three attempts in a row that reached nobody are “can’t contact”; whoever is reached later is reached. The patient
  stays on the list: can't contact is no reason to forget anybody.
- The reminder in force is the one set last. It stands until another attempt is made on its day or later, or a counting
  dose is given; one set on the very day of a dose outlives that dose.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from b12desk.clinical.listed_records import ContactRecord
from b12desk.clinical.vocabulary import Channel, ContactOutcome, Status

MOST_ATTEMPTS = 3
"""So many attempts in a row without reaching anybody are “can't contact”. Source: the clinic's convention, as above."""


class RecallState(StrEnum):
    """How far a clinic has come in reaching a patient; the last attempt of the round decides."""

    NOT_TRIED = "not_tried"
    TRIED = "tried"
    CANT_CONTACT = "cant_contact"
    SPOKE = "spoke"
    AGREED_TO_COME = "agreed_to_come"
    BOOKED = "booked"
    DECLINED = "declined"
    TREATED_ELSEWHERE = "treated_elsewhere"


REACHING: Mapping[ContactOutcome, RecallState] = MappingProxyType(
    {
        ContactOutcome.SPOKE: RecallState.SPOKE,
        ContactOutcome.AGREED_TO_COME: RecallState.AGREED_TO_COME,
        ContactOutcome.BOOKED: RecallState.BOOKED,
        ContactOutcome.DECLINED: RecallState.DECLINED,
        ContactOutcome.TREATED_ELSEWHERE: RecallState.TREATED_ELSEWHERE,
    }
)
"""The outcomes in which somebody was reached, with what they make of the recall."""

_UNANSWERED = (ContactOutcome.NO_ANSWER, ContactOutcome.LEFT_MESSAGE)
_SENT = (ContactOutcome.SENT,)
OUTCOMES_OF: Mapping[Channel, tuple[ContactOutcome, ...]] = MappingProxyType(
    {
        Channel.PHONE: (*_UNANSWERED, ContactOutcome.WRONG_NUMBER, *REACHING),
        Channel.TEXT_MESSAGE: _SENT,
        Channel.LETTER: _SENT,
        Channel.EMAIL: _SENT,
        Channel.IN_PERSON: (*_UNANSWERED, *REACHING),
    }
)
"""What can come of an attempt by each channel: what is written is sent, what is said is answered or not."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Where the clinic stands with one patient in this round.

    `attempts_overdue` are those made since the patient became overdue, 0 for one who isn't; `unanswered` are those in a
    row, up to the last, that reached nobody. `last` is None without an attempt, `remind_on` without a reminder.
    """

    state: RecallState = RecallState.NOT_TRIED
    attempts: int = 0
    attempts_overdue: int = 0
    unanswered: int = 0
    is_reached: bool = False
    last: ContactRecord | None = None
    remind_on: date | None = None
    is_reminder_due: bool = False

    @property
    def waits_until(self) -> date | None:
        """The day on which somebody looks again, None where that day has come or there is none."""
        return None if self.is_reminder_due else self.remind_on


def recall_of(
    contacts: Iterable[ContactRecord], *, last_dose_on: date | None, overdue_from: date | None, today: date
) -> Recall:
    """Return where the clinic stands with a patient whose attempts these are, in order of entry.

    `last_dose_on` is the last counting dose, `overdue_from` the first day on which the next one is late, None for none.
    """
    known = sorted((one for one in contacts if not one.is_voided and one.on <= today), key=lambda one: one.on)
    since = [one for one in known if last_dose_on is None or one.on > last_dose_on]
    remind_on = _reminder(one for one in known if last_dose_on is None or one.on >= last_dose_on)
    is_overdue = overdue_from is not None and overdue_from <= today
    unanswered = _unanswered(since)
    return Recall(
        state=_state(since, unanswered),
        attempts=len(since),
        attempts_overdue=sum(is_overdue and overdue_from is not None and one.on >= overdue_from for one in since),
        unanswered=unanswered,
        is_reached=any(one.outcome in REACHING for one in since),
        last=since[-1] if since else None,
        remind_on=remind_on,
        is_reminder_due=remind_on is not None and remind_on <= today,
    )


def wants_contact(status: Status, recall: Recall) -> bool:
    """Return whether somebody is to be contacted today: an overdue patient, or anybody whose reminder is due.

    A patient on hold, deferred or without a plan is left in peace unless a reminder asks for them.
    """
    return status is Status.OVERDUE or recall.is_reminder_due


def contact_fits(channel: Channel, outcome: ContactOutcome) -> bool:
    """Return whether that can come of an attempt by that channel."""
    return outcome in OUTCOMES_OF[channel]


def _unanswered(since: Sequence[ContactRecord]) -> int:
    """The attempts after the last one in which somebody was reached."""
    reached = [place for place, one in enumerate(since, start=1) if one.outcome in REACHING]
    return len(since) - max(reached, default=0)


def _state(since: Sequence[ContactRecord], unanswered: int) -> RecallState:
    if not since:
        return RecallState.NOT_TRIED
    if not unanswered:
        return REACHING[since[-1].outcome]
    return RecallState.CANT_CONTACT if unanswered >= MOST_ATTEMPTS else RecallState.TRIED


def _reminder(contacts: Iterable[ContactRecord]) -> date | None:
    remind_on: date | None = None
    for one in contacts:
        if one.remind_on is not None:
            remind_on = one.remind_on
        elif remind_on is not None and one.on >= remind_on:
            remind_on = None
    return remind_on
