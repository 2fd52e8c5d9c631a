"""The main window: what it shows, under which names, on which page."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.actions import Notice
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from tests.desktop.behind_the_window import Acts, PatientsShown, action, press

INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QTableView)


def test_everything_that_can_be_operated_has_a_name(opened: MainWindow) -> None:
    opened.worklist.table.choose_row(0)
    inner = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    nameless = [
        (type(w).__name__, w.objectName())
        for w in opened.findChildren(QWidget)
        if isinstance(w, INTERACTIVE) and not w.accessibleName() and not w.objectName().startswith(inner)
        and not (isinstance(w, QToolButton | QAbstractButton) and type(w).__name__ == "QTableCornerButton")
        and not (isinstance(w.parent(), QTableView) and type(w).__name__ == "QAbstractButton")
    ]  # fmt: skip
    assert nameless == []


@pytest.mark.parametrize("name", ["Worklist", "Patients", "Recalls", "New patient"])
def test_the_contract_s_buttons_are_there_once(opened: MainWindow, name: str) -> None:
    shown = [b for b in opened.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()]
    assert len(shown) == 1


def test_the_search_is_called_find_patient(opened: MainWindow) -> None:
    assert opened.head.find_box.field.accessibleName() == "Find patient"


def test_a_patient_opens_and_escape_returns_to_the_same_row(
    opened: MainWindow, patient_page: PatientsShown, acts: Acts
) -> None:
    opened.worklist.table.choose_row(1)
    opened.open_chosen()
    assert opened.pages.currentWidget() is patient_page
    assert patient_page.shown == ["bryn"]
    action(opened, "Ctrl+R").trigger()
    assert acts.asked == [("record_injection", "bryn")]
    action(opened, "Esc").trigger()
    assert opened.pages.currentWidget() is opened.worklist
    assert opened.worklist.chosen_id() == "bryn"


def test_the_rail_marks_the_page_that_is_shown(opened: MainWindow) -> None:
    def marked() -> list[str]:
        return [b.accessibleName() for b in opened.navigation.findChildren(QToolButton) if b.property("current")]

    assert marked() == ["Worklist"]
    press(opened, "Patients")
    assert marked() == ["Patients"]
    opened.open_patient("ada")
    assert marked() == []
    press(opened, "Worklist")
    assert opened.pages.currentWidget() is opened.worklist


def test_a_notice_stands_over_the_page_and_in_the_status_bar(opened: MainWindow) -> None:
    done: list[str] = []
    said = "Recorded. Next dose 16-Mar-2026 to 16-Apr-2026"
    opened.notify(Notice(said, "Correct this", lambda: done.append("corrected")))
    assert said in [label.text() for label in opened.statusBar().findChildren(QLabel)]
    press(opened, "Correct this")
    assert done == ["corrected"]


@pytest.mark.parametrize("size", [(1366, 728), (910, 490), (1280, 680)])
def test_no_button_or_tile_is_cut_off(opened: MainWindow, size: tuple[int, int]) -> None:
    opened.resize(*size)
    opened.worklist.table.choose_row(0)
    cut = [
        b.accessibleName()
        for b in opened.findChildren(QAbstractButton)
        if b.isVisible() and b.accessibleName()
        and (b.width() < b.minimumSizeHint().width() or not opened.rect().contains(
            b.rect().translated(b.mapTo(opened, b.rect().topLeft()))))
    ]  # fmt: skip
    assert cut == []


def test_an_invented_register_says_so_and_has_a_frame(qtbot: QtBot, remembered: Remembered) -> None:
    window = MainWindow(remembered, register_name="invented", is_demo=True)
    qtbot.addWidget(window)
    window.show()
    assert "Invented patients" in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Invented patients" in window.windowTitle()
    frame = window.grab().toImage()
    assert frame.pixelColor(1, frame.height() // 2) != frame.pixelColor(10, frame.height() // 2)
