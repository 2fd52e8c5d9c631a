"""What the palette offers, without a screen."""

from collections.abc import Sequence
from datetime import date

import pytest

from b12desk.desktop.palette.model import Command, Offer, command_offers
from b12desk.desktop.palette.presenter import PalettePresenter
from b12desk.services.find_patients import PatientLine

ADA = PatientLine("ada", "SMITH, Ada", date(1956, 3, 2), 70, "9990140847", "")


class Palette:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.offers: tuple[Offer, ...] = ()
        self.said = ""
        self.is_closed = False

    def show_offers(self, offers: Sequence[Offer]) -> None:
        self.offers = tuple(offers)

    def say(self, sentence: str) -> None:
        self.said = sentence

    def finish(self) -> None:
        self.is_closed = True


class Desk:
    """Three commands, and what was run, sought and opened."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.sought: list[str] = []
        self.opened: list[str] = []
        self.commands = (
            self._command("Register", "Refresh", "F5"),
            self._command("Patient", "Record injection", "Ctrl+R", "Choose a patient first"),
            self._command("Patient", "Prerecorded", ""),
            self._command("Patient", "Record review", "Ctrl+E"),
        )

    def _command(self, menu: str, text: str, keys: str, why_not: str = "") -> Command:
        return Command(menu, text, keys, why_not, lambda: self.ran.append(text))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def begun(desk: Desk) -> tuple[PalettePresenter, Palette]:
    palette = Palette()
    presenter = PalettePresenter(palette, desk.commands, seek=desk.sought.append, open_patient=desk.opened.append)
    return presenter, palette


def test_every_command_is_offered_before_anything_is_typed(desk: Desk) -> None:
    presenter, palette = begun(desk)
    presenter.change("")
    assert (len(palette.offers), desk.sought) == (4, [])


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("record", ["Patient: Record review", "Patient: Prerecorded", "Patient: Record injection"]),
        ("review RECORD", ["Patient: Record review"]),
        ("inj pat", ["Patient: Record injection"]),
        ("zzz", []),
    ],
)
def test_words_fit_in_any_order_and_what_can_be_done_stands_first(desk: Desk, typed: str, texts: list[str]) -> None:
    assert [offer.text for offer in command_offers(desk.commands, typed)] == texts


def test_beside_a_command_stand_its_keys_or_what_is_missing(desk: Desk) -> None:
    review, injection = command_offers(desk.commands, "record re")[0], command_offers(desk.commands, "injection")[0]
    assert (review.beside, injection.beside) == ("Ctrl+E", "Choose a patient first")
    assert injection.sentence == "Patient: Record injection, Choose a patient first, not now"


def test_patients_found_stand_beneath_the_commands_and_are_opened(desk: Desk) -> None:
    presenter, palette = begun(desk)
    presenter.change("s")
    assert desk.sought == []
    presenter.change("smi")
    presenter.show_found("smi", [ADA])
    assert [offer.text for offer in palette.offers] == ["Patient: SMITH, Ada"]
    assert palette.offers[0].beside == "Born 02-Mar-1956 (70y)   NHS No. 999 014 0847"
    presenter.choose(palette.offers[0])
    assert (desk.opened, palette.is_closed) == (["ada"], True)


def test_an_answer_to_something_typed_before_is_dropped(desk: Desk) -> None:
    presenter, palette = begun(desk)
    presenter.change("smi")
    presenter.change("review")
    presenter.show_found("smi", [ADA])
    assert [offer.text for offer in palette.offers] == ["Patient: Record review"]


def test_a_command_that_can_t_be_done_says_why_and_the_palette_stays(desk: Desk) -> None:
    presenter, palette = begun(desk)
    presenter.change("injection")
    presenter.choose(palette.offers[0])
    assert (palette.said, palette.is_closed, desk.ran) == ("Choose a patient first", False, [])


def test_where_nothing_fits_it_says_what_to_type(desk: Desk) -> None:
    presenter, palette = begun(desk)
    presenter.change("zzz")
    assert palette.said.startswith("Nothing fits.")
