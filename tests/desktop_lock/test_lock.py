"""The window that nobody has touched for a while: it hides everything, and gives everybody back what is theirs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.change_user.view import ChangeUserSheet
from b12desk.desktop.contact.view import ContactSheet
from b12desk.desktop.details.view import DetailsSheet
from b12desk.desktop.lock.view import LockPage
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.services.credentials import set_credential
from b12desk.services.idle_lock import idle_lock
from tests.builders import nhs_number
from tests.desktop_acts.window import named, press, type_in
from tests.desktop_lock.conftest import ADA_PIN, NORA_PIN, Bay
from tests.desktop_recording.steps import opened

OpenAs = Callable[[str], Bay]


def shown_strings() -> list[str]:
    """Return everything that any visible widget shows, is named, or says to a screen reader."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            rows, columns = model.rowCount(), model.columnCount()
            found += [str(model.index(row, column).data()) for row in range(rows) for column in range(columns)]
    return found


def nothing_of_the_patient_is_shown() -> bool:
    number = nhs_number(1)
    tells = ("smith", "ada (mrs", number, f"{number[:3]} {number[3:6]} {number[6:]}", "typed words")
    return not any(tell in text.casefold() for text in shown_strings() for tell in tells)


def page_of(qtbot: QtBot, window: MainWindow) -> LockPage:
    """Return the page of the lock with its tiles."""
    qtbot.waitUntil(lambda: bool(window.findChildren(LockPage)) and len(tiles(window)) == 2, timeout=10_000)
    return window.findChildren(LockPage)[0]


def tiles(window: MainWindow) -> list[QAbstractButton]:
    pages = window.findChildren(LockPage)
    buttons = pages[0].findChildren(QAbstractButton) if pages else []
    return [button for button in buttons if button.isCheckable() and button.isVisible()]


def unlock(qtbot: QtBot, bay: Bay, name: str, pin: str) -> None:
    page = page_of(qtbot, bay.window)
    next(tile for tile in tiles(bay.window) if tile.accessibleName().startswith(name)).click()
    field = named(page, QLineEdit, "PIN or passphrase")
    field.setText(pin)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bay.lock.is_locked, timeout=10_000)


@pytest.fixture
def bay(qtbot: QtBot, open_as: OpenAs, with_pins: None) -> Bay:
    """The window with the nurse signed in."""
    opened_now = open_as("Nora Nurse")
    unlock(qtbot, opened_now, "Nora Nurse", NORA_PIN)
    window = opened_now.window
    qtbot.waitUntil(lambda: window.worklist.table.model().rowCount() == 1, timeout=10_000)
    return opened_now


def idle(bay: Bay, **passed: float) -> None:
    """Let time pass and have the lock look."""
    bay.clock.passed += timedelta(**passed)
    bay.lock.look()


def test_nothing_is_shown_before_somebody_has_signed_in(qtbot: QtBot, open_as: OpenAs, with_pins: None) -> None:
    bay = open_as("Nora Nurse")
    page_of(qtbot, bay.window)
    assert bay.lock.is_locked
    assert nothing_of_the_patient_is_shown()
    unlock(qtbot, bay, "Nora Nurse", NORA_PIN)
    qtbot.waitUntil(lambda: not nothing_of_the_patient_is_shown(), timeout=10_000)


def test_a_wrong_pin_leaves_it_locked_and_says_what_is_left(qtbot: QtBot, open_as: OpenAs, with_pins: None) -> None:
    bay = open_as("Nora Nurse")
    page = page_of(qtbot, bay.window)
    field = named(page, QLineEdit, "PIN or passphrase")
    field.setText(ADA_PIN)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    said = "That is not Nora Nurse’s PIN. 4 tries are left before a wait."
    qtbot.waitUntil(lambda: said in shown_strings(), timeout=10_000)
    assert bay.lock.is_locked
    assert not field.text()


def test_it_locks_after_two_minutes_without_a_key_or_the_mouse(qtbot: QtBot, bay: Bay) -> None:
    idle(bay, seconds=110)
    assert not bay.lock.is_locked
    here = bay.window.rect().center().toPointF()
    moved = QMouseEvent(
        QEvent.Type.MouseMove, here, here, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(bay.window, moved)
    idle(bay, seconds=110)
    assert not bay.lock.is_locked
    idle(bay, seconds=11)
    assert bay.lock.is_locked
    assert nothing_of_the_patient_is_shown()
    assert bay.window.windowTitle() == "Locked – b12desk"


def test_what_was_open_and_typed_comes_back_to_whoever_left_it(qtbot: QtBot, bay: Bay) -> None:
    bay.window.open_patient(bay.patient_id)
    bay.window.start("Edit details")
    sheet = opened(qtbot, bay.window, DetailsSheet)
    phone = named(sheet, QLineEdit, "Phone")
    qtbot.waitUntil(lambda: bool(named(sheet, QLineEdit, "Family name").text()), timeout=10_000)
    phone.setText("typed words")
    phone.setFocus()
    idle(bay, minutes=3)
    assert bay.lock.is_locked
    assert not sheet.isVisible()
    assert nothing_of_the_patient_is_shown()

    unlock(qtbot, bay, "Nora Nurse", NORA_PIN)

    assert sheet.isVisible()
    assert phone.text() == "typed words"
    assert bay.window.patient_page_shown() is not None
    assert bay.window.windowTitle() == "Riverside – b12desk"


def test_somebody_else_finds_a_clear_desk_and_the_first_their_sheet_again(qtbot: QtBot, bay: Bay) -> None:
    bay.window.start("New patient")
    sheet = opened(qtbot, bay.window, NewPatientSheet)
    type_in(sheet, "Family name", "typed words")
    idle(bay, minutes=3)

    unlock(qtbot, bay, "Ada Admin", ADA_PIN)
    qtbot.waitUntil(lambda: "Working: Ada Admin, administrator" in shown_strings(), timeout=10_000)
    assert not [one for one in bay.window.findChildren(ActSheet) if one.isVisible()]
    assert "typed words" not in shown_strings()

    bay.window.start("Lock now")
    unlock(qtbot, bay, "Nora Nurse", NORA_PIN)
    assert sheet.isVisible()
    assert named(sheet, QLineEdit, "Family name").text() == "typed words"
    qtbot.waitUntil(lambda: "Working: Nora Nurse, nurse" in shown_strings(), timeout=10_000)
    press(sheet, "Cancel")
    press(sheet, "Discard")


def test_a_sheet_that_opens_while_it_is_locked_stays_hidden(qtbot: QtBot, bay: Bay) -> None:
    bay.window.worklist.table.choose_row(0)
    bay.window.start("Record contact")
    bay.window.start("Lock now")
    page_of(qtbot, bay.window)
    qtbot.waitUntil(lambda: bool(bay.window.findChildren(ContactSheet)), timeout=10_000)
    sheet = bay.window.findChildren(ContactSheet)[0]
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible(), timeout=10_000)
    assert nothing_of_the_patient_is_shown()
    unlock(qtbot, bay, "Nora Nurse", NORA_PIN)
    assert sheet.isVisible()
    assert sheet.windowOpacity() == 1


def test_the_keys_of_the_lock_work_over_an_open_sheet(qtbot: QtBot, bay: Bay) -> None:
    bay.window.start("New patient")
    sheet = opened(qtbot, bay.window, NewPatientSheet)
    lock = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(named(sheet, QLineEdit, "Family name"), Qt.Key.Key_H, lock)
    assert bay.lock.is_locked
    assert not sheet.isVisible()


def test_no_shortcut_does_anything_while_it_is_locked(qtbot: QtBot, bay: Bay) -> None:
    bay.window.start("Lock now")
    page = page_of(qtbot, bay.window)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(bay.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not bay.window.findChildren(NewPatientSheet)
    assert nothing_of_the_patient_is_shown()


def test_the_lock_waits_until_somebody_has_a_pin(qtbot: QtBot, open_as: OpenAs) -> None:
    bay = open_as("Ada Admin")
    qtbot.waitUntil(lambda: "The register is open." in shown_strings(), timeout=10_000)
    idle(bay, hours=3)
    bay.window.start("Lock now")
    assert not bay.lock.is_locked
    assert idle_lock(bay.desk) is None
    set_credential(bay.desk, "Ada Admin", CredentialKind.PIN, ADA_PIN)
    bay.window.refresh_asked.emit()
    assert idle_lock(bay.desk) == 120
    qtbot.waitUntil(lambda: bay.lock.locks_after == 120, timeout=10_000)
    idle(bay, minutes=3)
    assert bay.lock.is_locked


def test_the_tiles_and_the_field_have_names_for_a_screen_reader(qtbot: QtBot, bay: Bay) -> None:
    bay.window.start("Lock now")
    page = page_of(qtbot, bay.window)
    assert page.accessibleName() == "Locked"
    assert [tile.accessibleName() for tile in tiles(bay.window)] == ["Ada Admin, administrator", "Nora Nurse, nurse"]
    unnamed = [w for w in page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() and not w.accessibleName()]
    assert not [w for w in unnamed if isinstance(w, QLineEdit | QAbstractButton)]


def test_change_user_asks_for_the_pin_of_the_one_chosen(qtbot: QtBot, bay: Bay) -> None:
    bay.window.start("Change user")
    sheet = opened(qtbot, bay.window, ChangeUserSheet)
    users = named(sheet, LinesTable, "Users table")
    qtbot.waitUntil(lambda: users.chosen_id() == "Nora Nurse", timeout=10_000)
    qtbot.keyClick(users, Qt.Key.Key_Up)
    qtbot.keyClick(users, Qt.Key.Key_Return)
    assert "Type the PIN." in shown_strings()
    field = named(sheet, QLineEdit, "PIN or passphrase")
    qtbot.keyClicks(field, ADA_PIN)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Working: Ada Admin, administrator" in shown_strings(), timeout=10_000)
    assert not isValid(field) or not field.text() or not sheet.isVisible()
