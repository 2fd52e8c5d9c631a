"""The list by keys: where Tab goes, what the keys choose, and what is said about it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.widgets.tab_order import takes_tab
from b12desk.desktop.worklist.chips import Chip
from b12desk.desktop.worklist.view import WorklistPage
from b12desk.services.worklist_groups import Group

CTRL = Qt.KeyboardModifier.ControlModifier


def stops(page: WorklistPage) -> list[str]:
    """What Tab comes to, in its order."""
    found: list[str] = []
    widget = page.nextInFocusChain()
    while widget is not page:
        if takes_tab(widget) and widget.isVisible() and widget.isEnabled():
            found.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    return found


def seen(root: QWidget) -> list[str]:
    """The names of the buttons that are shown, line by line as they are seen."""
    shown = [button for button in root.findChildren(QAbstractButton) if button.isVisible()]
    places = {button: button.mapTo(root.window(), button.rect().topLeft()) for button in shown}
    return [b.accessibleName() for b in sorted(shown, key=lambda b: (places[b].y(), places[b].x()))]


def narrow(page: WorklistPage) -> None:
    next(chip for chip in page.findChildren(Chip) if chip.stands_for is Group.LOADING).click()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_tab_goes_from_the_list_to_the_panel_and_its_buttons_as_they_are_seen(page: WorklistPage, place: int) -> None:
    page.table.choose_row(place)
    order = stops(page)
    assert order[order.index("Worklist table") :] == ["Worklist table", "About the patient", *seen(page.panel)]
    assert "Open patient" in order


def test_tab_goes_from_the_list_to_the_strip_s_buttons_as_they_are_seen(page: WorklistPage, qtbot: QtBot) -> None:
    page.open_panel(False)
    page.table.choose_row(1)
    qtbot.waitUntil(lambda: "Open patient" in stops(page))
    order = stops(page)
    assert order[order.index("Worklist table") + 1] == "Open patient"
    assert "Record injection" in order[order.index("Worklist table") :]


def test_show_all_stands_before_the_other_buttons_and_gives_the_keyboard_to_the_list(
    page: WorklistPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    narrow(page)
    order = stops(page)
    assert order.index("As of") < order.index("Show all") < order.index("Print list") < order.index("Patient panel")

    button = next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Show all")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert page.table.hasFocus()


def test_ctrl_home_and_ctrl_end_choose_the_first_row_and_the_last(page: WorklistPage, qtbot: QtBot) -> None:
    page.table.choose_row(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Home, CTRL)
    assert page.chosen_id() == "ada"
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.chosen_id() == "ada"
    assert "SMITH, Ada" in page.panel.accessibleName()
    qtbot.keyClick(page.table, Qt.Key.Key_End, CTRL)
    assert page.chosen_id() == "clara"


def test_the_panel_says_that_several_are_chosen(page: WorklistPage, qtbot: QtBot) -> None:
    page.table.choose_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.chosen_id() is None
    assert page.panel.accessibleName() == "Patient panel: 2 patients are chosen"
    qtbot.keyClick(page.table, Qt.Key.Key_Home, CTRL)
    assert "SMITH, Ada" in page.panel.accessibleName()
