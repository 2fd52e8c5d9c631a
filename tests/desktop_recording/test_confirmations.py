"""The three confirmations by Enter alone."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.injection.view import InjectionSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_recording.conftest import NURSE
from tests.desktop_recording.steps import closed, filled_in, texts

ActsOf = Callable[[str, date], DeskActs]
DUE = date(2026, 3, 20)
THREE = ("Batch checked", "Identity checked", "Consent given")


@pytest.fixture
def sheet(qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str) -> InjectionSheet:
    """The sheet of a routine dose, the keyboard at its first confirmation."""
    acts_of(NURSE, DUE).record_injection(loaded)
    opened = filled_in(qtbot, window)
    qtbot.waitUntil(lambda: at(opened) == "Batch checked")
    return opened


def at(sheet: InjectionSheet) -> str:
    """The name of what has the keyboard."""
    focus = sheet.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def enter(qtbot: QtBot, sheet: InjectionSheet, times: int = 1) -> None:
    """Press Enter where the keyboard is."""
    for _ in range(times):
        focus = sheet.focusWidget()
        assert isinstance(focus, QWidget)
        qtbot.keyClick(focus, Qt.Key.Key_Return)


def hold_enter(sheet: InjectionSheet, *, times: int) -> None:
    """Keep Enter down where the keyboard is, wherever that goes meanwhile."""
    for count in range(times):
        down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", count > 0, 1)
        focus = sheet.focusWidget()
        assert focus is not None
        QApplication.sendEvent(focus, down)


def ticked(sheet: InjectionSheet) -> Sequence[bool]:
    return [named(sheet, QCheckBox, name).isChecked() for name in THREE]


def doses(desk: Desk, patient_id: str) -> int:
    return len(show_patient(desk, patient_id).injections)


def test_enter_ticks_each_in_turn_and_the_fourth_saves(
    qtbot: QtBot, sheet: InjectionSheet, desk: Desk, loaded: str
) -> None:
    for name in THREE:
        assert at(sheet) == name
        enter(qtbot, sheet)
        assert named(sheet, QCheckBox, name).isChecked()
    assert at(sheet) == "Save injection"
    assert doses(desk, loaded) == 6

    enter(qtbot, sheet)
    closed(qtbot, sheet)
    assert doses(desk, loaded) == 7


def test_a_key_held_down_ticks_one_and_saves_nothing(sheet: InjectionSheet, desk: Desk, loaded: str) -> None:
    hold_enter(sheet, times=30)
    assert ticked(sheet) == [True, False, False]
    assert at(sheet) == "Identity checked"
    assert doses(desk, loaded) == 6


def test_the_last_tick_held_down_does_not_save(qtbot: QtBot, sheet: InjectionSheet, desk: Desk, loaded: str) -> None:
    enter(qtbot, sheet, 2)
    hold_enter(sheet, times=30)
    assert at(sheet) == "Save injection"
    assert not sheet.is_saving
    assert doses(desk, loaded) == 6


def test_enter_on_one_ticked_already_only_goes_on(qtbot: QtBot, sheet: InjectionSheet) -> None:
    press(sheet, "Batch checked")
    press(sheet, "Identity checked")
    enter(qtbot, sheet)
    assert ticked(sheet) == [True, True, False]
    assert at(sheet) == "Consent given"


def test_the_last_one_leads_back_to_one_left_out(qtbot: QtBot, sheet: InjectionSheet) -> None:
    named(sheet, QCheckBox, "Consent given").setFocus()
    enter(qtbot, sheet)
    assert ticked(sheet) == [False, False, True]
    assert at(sheet) == "Batch checked"


def test_space_ticks_and_stays(qtbot: QtBot, sheet: InjectionSheet) -> None:
    tick = named(sheet, QCheckBox, "Batch checked")
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert (ticked(sheet), at(sheet)) == ([True, False, False], "Batch checked")
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert ticked(sheet) == [False, False, False]


def test_what_is_missing_elsewhere_keeps_it_from_being_saved(
    qtbot: QtBot, sheet: InjectionSheet, desk: Desk, loaded: str
) -> None:
    type_in(sheet, "Dose", "")
    enter(qtbot, sheet, 4)
    assert "Give the dose in micrograms, a whole number such as 1000." in texts(sheet)
    assert doses(desk, loaded) == 6


def test_a_batch_to_be_typed_comes_before_the_confirmations(
    qtbot: QtBot, window: Window, acts_of: ActsOf, ada: str
) -> None:
    acts_of(NURSE, date(2026, 1, 5)).record_injection(ada)
    sheet = filled_in(qtbot, window)
    qtbot.waitUntil(lambda: at(sheet) == "Batch number")
    type_in(sheet, "Batch number", "A1234")
    named(sheet, QCheckBox, "Identity checked").setFocus()
    enter(qtbot, sheet, 2)
    assert at(sheet) == "Save injection"


def test_the_sites_are_read_out_as_radio_buttons_of_one_choice(qtbot: QtBot, sheet: InjectionSheet) -> None:
    sites = [radio for radio in sheet.map.findChildren(QRadioButton)]
    read = {QAccessible.queryAccessibleInterface(radio).role() for radio in sites}
    assert read == {QAccessible.Role.RadioButton}
    for radio in sites:
        radio.setChecked(True)
        assert [each for each in sites if each.isChecked()] == [radio]
    sheet.map.choose(None)
    assert not any(radio.isChecked() for radio in sites)


def test_tab_comes_to_a_reason_before_the_button_that_saves(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, date(2026, 2, 20)).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    order: list[str] = []
    save = named(sheet, QPushButton, "Save injection")
    widget = sheet.nextInFocusChain()
    while widget is not save:
        order.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert order.index("Why: early dose") < order.index("Reason: early dose") < order.index("Date given")
