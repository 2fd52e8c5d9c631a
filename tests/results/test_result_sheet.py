import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.clinical.results import ON_TREATMENT
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.widgets.fields import ChoiceField
from b12desk.services.desk import Desk
from b12desk.services.record_result import list_results
from b12desk.services.show_patient import show_patient
from tests.builders import day
from tests.desktop_acts.window import Window, named, press, type_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

DOUBT = (
    "5000 ng/L is unusual: Total B12 is expected between 40 and 2000 ng/L. "
    "This would be 3690 pmol/L: is the unit right?"
)


@pytest.fixture
def sheet(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> ActSheet:
    acts.record_result(ada)
    qtbot.waitUntil(lambda: window.sheet() is not None)
    opened = window.sheet()
    assert opened is not None
    return opened


def choose(sheet: QWidget, name: str, value: str) -> None:
    named(sheet, ChoiceField, name).choose(value)


def fill_in(sheet: QWidget, test: str, value: str, unit: str) -> None:
    choose(sheet, "Test", test)
    type_in(sheet, "Value", value)
    choose(sheet, "Unit", unit)


def shows(sheet: QWidget, words: str) -> bool:
    return any(words in label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet))


def saved(qtbot: QtBot, sheet: ActSheet) -> None:
    press(sheet, "Save result")
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible())


def test_the_sheet_keeps_its_names(sheet: ActSheet) -> None:
    for kind, name in (
        (QComboBox, "Test"),
        (QLineEdit, "Value"),
        (QComboBox, "Unit"),
        (QLineEdit, "Date of result"),
        (QPushButton, "Save result"),
        (QPushButton, "Cancel"),
    ):
        assert named(sheet, kind, name).isVisibleTo(sheet)


def test_the_reading_shows_while_typing(qtbot: QtBot, sheet: ActSheet) -> None:
    fill_in(sheet, "total_b12", "250", "ng/L")
    qtbot.waitUntil(lambda: shows(sheet, "180 to 350 ng/L: indeterminate"))
    assert shows(sheet, ON_TREATMENT)

    type_in(sheet, "Value", "2")
    type_in(sheet, "Value", "")
    qtbot.waitUntil(lambda: not shows(sheet, "Source: S2, NICE"))


def test_another_unit_is_another_reading(qtbot: QtBot, sheet: ActSheet) -> None:
    fill_in(sheet, "total_b12", "300", "ng/L")
    qtbot.waitUntil(lambda: shows(sheet, "indeterminate"))

    choose(sheet, "Unit", "pmol/L")
    qtbot.waitUntil(lambda: shows(sheet, "Above 258 pmol/L: deficiency unlikely"))


def test_the_unit_is_chosen_only_where_there_is_but_one(sheet: ActSheet) -> None:
    choose(sheet, "Test", "potassium")
    assert named(sheet, ChoiceField, "Unit").value() == "mmol/L"

    choose(sheet, "Test", "total_b12")
    assert named(sheet, ChoiceField, "Unit").value() is None


def test_a_result_is_recorded_as_typed(qtbot: QtBot, window: Window, sheet: ActSheet, may: Desk, ada: str) -> None:
    before = show_patient(may, ada).forecast
    fill_in(sheet, "mma", "310.50", "nmol/L")
    type_in(sheet, "Date of result", "18/05/2026")
    type_in(sheet, "Note", "fasting")

    saved(qtbot, sheet)

    newest = list_results(may, ada)[0]
    assert (newest.on, newest.value, newest.unit, newest.note) == (day("2026-05-18"), "310.50", "nmol/L", "fasting")
    assert [notice.sentence for notice in window.notices] == ["Recorded: MMA 310.50 nmol/L on 18-May-2026."]
    assert window.changes == 1
    after = show_patient(may, ada).forecast
    assert before is not None
    assert after is not None
    assert (after.due_on, after.due_by, after.book_on) == (before.due_on, before.due_by, before.book_on)


def test_an_implausible_value_is_asked_about_in_place(qtbot: QtBot, sheet: ActSheet, may: Desk, ada: str) -> None:
    fill_in(sheet, "total_b12", "5000", "ng/L")
    qtbot.waitUntil(lambda: shows(sheet, DOUBT))

    press(sheet, "Save result")
    assert shows(sheet, "Correct the value or its unit, or tick that both are right.")
    assert sheet.isVisible()

    press(sheet, "Value and unit are right")
    saved(qtbot, sheet)
    assert list_results(may, ada)[0].value == "5000"


def test_an_answer_to_one_doubt_is_none_to_another(qtbot: QtBot, sheet: ActSheet) -> None:
    fill_in(sheet, "total_b12", "5000", "ng/L")
    qtbot.waitUntil(lambda: shows(sheet, DOUBT))
    press(sheet, "Value and unit are right")

    type_in(sheet, "Value", "6000")

    qtbot.waitUntil(lambda: shows(sheet, "6000 ng/L is unusual"))
    assert not named(sheet, QCheckBox, "Value and unit are right").isChecked()


def test_a_plausible_value_takes_the_question_away(qtbot: QtBot, sheet: ActSheet) -> None:
    fill_in(sheet, "total_b12", "5000", "ng/L")
    qtbot.waitUntil(lambda: shows(sheet, DOUBT))

    type_in(sheet, "Value", "500")

    qtbot.waitUntil(lambda: not named(sheet, QCheckBox, "Value and unit are right").isVisibleTo(sheet))


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("", "The value is missing."),
        (">2000", "“>2000” is not one value: enter the number alone and put “>2000” into the note."),
        ("3,5", "“3,5” has a comma: write a decimal point, and thousands without a mark."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(sheet: ActSheet, value: str, sentence: str) -> None:
    choose(sheet, "Test", "total_b12")
    type_in(sheet, "Value", value)
    type_in(sheet, "Date of result", "21/05/2026")

    press(sheet, "Save result")

    assert shows(sheet, sentence)
    assert shows(sheet, "Choose the unit; a value without a unit can’t be kept.")
    assert shows(sheet, "A result can’t be of a day to come.")
    assert sheet.isVisible()


def test_a_result_on_record_already_is_not_recorded_again(
    qtbot: QtBot, window: Window, sheet: ActSheet, may: Desk, ada: str
) -> None:
    fill_in(sheet, "total_b12", "812", "ng/L")
    type_in(sheet, "Date of result", "30/03/2026")

    press(sheet, "Save result")

    qtbot.waitUntil(lambda: shows(sheet, "on record already; nothing was changed."))
    assert len(list_results(may, ada)) == 5
    assert window.changes == 0


def test_cancel_after_typing_asks_first(sheet: ActSheet) -> None:
    type_in(sheet, "Value", "250")

    press(sheet, "Cancel")

    assert sheet.isVisible()
    assert named(sheet, QPushButton, "Keep editing").isVisibleTo(sheet)


def test_a_test_that_is_asked_for_is_chosen_and_nothing_counts_as_typed(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    acts.record_result(ada, "homocysteine")
    qtbot.waitUntil(lambda: window.sheet() is not None)
    opened = window.sheet()
    assert opened is not None
    assert named(opened, ChoiceField, "Test").value() == "homocysteine"
    assert named(opened, ChoiceField, "Unit").value()
    assert not opened.has_unsaved()
