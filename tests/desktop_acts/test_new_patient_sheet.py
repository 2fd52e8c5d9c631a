"""The sheet of a new patient."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patients
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, opened


def test_a_new_patient_is_added_and_opened(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    acts.new_patient()
    sheet = opened(qtbot, window, NewPatientSheet)
    type_in(sheet, "Family name", "O’Neill & Sons")
    type_in(sheet, "Given name", "Ned")
    type_in(sheet, "Date of birth", "2 Mar 1956")

    press(sheet, "Save patient")
    closed(qtbot, sheet)

    found = find_patients(today, "O’Neill")
    assert [line.patient_id for line in found] == window.opened
    assert found[0].born_on == date(1956, 3, 2)


def test_every_missing_field_of_a_patient_is_shown_at_once(qtbot: QtBot, window: Window, acts: DeskActs) -> None:
    acts.new_patient()
    sheet = opened(qtbot, window, NewPatientSheet)
    type_in(sheet, "Phone", "020 7946 0018")

    press(sheet, "Save patient")

    marked = [name for name in ("Family name", "Given name") if named(sheet, QLineEdit, name).property("problem")]
    assert marked == ["Family name", "Given name"]
    assert named(sheet, QLineEdit, "Phone").text() == "020 7946 0018"
    assert sheet.isVisible()


def test_a_possible_duplicate_is_asked_about(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, bryn: str
) -> None:
    acts.new_patient()
    sheet = opened(qtbot, window, NewPatientSheet)
    type_in(sheet, "Family name", "Bryn")
    type_in(sheet, "Given name", "Llŷr")
    type_in(sheet, "Date of birth", "30/07/1979")
    press(sheet, "Save patient")
    qtbot.waitUntil(named(sheet, QPushButton, "Save as another person").isVisible)
    assert len(find_patients(today, "Bryn")) == 1

    press(sheet, "Save as another person")
    closed(qtbot, sheet)

    assert len(find_patients(today, "Bryn")) == 2
