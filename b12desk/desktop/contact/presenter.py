"""What the contact sheet does: offer what can come of each channel, read the form, record it once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.recall_words import CHANNEL_WORDS, OUTCOME_WORDS, recall_words
from b12desk.clinical.recalls import OUTCOMES_OF
from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.preferences import wishes
from b12desk.services.record_contact import ContactDraft, ContactRecorded, contact_problems, record_contact
from b12desk.services.show_patient import PatientPage

CHANNELS = tuple((one, CHANNEL_WORDS[one].capitalize()) for one in Channel)
"""Every channel with its words."""
OUTCOMES = tuple(
    (one, OUTCOME_WORDS[one].capitalize())
    for one in (
        ContactOutcome.NO_ANSWER,
        ContactOutcome.LEFT_MESSAGE,
        ContactOutcome.WRONG_NUMBER,
        ContactOutcome.SPOKE,
        ContactOutcome.AGREED_TO_COME,
        ContactOutcome.BOOKED,
        ContactOutcome.DECLINED,
        ContactOutcome.TREATED_ELSEWHERE,
        ContactOutcome.SENT,
    )
)
"""Every outcome with its words: nobody reached first, then somebody, then what is only sent."""
AGAIN = (("Tomorrow", 1), ("In a week", 7), ("In four weeks", 28))
"""The reminders set with one press, by their days from today."""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """The sheet as typed. `unread` says what was typed that is no date, by field name."""

    on: date | None
    channel: Channel | None
    outcome: ContactOutcome | None
    remind_on: date | None = None
    note: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)


class View(SheetView, Protocol):
    """What the sheet can show."""

    def offer_outcomes(self, offered: frozenset[ContactOutcome], chosen: ContactOutcome | None) -> None:
        """Let only these be chosen, and choose one of them or none."""

    def show_reminder(self, day: date) -> None:
        """Put a day into the reminder."""


class ContactPresenter:
    """One attempt to reach one patient. `saved` is told what was recorded."""

    def __init__(
        self, view: View, desk: Desk, page: PatientPage, run: Run, *, saved: Callable[[ContactRecorded], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = page.patient.id
        self._run = run
        self._saved = saved

    def change_channel(self, channel: Channel | None, outcome: ContactOutcome | None) -> None:
        """Offer what can come of the channel; where only one thing can, it is chosen."""
        offered = OUTCOMES_OF[channel] if channel else ()
        only = offered[0] if len(offered) == 1 else None
        self._view.offer_outcomes(frozenset(offered), only or (outcome if outcome in offered else None))

    def remind_in(self, days: int) -> None:
        """Set the reminder so many days from today."""
        self._view.show_reminder(self._desk.clock.today() + timedelta(days=days))

    def save(self, form: ContactForm) -> None:
        """Record the attempt, or show everything that is missing."""
        draft = ContactDraft(form.on, form.channel, form.outcome, form.remind_on, form.note.strip())
        problems = {**contact_problems(draft, today=self._desk.clock.today()), **form.unread}
        if problems:
            self._view.point_out(problems)
            return
        self._view.show_saving(True)
        self._run(lambda: record_contact(self._desk, self._patient_id, draft), self._done, self._not_saved)

    def _done(self, recorded: ContactRecorded) -> None:
        self._view.finish()
        self._saved(recorded)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def usual_channel(page: PatientPage) -> Channel | None:
    """Return the channel that a sheet opens with: the telephone where a number is recorded."""
    return Channel.PHONE if page.patient.phone else None


def reach_words(page: PatientPage) -> str:
    """Return how to reach a patient, and what they asked for: “Phone 07700 900123 · prefers Monday or Friday”."""
    phone = f"Phone {page.patient.phone}" if page.patient.phone else "No phone recorded"
    return " · ".join([phone, *wishes(page.patient)])


def tried_words(page: PatientPage) -> str:
    """Return what was tried since the last dose."""
    since = f"Since the last dose: {recall_words(page.recall)}."
    note = page.recall.last.note if page.recall.last else ""
    return f"{since} Note: {note}" if note else since
