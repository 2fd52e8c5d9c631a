"""What the palette does: narrow its offers as somebody types, and do the one that is chosen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from b12desk.desktop.palette.model import MOST_PATIENTS, Command, Offer, command_offers
from b12desk.desktop.widgets.words import date_words, nhs_number_words

if TYPE_CHECKING:
    from b12desk.services.find_patients import PatientLine

FEWEST_LETTERS = 2


class View(Protocol):
    """What the palette can show."""

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show exactly these lines; the first one is chosen."""

    def say(self, sentence: str) -> None:
        """Say something beneath the list."""

    def finish(self) -> None:
        """Close."""


class PalettePresenter:
    """One opening of the palette. `seek` asks for patients; the answer comes to `show_found` while it is open."""

    def __init__(
        self,
        view: View,
        commands: Sequence[Command],
        *,
        seek: Callable[[str], None],
        open_patient: Callable[[str], None],
    ) -> None:
        self._view = view
        self._commands = commands
        self._seek = seek
        self._open_patient = open_patient
        self._text = ""

    def change(self, text: str) -> None:
        """Show what fits the text, and ask for the patients it may mean."""
        self._text = text.strip()
        self._show(())
        if len(self._text) >= FEWEST_LETTERS:
            self._seek(self._text)

    def show_found(self, text: str, lines: "Sequence[PatientLine]") -> None:
        """Show the patients found for a text, unless something else was typed meanwhile."""
        if text == self._text:
            self._show(lines[:MOST_PATIENTS])

    def choose(self, offer: Offer) -> None:
        """Do it, or say what is missing."""
        if offer.why_not:
            self._view.say(offer.why_not)
            return
        self._view.finish()
        offer.run()

    def _show(self, lines: "Sequence[PatientLine]") -> None:
        offers = (*command_offers(self._commands, self._text), *(self._patient(line) for line in lines))
        self._view.show_offers(offers)
        self._view.say("" if offers else "Nothing fits. Part of a name, or of what you want to do, is enough.")

    def _patient(self, line: "PatientLine") -> Offer:
        born = f"Born {date_words(line.born_on)} ({line.age_years}y)"
        beside = f"{born}   NHS No. {nhs_number_words(line.nhs_number)}"
        return Offer(f"Patient: {line.name}", beside, "", lambda: self._open_patient(line.patient_id))
