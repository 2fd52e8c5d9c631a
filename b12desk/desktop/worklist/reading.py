"""Which day's list is shown: today's, or another that somebody asked for; and when today's is no longer today's."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from b12desk.desktop.worklist.prepared import PreparedList

if TYPE_CHECKING:
    from b12desk.services.desk import Desk
    from b12desk.services.show_patient import PatientPage

_YEARS_TO_COME = timedelta(days=5 * 365)


class ListDay:
    """The day asked for, None for today whatever day that is; and the day that was today when the list was read."""

    def __init__(self) -> None:
        self.asked: date | None = None
        self.read_on: date | None = None

    def ask(self, text: str, *, today: date) -> None:
        """Take a day as it was typed; an empty text, and today itself, ask for today.

        Raises:
            BadInput: with a sentence that says why it is no day.
        """
        from b12desk.services.reading_dates import read_typed_date

        day = read_typed_date(text, today=today + _YEARS_TO_COME) if text else today
        self.asked = None if day == today else day

    def has_turned(self, today: date) -> bool:
        """Return whether the list was read on another day than today, such as before midnight or before sleep."""
        return self.read_on is not None and self.read_on != today


def read_list(desk: "Desk", asked: date | None) -> PreparedList:
    """Return the list of that day, of today where none was asked for, made ready for the screen."""
    from b12desk.services.worklist import worklist

    return PreparedList(worklist(_as_of(desk, asked)))


def read_patient(desk: "Desk", patient_id: str, asked: date | None) -> "PatientPage":
    """Return a patient as of that day."""
    from b12desk.services.show_patient import show_patient

    return show_patient(_as_of(desk, asked), patient_id)


def _as_of(desk: "Desk", asked: date | None) -> "Desk":
    """Return a desk that reads that day. Nothing is recorded through it."""
    from b12desk.services.clock import ClockSetTo

    return desk if asked is None else replace(desk, clock=ClockSetTo(asked))
