"""Ctrl+Z over a real register: a sentence first, Enter undoes, a dose is kept by Enter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.application import begin
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT
from b12desk.desktop.undo.view import UndoSheet
from b12desk.services.course_acts import defer_dose
from b12desk.services.desk import Desk
from b12desk.services.issue_plan import issue_plan
from b12desk.services.show_patient import show_patient
from b12desk.services.undo_steps import UNDONE
from tests.desktop_acts.window import Window, press
from tests.desktop_undo.conftest import give

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def app_theme(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, LIGHT)
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(desk: Desk, ada: str, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over the same register, with Ada on its list."""
    window = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(window)
    session = begin(window, open_desk=lambda: replace(desk))
    window.resize(1366, 740)
    window.show()
    qtbot.waitUntil(lambda: window.worklist.table.model().rowCount() == 1, timeout=15_000)
    yield window
    window.close()
    session.close()


def test_a_deferral_is_undone_with_two_keys(opened: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    defer_dose(desk, ada, date(2026, 2, 2), "on holiday")
    sheet = _undo(opened, qtbot)
    assert "Deferred until 02-Feb-2026 (on holiday)." in _texts(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Undone: deferral." in _texts(opened))
    assert show_patient(desk, ada).course_events[0].void_reason == UNDONE
    qtbot.waitUntil(lambda: _menu_text(opened) == "Undo the last act…")


def test_enter_keeps_a_dose_and_only_its_own_button_voids_it(
    opened: MainWindow, desk: Desk, ada: str, qtbot: QtBot
) -> None:
    give(desk, ada)
    sheet = _undo(opened, qtbot)
    assert "Was the injection of 1000 micrograms on 14-Jan-2026 truly not given to A. O., NHS number ending 0847?" in (
        _texts(sheet)
    )
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible())
    assert show_patient(desk, ada).injections[0].void_reason is None
    sheet = _undo(opened, qtbot)
    press(sheet, "Void it: not given")
    qtbot.waitUntil(lambda: show_patient(desk, ada).injections[0].void_reason == UNDONE)


def test_nothing_to_undo_is_said(opened: MainWindow, qtbot: QtBot) -> None:
    _action(opened).trigger()
    qtbot.waitUntil(lambda: "There is nothing of this session to undo." in _texts(opened))


def test_a_plan_is_passed_over_and_said_to_stay(opened: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    defer_dose(desk, ada, date(2026, 2, 2), "on holiday")
    issue_plan(desk, ada)
    texts = _texts(_undo(opened, qtbot))
    assert any("can’t be called back" in text for text in texts)
    assert "Deferred until 02-Feb-2026 (on holiday)." in texts


def test_of_many_that_stay_the_last_ones_are_named(opened: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    defer_dose(desk, ada, date(2026, 2, 2), "on holiday")
    for _ in range(5):
        issue_plan(desk, ada)
    texts = _texts(_undo(opened, qtbot))
    assert sum("can’t be called back" in text for text in texts) == 3
    assert "And 2 more." in texts


def test_the_menu_names_what_would_be_undone(opened: MainWindow, desk: Desk, ada: str, qtbot: QtBot) -> None:
    defer_dose(desk, ada, date(2026, 2, 2), "on holiday")
    opened.ask_refresh()
    qtbot.waitUntil(lambda: _menu_text(opened) == "Undo: deferral…")


def test_a_change_of_user_forgets_what_was_done(desk: Desk, ada: str, qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    lane = Lane(lambda _: None, window)
    acts = DeskActs(window, desk, lane, window.notices.append, window.count_change, window.opened.append)
    told: list[str] = []
    acts.tell_undo(told.append)
    qtbot.waitUntil(lambda: told == [""])
    defer_dose(desk, ada, date(2026, 2, 2), "on holiday")
    acts.tell_undo(told.append)
    qtbot.waitUntil(lambda: told[1:] == ["deferral"])
    acts.act_as("Nurse Bell")
    acts.act_as("Nurse Ojo")
    acts.tell_undo(told.append)
    qtbot.waitUntil(lambda: told[2:] == [""])
    lane.close()


def _undo(window: MainWindow, qtbot: QtBot) -> UndoSheet:
    _action(window).trigger()
    found: list[UndoSheet] = []

    def look() -> bool:
        found[:] = [sheet for sheet in window.findChildren(UndoSheet) if sheet.isVisible()]
        return bool(found)

    qtbot.waitUntil(look)
    return found[0]


def _action(window: MainWindow) -> QAction:
    return next(a for a in window.findChildren(QAction) if "Ctrl+Z" in [keys.toString() for keys in a.shortcuts()])


def _menu_text(window: MainWindow) -> str:
    return _action(window).text()


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
