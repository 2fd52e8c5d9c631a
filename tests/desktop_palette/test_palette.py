"""The palette and the help over the window, by keyboard."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidgetItem, QMenu, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.application import begin
from b12desk.desktop.help import HelpSheet
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.manual.model import PAGES, page_of, text_of
from b12desk.desktop.manual.view import ManualSheet
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.palette.view import PaletteSheet
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.desk import Desk
from tests.builders import day

S = TypeVar("S", bound=QWidget)


@pytest.fixture
def opened(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    add_patient(desk, PatientDraft("Smith", "Ada", day("1956-03-02"), nhs_number="9990140847"))
    session = begin(window, open_desk=lambda: desk)
    window.resize(1366, 740)
    window.show()
    qtbot.waitUntil(lambda: window.worklist.table.model().rowCount() == 1, timeout=15_000)
    yield window
    window.close()
    session.close()


@pytest.fixture
def palette(opened: MainWindow) -> PaletteSheet:
    trigger(opened, "Ctrl+K")
    return sheet_of(opened, PaletteSheet)


def test_the_cursor_stands_in_the_field_and_every_menu_entry_is_listed(
    opened: MainWindow, palette: PaletteSheet
) -> None:
    entries = {action.text().rstrip("…") for menu in opened.menuBar().actions() for action in actions_of(menu)}
    listed = {item.text().partition(": ")[2] for item in items(palette)}
    assert palette.focusWidget() is palette.field
    assert listed == entries


def test_enter_does_what_is_chosen(opened: MainWindow, palette: PaletteSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "new pat")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in opened.findChildren(NewPatientSheet)))


def test_down_and_up_move_while_the_cursor_stays(palette: PaletteSheet, qtbot: QtBot) -> None:
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(palette.field, key)
        assert palette.list.currentRow() == row
    assert palette.focusWidget() is palette.field


def test_a_patient_is_found_and_opened(opened: MainWindow, palette: PaletteSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "smi")
    qtbot.waitUntil(lambda: [item.text() for item in items(palette)] == ["Patient: SMITH, Ada"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.patient_page_shown() is not None)


def test_what_can_t_be_done_is_listed_with_why(palette: PaletteSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "record injection")
    item = palette.list.item(0)
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Patient: Record injection, Choose a patient first, not now"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert "Choose a patient first" in [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]


def test_escape_closes_without_asking(palette: PaletteSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "defer")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_no_two_entries_answer_to_the_same_keys(opened: MainWindow) -> None:
    keys = [each.toString() for action in opened.findChildren(QAction) for each in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_the_keys_are_those_of_the_menus_and_the_manual_is_a_step_away(opened: MainWindow) -> None:
    trigger(opened, "F1")
    keys = sheet_of(opened, HelpSheet)
    listed = " ".join(label.text() for label in keys.findChildren(QLabel)).split()
    assert {"Ctrl+K", "Ctrl+R", "Shift+F1", "Ctrl+0"} <= set(listed)
    next(b for b in keys.findChildren(QAbstractButton) if b.accessibleName() == "Manual").click()
    assert sheet_of(opened, ManualSheet).isVisible()


def test_every_page_of_the_manual_is_shown_and_links_lead_from_one_to_the_other(opened: MainWindow) -> None:
    trigger(opened, "Shift+F1")
    manual = sheet_of(opened, ManualSheet)
    assert manual.reader.toPlainText().startswith("b12desk: the manual")
    manual.reader.link_asked.emit("what-b12desk-checks.md")
    assert manual.reader.toPlainText().startswith("What b12desk checks")
    assert manual.pages.value() == "what-b12desk-checks.md"


def test_a_link_out_of_the_manual_is_told_and_not_followed(opened: MainWindow) -> None:
    trigger(opened, "Shift+F1")
    manual = sheet_of(opened, ManualSheet)
    manual.reader.link_asked.emit("https://example.org/x.md")
    assert any("https://example.org/x.md" in label.text() for label in manual.findChildren(QLabel))
    assert manual.pages.value() == "manual.md"


def test_a_word_is_found_on_the_page_again_and_again(opened: MainWindow, qtbot: QtBot) -> None:
    trigger(opened, "Shift+F1")
    manual = sheet_of(opened, ManualSheet)
    qtbot.keyClicks(manual.search, "overdue")
    first = manual.reader.textCursor().position()
    qtbot.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.reader.textCursor().selectedText().lower() == "overdue"
    assert manual.reader.textCursor().position() > first
    manual.search.setText("no such word")
    assert any("is not on this page" in label.text() for label in manual.findChildren(QLabel))


def test_every_link_of_the_manual_to_a_page_leads_to_one() -> None:
    links = [part.partition(")")[0] for page in PAGES for part in text_of(page).split("](")[1:]]
    assert [link for link in links if link.endswith(".md") and page_of(link) is None] == []


def actions_of(entry: QAction) -> list[QAction]:
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    return [action for action in menu.actions() if not action.isSeparator()]


def items(palette: PaletteSheet) -> list[QListWidgetItem]:
    return [palette.list.item(row) for row in range(palette.list.count())]


def trigger(window: MainWindow, keys: str) -> None:
    """Press a menu entry's keys; the entry answers whichever widget has the focus."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    next(a for a in window.findChildren(QAction) if keys in [each.toString() for each in a.shortcuts()]).trigger()


def sheet_of(window: MainWindow, kind: type[S]) -> S:
    return next(sheet for sheet in window.findChildren(kind) if sheet.isVisible())
