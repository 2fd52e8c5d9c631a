import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.findings.catalogue import finding
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.layouts import form_row
from b12desk.desktop.widgets.sheet import Sheet, sheet


@pytest.fixture
def shown(qtbot: QtBot) -> Sheet:
    made = sheet("New patient")
    qtbot.addWidget(made)
    made.body.addWidget(form_row("Family name", text_field("Family name", max_length=80)))
    made.add_cancel()
    made.open()
    return made


def name_of(shown: Sheet) -> QLineEdit:
    return shown.findChildren(QLineEdit)[0]


def press(shown: Sheet, name: str) -> None:
    next(button for button in shown.findChildren(QPushButton) if button.accessibleName() == name).click()


def test_escape_closes_a_sheet_nobody_typed_in(shown: Sheet, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_escape_asks_before_typed_text_is_lost(shown: Sheet, qtbot: QtBot) -> None:
    name_of(shown).setText("Byron")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    press(shown, "Keep editing")
    assert name_of(shown).text() == "Byron"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    press(shown, "Discard")
    assert not shown.isVisible()


def test_a_second_escape_goes_back_to_what_was_typed(shown: Sheet, qtbot: QtBot) -> None:
    name_of(shown).setText("Byron")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert name_of(shown).text() == "Byron"


def test_the_window_button_asks_too(shown: Sheet) -> None:
    name_of(shown).setText("Byron")
    assert not shown.close()
    assert shown.isVisible()


def test_what_a_form_was_filled_in_with_is_nothing_typed(shown: Sheet, qtbot: QtBot) -> None:
    name_of(shown).setText("Prefilled")
    shown.remember_as_saved()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_reason_that_a_check_asks_for_is_nothing_typed_until_it_is_given(shown: Sheet) -> None:
    findings = finding_list()
    shown.body.addWidget(findings)
    findings.show_findings([finding("early_dose", "This is 3 days before the earliest date.")])
    assert not shown.has_unsaved()
    findings.findChildren(QLineEdit)[0].setText("Going abroad")
    assert shown.has_unsaved()


def test_problems_are_shown_one_a_line(shown: Sheet) -> None:
    shown.show_problems(["The family name is missing.", "The date of birth is missing."])
    texts = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert "The family name is missing.\nThe date of birth is missing." in texts


def test_a_field_alone_answers_to_its_name(shown: Sheet) -> None:
    labels = [label.accessibleName() for label in shown.findChildren(QLabel) if label.text() == "Family name"]
    assert labels == ["Family name:"]


def test_a_choice_is_nobody_s_until_it_is_made(qtbot: QtBot) -> None:
    choice = choice_field("Protocol")
    qtbot.addWidget(choice)
    choice.offer([("a", "Bariatric, monthly"), ("b", "Bariatric, 3-monthly")])
    assert choice.value() is None
    choice.choose("b")
    choice.offer([("b", "Bariatric, 3-monthly"), ("c", "Other")])
    assert choice.value() == "b"
