"""What menus, keys and the buttons below the list ask for, and for whom."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.main_window import MainWindow
from tests.desktop.behind_the_window import Acts, action, press


@pytest.mark.parametrize(
    ("keys", "act"),
    [("Ctrl+R", "record_injection"), ("Ctrl+P", "print_plan"), ("Ctrl+G", "plan_regimen"), ("Ctrl+D", "defer"),
     ("Ctrl+E", "record_review"), ("Ctrl+Y", "why"), ("Ctrl+Shift+R", "record_contact")],
)  # fmt: skip
def test_every_act_has_its_shortcut_for_the_patient_chosen(opened: MainWindow, acts: Acts, keys: str, act: str) -> None:
    assert not action(opened, keys).isEnabled()
    opened.worklist.table.choose_row(1)
    action(opened, keys).trigger()
    assert acts.asked == [(act, "bryn")]


@pytest.mark.parametrize("keys", ["Ctrl+N", "F5", "Ctrl+Q", "Ctrl+F", "/", "Ctrl+1", "Ctrl+2", "F1", "Esc", "Ctrl+O"])
def test_every_other_action_has_an_entry_too(opened: MainWindow, keys: str) -> None:
    assert action(opened, keys).text()


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        ("Import…", ("import_file", "")),
        ("Clinic details…", ("clinic_details", "")),
        ("Protocols…", ("protocols", "")),
        ("Undo the last act…", ("undo", "")),
        ("People…", ("people", "")),
        ("Change user…", ("change_user", "")),
        ("Record authority…", ("record_authority", "ada")),
        ("Not given…", ("not_given", "ada")),
        ("Record decision…", ("record_decision", "ada")),
        ("Edit details…", ("edit_details", "ada")),
        ("Change interval…", ("change_interval", "ada")),
        ("Move to the current version…", ("move_course", "ada")),
        ("Hold the course…", ("hold", "ada")),
        ("Resume the course…", ("resume", "ada")),
        ("End the course…", ("end", "ada")),
    ],
)
def test_acts_without_a_shortcut_have_an_entry(
    opened: MainWindow, acts: Acts, entry: str, asked: tuple[str, str]
) -> None:
    opened.worklist.table.choose_row(0)
    next(a for a in opened.findChildren(QAction) if a.text() == entry).trigger()
    assert acts.asked == [asked]


def test_no_menu_entry_is_named_as_a_button(opened: MainWindow) -> None:
    entries = {a.text() for a in opened.findChildren(QAction) if a.text()}
    assert entries & {b.accessibleName() for b in opened.findChildren(QAbstractButton)} == set()


def test_the_buttons_below_the_list_are_for_the_patient_chosen(opened: MainWindow, acts: Acts) -> None:
    opened.worklist.table.choose_row(0)
    press(opened, "Record injection")
    press(opened, "Defer")
    opened.worklist.table.choose_row(2)
    press(opened, "Plan regimen")
    assert acts.asked == [("record_injection", "ada"), ("defer", "ada"), ("plan_regimen", "clara")]


def test_help_lists_every_shortcut_of_the_menus(opened: MainWindow, qtbot: QtBot) -> None:
    opened.show_help()
    sheet = next(w for w in opened.findChildren(QWidget) if w.windowTitle() == "Keys and version")
    listed = " ".join(label.text() for label in sheet.findChildren(QLabel))
    missing = [
        keys.toString()
        for a in opened.findChildren(QAction)
        for keys in a.shortcuts()
        if keys.toString() not in (*listed.replace(",", " ").split(), "F1", "Ctrl+O")
    ]
    assert missing == []
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
