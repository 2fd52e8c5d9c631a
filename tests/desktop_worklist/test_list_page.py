"""The page by keyboard and mouse, with three patients."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.worklist.chips import Chip
from b12desk.desktop.worklist.columns import KEYS
from b12desk.desktop.worklist.habits import keep_habits, restore_habits
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.prepared import PreparedList, SortOrder
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.desktop.worklist.view import WorklistPage
from b12desk.services.worklist_groups import Group
from tests.desktop.rows import ADA, BRYN, CLARA, worklist_of_rows


def chip(page: WorklistPage, group: Group) -> Chip:
    return next(one for one in page.findChildren(Chip) if one.stands_for is group)


def ids(page: WorklistPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).patient_id for row in range(model.rowCount())]


def texts(page: WorklistPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: WorklistPage, name: str) -> QAbstractButton:
    found = [b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def test_chips_say_their_counts_and_space_narrows_the_list(page: WorklistPage, qtbot: QtBot) -> None:
    loading = chip(page, Group.LOADING)
    assert loading.accessibleName() == "Loading: 1"
    assert chip(page, Group.CANT_CONTACT).accessibleName() == "Can’t contact: 0"
    qtbot.keyClick(loading, Qt.Key.Key_Space)
    assert ids(page) == ["bryn"]
    assert loading.isChecked()
    assert loading.text().startswith("✓")
    assert "Showing 1 of 3 patients: loading. 2 are hidden" in texts(page)
    qtbot.keyClick(loading, Qt.Key.Key_Return)
    assert ids(page) == ["ada", "bryn", "clara"]


def test_counts_stay_those_of_the_register_while_the_list_is_narrowed(page: WorklistPage) -> None:
    chip(page, Group.NEUROLOGICAL).click()
    assert chip(page, Group.LOADING).accessibleName() == "Loading: 1"
    assert chip(page, Group.NEUROLOGICAL).accessibleName() == "Neurological: 1"


def test_show_all_shows_everybody_again(page: WorklistPage) -> None:
    chip(page, Group.LOADING).click()
    button(page, "Show all").click()
    assert len(ids(page)) == 3
    assert not chip(page, Group.LOADING).isChecked()


def test_every_chip_can_be_reached_by_keyboard(page: WorklistPage) -> None:
    for one in page.findChildren(Chip):
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert one.height() >= 24


def test_nobody_stays_in_the_panel_who_is_not_shown(page: WorklistPage) -> None:
    page.table.choose_row(0)
    assert "SMITH, Ada (Mrs)" in texts(page)
    chip(page, Group.LOADING).click()
    assert page.panel.accessibleName() == "Patient panel: nobody is chosen"
    assert not [b for b in page.panel.findChildren(QAbstractButton) if b.isVisible()]


def test_the_panel_says_the_next_act_and_offers_it(page: WorklistPage, qtbot: QtBot) -> None:
    page.table.choose_row(1)
    assert "Dose 4 of 6, left deltoid, due 16-Feb-2026" in page.panel.accessibleName()
    with qtbot.waitSignal(page.act_asked) as told:
        button(page, "Record injection").click()
    assert told.args == ["Record injection"]
    with qtbot.waitSignal(page.patient_opened) as opened:
        button(page, "Open patient").click()
    assert opened.args == ["bryn"]


def test_a_folded_panel_leaves_the_strip_and_no_button_twice(page: WorklistPage) -> None:
    page.table.choose_row(0)
    button(page, "Patient panel").click()
    assert page.panel.isHidden()
    assert button(page, "Record injection").isVisible()
    assert "Maintenance · due 16-Feb-2026 to 16-Mar-2026" in texts(page)
    page.start("Panel")
    assert page.panel.isVisible()
    button(page, "Record injection")


def test_a_narrow_page_folds_the_panel_and_a_wide_one_opens_it_again(page: WorklistPage) -> None:
    page.resize(820, 600)
    assert page.panel.isHidden()
    assert page.tools.panel.isHidden()
    assert page.wants_panel
    page.resize(1270, 660)
    assert page.panel.isVisible()


def test_several_patients_chosen_are_nobody_to_act_for(page: WorklistPage) -> None:
    page.table.selectAll()
    assert page.chosen_id() is None
    assert page.panel.accessibleName() == "Patient panel: 3 patients are chosen"
    page.open_panel(False)
    assert "3 patients are chosen; Ctrl+C copies their rows." in texts(page)
    page.table.choose_row(1)
    assert page.chosen_id() == "bryn"


def test_shift_and_an_arrow_choose_on_from_where_one_was(page: WorklistPage, qtbot: QtBot) -> None:
    page.table.choose_row(0)
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.table.rows_chosen() == (0, 1, 2)


def test_rows_are_copied_as_shown_with_tabs_and_no_formula(page: WorklistPage, qtbot: QtBot) -> None:
    presenter = WorklistPresenter(page)
    hostile = replace(ADA, name="=HYPERLINK(1)\tx", phone="+44 1632 960001")
    presenter.show(PreparedList(worklist_of_rows(hostile, BRYN)))
    page.table.leave_out_columns(set(KEYS) - {"status", "name", "phone"})
    page.table.selectAll()
    with qtbot.waitSignal(page.copied) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [2]
    assert QGuiApplication.clipboard().text() == (
        "Overdue 12 days\t'=HYPERLINK(1) x\t'+44 1632 960001\nDue\tBRYN, Llŷr (Mr)\t\n"
    )


def test_with_nobody_chosen_nothing_is_copied(page: WorklistPage) -> None:
    QGuiApplication.clipboard().setText("kept")
    page.table.clearSelection()
    page.table.copy_rows()
    assert QGuiApplication.clipboard().text() == "kept"


def test_columns_are_chosen_in_a_menu(page: WorklistPage) -> None:
    menu = page.table.columns_menu()
    actions = {action.text().split(" (")[0]: action for action in menu.actions()}
    assert not actions["Status"].isEnabled()
    assert not actions["Offer"].isChecked()
    actions["Offer"].trigger()
    next(a for a in page.table.columns_menu().actions() if a.text().startswith("Phase")).trigger()
    assert not page.table.isColumnHidden(KEYS.index("offer"))
    assert page.table.isColumnHidden(KEYS.index("phase"))


def test_a_column_without_room_says_so_in_the_menu(page: WorklistPage) -> None:
    page.resize(822, 600)
    texts_of_menu = [action.text() for action in page.table.columns_menu().actions()]
    assert "Phone (no room at this width)" in texts_of_menu
    names = [b.accessibleName() for b in page.findChildren(QAbstractButton)]
    assert f"Columns ({len(page.table.without_room)} not shown)" in names


def test_the_order_is_chosen_in_a_menu_too(page: WorklistPage) -> None:
    def press(name: str) -> None:
        next(action for action in page.table.sort_menu().actions() if action.text() == name).trigger()

    press("Patient")
    assert ids(page) == ["bryn", "clara", "ada"]
    press("Downwards")
    assert ids(page) == ["ada", "clara", "bryn"]
    ticked = [action.text() for action in page.table.sort_menu().actions() if action.isChecked()]
    assert ticked == ["Patient", "Downwards"]
    press("Most overdue first")
    assert ids(page) == ["ada", "bryn", "clara"]


@pytest.mark.parametrize("act", ["Sort", "Columns"])
def test_a_menu_opens_over_the_list_and_closes_with_escape(page: WorklistPage, qtbot: QtBot, act: str) -> None:
    page.start(act)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_saving_asks_which_rows_only_where_some_are_hidden(page: WorklistPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.save_asked) as told:
        button(page, "Save list").click()
    assert told.args == [True]
    chip(page, Group.LOADING).click()
    menu = page.tools.saving_menu()
    assert [action.text() for action in menu.actions()] == ["The 1 shown…", "All 3…"]
    with qtbot.waitSignal(page.save_asked) as told:
        menu.actions()[0].trigger()
    assert told.args == [False]


def test_a_cell_chosen_by_assistive_technology_is_its_patient(page: WorklistPage) -> None:
    index = page.table.model().index(2, 1)
    page.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert page.chosen_id() == "clara"


def test_what_was_chosen_is_there_again_at_the_next_start(
    page: WorklistPage, remembered: Remembered, qtbot: QtBot
) -> None:
    presenter = WorklistPresenter(page)
    presenter.narrowing = Narrowing(frozenset({Status.DUE, Group.NEUROLOGICAL}))
    presenter.order = SortOrder("due_by", True)
    page.table.leave_out_columns({"phone", "offer"})
    page.open_panel(False)
    keep_habits(remembered, page, presenter)
    again = WorklistPage()
    qtbot.addWidget(again)
    fresh = WorklistPresenter(again)
    restore_habits(remembered, again, fresh)
    assert (fresh.narrowing, fresh.order) == (presenter.narrowing, presenter.order)
    assert again.table.left_out_keys == {"phone", "offer"}
    assert not again.wants_panel


def test_habits_that_make_no_sense_are_ignored(page: WorklistPage, remembered: Remembered) -> None:
    remembered.keep_words("worklist/filter", ["lost", "due"])
    remembered.keep_words("worklist/order", ["nothing", "down"])
    remembered.keep_words("worklist/left_out", ["status", "name", "nowhere", "phone"])
    presenter = WorklistPresenter(page)
    restore_habits(remembered, page, presenter)
    assert presenter.narrowing == Narrowing(frozenset({Status.DUE}))
    assert presenter.order == SortOrder()
    assert page.table.left_out_keys == {"phone"}


def test_an_empty_register_shows_what_to_do(page: WorklistPage) -> None:
    WorklistPresenter(page).show(PreparedList(worklist_of_rows()))
    assert "There are no patients in this register yet." in texts(page)
    assert ids(page) == []
    assert CLARA.patient_id not in ids(page)
