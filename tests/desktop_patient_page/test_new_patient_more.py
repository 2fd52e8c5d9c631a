from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import FormatNeed, Side
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.new_patient.more import is_open_in, keep_open_in
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.fields import ChoiceField
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patients
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in

MORE = "More: wishes and local number"


class RememberingWindow(QWidget):
    """A window with a settings file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.remembered = Remembered(path)


@pytest.fixture
def sheet(qtbot: QtBot, window: Window, acts: DeskActs, lane: Lane) -> NewPatientSheet:
    acts.new_patient()
    shown = window.sheet()
    assert isinstance(shown, NewPatientSheet)
    return shown


def fill_in(sheet: NewPatientSheet, *, family: str = "Abel", given: str = "Ines", born: str = "05/06/1961") -> None:
    type_in(sheet, "Family name", family)
    type_in(sheet, "Given name", given)
    type_in(sheet, "Date of birth", born)


def shown_texts(sheet: NewPatientSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def test_the_section_is_closed_at_first(sheet: NewPatientSheet) -> None:
    assert not named(sheet, QLineEdit, "Local number").isVisible()
    assert named(sheet, QAbstractButton, MORE).accessibleDescription() == "closed"


def test_a_patient_is_added_with_wishes_and_local_number(
    qtbot: QtBot, window: Window, today: Desk, sheet: NewPatientSheet
) -> None:
    fill_in(sheet)
    press(sheet, MORE)
    type_in(sheet, "Local number", "L-77")
    named(sheet, ChoiceField, "Written to in").choose(FormatNeed.LARGE_PRINT_18.value)
    named(sheet, ChoiceField, "Preferred arm").choose(Side.RIGHT.value)
    named(sheet, QCheckBox, "Prefers Tuesday").setChecked(True)
    press(sheet, "Save patient")
    qtbot.waitUntil(lambda: bool(window.opened))

    patient = show_patient(today, window.opened[0]).patient
    assert patient.local_number == "L-77"
    assert patient.format_need is FormatNeed.LARGE_PRINT_18
    assert patient.preferred_side is Side.RIGHT
    assert patient.preferred_days == ("tue",)


def test_closing_the_section_keeps_what_was_typed_in_it(sheet: NewPatientSheet) -> None:
    press(sheet, MORE)
    type_in(sheet, "Local number", "L-77")
    press(sheet, "Less")
    assert sheet.form().local_number == "L-77"


def test_opening_the_section_is_nothing_that_could_be_lost(sheet: NewPatientSheet) -> None:
    press(sheet, MORE)
    assert not sheet.has_unsaved()


def test_the_window_remembers_whether_it_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = RememberingWindow(tmp_path / "desktop.ini")
    qtbot.addWidget(window)
    assert not is_open_in(window)
    keep_open_in(window, True)
    assert is_open_in(window)
    again = RememberingWindow(tmp_path / "desktop.ini")
    qtbot.addWidget(again)
    assert is_open_in(again)


def test_a_namesake_is_asked_about_with_the_line_of_the_known_patient(
    qtbot: QtBot, window: Window, today: Desk, ada: str, sheet: NewPatientSheet
) -> None:
    fill_in(sheet, family="Okonkwo", given="Ada", born="02/03/1956")
    press(sheet, "Save patient")
    known = named(sheet, QAbstractButton, "Open the known patient")
    qtbot.waitUntil(known.isVisible)
    assert "OKONKWO, Ada (Mrs) · born 02-Mar-1956 · NHS No. 999 014 0847" in shown_texts(sheet)
    assert len(find_patients(today, "Okonkwo", limit=9)) == 1

    press(sheet, "Save as another person")
    qtbot.waitUntil(lambda: bool(window.opened))
    assert len(find_patients(today, "Okonkwo", limit=9)) == 2


def test_the_known_patient_can_be_opened_and_what_was_typed_is_asked_about(
    qtbot: QtBot, window: Window, ada: str, sheet: NewPatientSheet
) -> None:
    fill_in(sheet, family="Okonkwo", given="Ada", born="02/03/1956")
    press(sheet, "Save patient")
    known = named(sheet, QAbstractButton, "Open the known patient")
    qtbot.waitUntil(known.isVisible)
    known.click()
    assert window.opened == [ada]
    assert named(sheet, QAbstractButton, "Discard").isVisible()


def test_an_nhs_number_of_somebody_else_says_whose_it_is(qtbot: QtBot, ada: str, sheet: NewPatientSheet) -> None:
    fill_in(sheet)
    type_in(sheet, "NHS number", "999 014 0847")
    press(sheet, "Save patient")
    qtbot.waitUntil(lambda: "OKONKWO, Ada (Mrs) · born 02-Mar-1956" in shown_texts(sheet))
