"""What the sheet of dates to offer does: read the days, and say what was copied."""

from collections.abc import Callable
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.offer_dates import Offer, OfferedDay, offer_dates


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_offer(self, offer: Offer) -> None:
        """Show the days, the earliest chosen, or why there is none."""

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""


class OfferPresenter:
    """The dates that can be offered to one patient; nothing is written to the register."""

    def __init__(self, view: View, desk: Desk, patient_id: str, run: Run, *, copied: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._copied = copied

    def start(self) -> None:
        """Read the days."""
        self._run(lambda: offer_dates(self._desk, self._patient_id), self._view.show_offer, self._failed)

    def take(self, day: OfferedDay) -> None:
        """Copy a day as it is written to a patient, and close."""
        self._view.copy(day.words)
        self._view.finish()
        self._copied(f"Copied: {day.words}. Nothing is booked; the plan stays as it is.")

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)


def line_of(day: OfferedDay, place: int) -> str:
    """Return a day as the list says it: “Monday 16 March 2026 · earliest · the plan’s day · the patient’s wish”."""
    marks = ((place == 0, "earliest"), (day.is_planned, "the plan’s day"), (day.is_wished, "the patient’s wish"))
    return " · ".join([day.words, *(words for is_so, words in marks if is_so)])
