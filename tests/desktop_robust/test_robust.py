"""What a busy clinic does to a window: two saves, double clicks, closing, midnight, a locked register."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.contact.view import ContactSheet
from b12desk.desktop.deferral.view import DeferralSheet
from b12desk.desktop.injection.view import InjectionSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import named, press, type_in
from tests.desktop_recording.steps import closed, filled_in, opened
from tests.desktop_robust.conftest import Turning

DOSES_BEFORE = 4
HOLDS_THE_REGISTER = """
import sqlite3, sys
register = sqlite3.connect(sys.argv[1], isolation_level=None)
register.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
register.execute("ROLLBACK")
"""
BUSY = "The register is busy: another window or program is writing to it. Nothing was saved; try again."


def test_enter_pressed_twice_is_one_dose(window: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    sheet = _ready(window, qtbot)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    closed(qtbot, sheet)
    assert _doses(desk, ada) == DOSES_BEFORE + 1


def test_a_double_click_on_save_is_one_dose(window: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    sheet = _ready(window, qtbot)
    save = named(sheet, QPushButton, "Save injection")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(save, Qt.MouseButton.LeftButton)
    closed(qtbot, sheet)
    qtbot.wait(300)
    assert _doses(desk, ada) == DOSES_BEFORE + 1
    assert [one for one in window.findChildren(ActSheet) if one.isVisible()] == []


def test_two_saves_of_the_same_form_are_one_dose(window: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    sheet = _ready(window, qtbot)
    form = sheet.form()
    sheet.save_asked.emit(form)
    sheet.save_asked.emit(form)
    closed(qtbot, sheet)
    qtbot.wait(300)
    assert _doses(desk, ada) == DOSES_BEFORE + 1
    assert any(text.startswith("Recorded") for text in _texts(window))


def test_a_contact_saved_twice_quickly_is_one(window: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    window.start("No answer")
    sheet = opened(qtbot, window, ContactSheet) if _opens(window, qtbot, ContactSheet) else None
    if sheet is not None:
        save = next(b for b in sheet.findChildren(QPushButton) if b.isDefault())
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(show_patient(desk, ada).contacts) == 1)
    qtbot.wait(300)
    assert len(show_patient(desk, ada).contacts) == 1


def test_back_and_forth_while_saving_loses_nothing(window: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    window.open_patient(ada)
    sheet = _ready(window, qtbot)
    press(sheet, "Save injection")
    for _ in range(5):
        window.show_page("Patients")
        window.go_back()
        window.open_patient(ada)
        window.go_back()
        window.show_page("Worklist")
    closed(qtbot, sheet)
    assert _doses(desk, ada) == DOSES_BEFORE + 1
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.worklist)


def test_a_double_click_on_a_row_opens_the_patient_once(window: MainWindow, ada: str, qtbot: QtBot) -> None:
    table = window.worklist.table
    place = table.visualRect(table.model().index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(window.pages.currentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.patient_page_shown() is not None
    window.go_back()
    assert window.pages.currentWidget() is window.worklist


def test_a_double_click_on_an_acts_button_opens_one_sheet(window: MainWindow, qtbot: QtBot) -> None:
    button = next(
        b for b in window.findChildren(QPushButton) if b.accessibleName() == "Defer" and b.isVisible() and b.isEnabled()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    opened(qtbot, window, DeferralSheet)
    qtbot.wait(300)
    assert len([one for one in window.findChildren(DeferralSheet) if one.isVisible()]) == 1


def test_closing_the_window_in_mid_edit_asks_and_keeps_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.start("Defer")
    sheet = opened(qtbot, window, DeferralSheet)
    type_in(sheet, "Defer until", "02/02/2026")
    assert not window.close()  # as Alt+F4 does
    assert window.isVisible()
    assert any("What you typed is not saved yet" in text for text in _texts(sheet))
    press(sheet, "Keep editing")
    assert named(sheet, QLineEdit, "Defer until").text() == "02/02/2026"
    assert not sheet.close()
    assert sheet.isVisible()
    press(sheet, "Discard")
    assert window.close()


def test_closing_the_window_while_saving_waits_for_the_save(
    window: MainWindow, desk: Desk, ada: str, qtbot: QtBot
) -> None:
    sheet = _ready(window, qtbot)
    press(sheet, "Save injection")
    assert not window.close()
    assert any(text.startswith("It is being saved.") for text in _texts(sheet))
    sheet.reject()
    assert sheet.isVisible()
    closed(qtbot, sheet)
    assert _doses(desk, ada) == DOSES_BEFORE + 1


def test_midnight_passes_over_an_open_sheet(window: MainWindow, clock: Turning, desk: Desk, qtbot: QtBot) -> None:
    sheet = _ready(window, qtbot)
    clock.day = date(2026, 1, 15)
    window.woke.emit()
    says = "It is 15-Jan-2026 now. The date stays 14-Jan-2026, as when this was opened."
    assert says in _texts(sheet)
    assert sheet.form().given_on == date(2026, 1, 14)
    qtbot.waitUntil(lambda: window.worklist.tools.as_of.line.text() == "15-Jan-2026")
    window.woke.emit()
    assert _texts(sheet).count(says) == 1
    press(sheet, "Change to 15-Jan-2026")
    assert sheet.form().given_on == date(2026, 1, 15)
    assert says not in _texts(sheet)


def test_a_dose_of_the_day_before_is_saved_as_the_nurse_saw_it(
    window: MainWindow, clock: Turning, desk: Desk, ada: str, qtbot: QtBot
) -> None:
    sheet = _ready(window, qtbot)
    clock.day = date(2026, 1, 15)
    window.woke.emit()
    press(sheet, "Save injection")
    closed(qtbot, sheet)
    assert show_patient(desk, ada).injections[0].given_on == date(2026, 1, 14)


def test_a_register_locked_by_another_program_says_so_and_a_retry_is_one_dose(
    window: MainWindow, desk: Desk, ada: str, qtbot: QtBot
) -> None:
    sheet = _ready(window, qtbot)
    type_in(sheet, "Note", "Sore arm last time")
    with _locked(desk.register.path):
        press(sheet, "Save injection")
        qtbot.waitUntil(lambda: any(BUSY in text for text in _texts(sheet)), timeout=10_000)
    assert named(sheet, QLineEdit, "Note").text() == "Sore arm last time"
    assert _doses(desk, ada) == DOSES_BEFORE
    press(sheet, "Save injection")
    closed(qtbot, sheet)
    assert _doses(desk, ada) == DOSES_BEFORE + 1
    assert show_patient(desk, ada).injections[0].note == "Sore arm last time"


def test_a_locked_register_keeps_the_text_of_a_deferral(window: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    window.start("Defer")
    sheet = opened(qtbot, window, DeferralSheet)
    type_in(sheet, "Defer until", "02/02/2026")
    named(sheet, QPlainTextEdit, "Reason").setPlainText("on holiday")
    with _locked(desk.register.path):
        press(sheet, "Save deferral")
        qtbot.waitUntil(lambda: any(BUSY in text for text in _texts(sheet)), timeout=10_000)
    assert named(sheet, QPlainTextEdit, "Reason").toPlainText() == "on holiday"
    press(sheet, "Save deferral")
    closed(qtbot, sheet)
    assert len([one for one in show_patient(desk, ada).course_events if one.kind == "deferral"]) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_keys_pressed_while_saving_lose_nothing(
    window: MainWindow, desk: Desk, ada: str, qtbot: QtBot, key: Qt.Key
) -> None:
    sheet = _ready(window, qtbot)
    press(sheet, "Save injection")
    qtbot.keyClick(sheet, key)
    closed(qtbot, sheet)
    assert _doses(desk, ada) == DOSES_BEFORE + 1


def _ready(window: MainWindow, qtbot: QtBot) -> InjectionSheet:
    """Open Record injection for the patient chosen and fill in what a nurse adds."""
    window.start("Record injection")
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Batch number", "HX100")
    type_in(sheet, "Expiry date", "30/09/2027")
    for box in sheet.findChildren(QCheckBox):
        if box.isVisible() and not box.isChecked() and box.accessibleName() != "Given elsewhere":
            box.click()
    qtbot.wait(400)  # the pause after which the form is checked
    return sheet


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the register for writing in another program, as a backup tool or a second window does."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_REGISTER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate("let go\n", timeout=10)


def _doses(desk: Desk, patient_id: str) -> int:
    return len(show_patient(desk, patient_id).injections)


def _texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def _opens(window: MainWindow, qtbot: QtBot, kind: type[ActSheet]) -> bool:
    qtbot.wait(500)
    return any(sheet.isVisible() for sheet in window.findChildren(kind))
