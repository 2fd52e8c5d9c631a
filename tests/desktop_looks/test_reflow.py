"""At 200 % on a small screen a page goes on below instead of to the right; 1190 pixels are left beside the rail."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.recalls.view import RecallsPage
from b12desk.desktop.widgets.banner import BannerText, banner
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.desktop.worklist.prepared import PreparedList
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.desktop.worklist.tiles import Tile
from b12desk.desktop.worklist.view import WorklistPage
from b12desk.services.recall_rows import recall_in
from tests.desktop.rows import ADA, BRYN, CLARA, worklist_of_rows

ROOM = 1190
LONG = replace(
    ADA, patient_id="long", name="FEATHERSTONEHAUGH-CHOLMONDELEY, Maximiliana Wilhelmina (Professor)", days_overdue=4
)


@pytest.fixture
def worklist(twice_as_large: QApplication, qtbot: QtBot) -> WorklistPage:
    page = WorklistPage()
    qtbot.addWidget(page)
    presenter = WorklistPresenter(page)
    page.patient_chosen.connect(presenter.choose)
    page.resize(ROOM, 560)
    presenter.show(PreparedList(worklist_of_rows(LONG, BRYN, CLARA)))
    page.show()
    page.table.choose_row(0)
    QApplication.processEvents()
    return page


def test_the_worklist_fits_beside_the_rail_with_somebody_chosen(worklist: WorklistPage) -> None:
    assert worklist.minimumSizeHint().width() <= ROOM
    assert worklist.width() == ROOM
    assert outside(worklist) == []
    assert worklist.table.horizontalScrollBar().maximum() == 0


def test_tiles_that_count_nobody_make_room_and_the_others_still_add_up(worklist: WorklistPage) -> None:
    shown = {tile.accessibleName() for tile in worklist.findChildren(Tile) if tile.isVisible()}
    assert not any(name.endswith(": 0") for name in shown)
    assert sum_of(shown) == 3


def test_the_name_of_whoever_is_chosen_is_shown_whole(worklist: WorklistPage) -> None:
    label = next(each for each in worklist.findChildren(QLabel) if each.text() == LONG.name and each.isVisible())
    assert label.height() >= label.heightForWidth(label.width())


def test_recalls_hide_columns_before_they_scroll(twice_as_large: QApplication, qtbot: QtBot) -> None:
    page = RecallsPage()
    qtbot.addWidget(page)
    page.resize(ROOM, 560)
    page.show_rows((replace(LONG, recall=recall_in(LONG)),))
    page.show_empty("", "")
    page.show_chosen(LONG.name, "Phone 020 7946 0958 · born 02-Mar-1956 (70y)", has_phone=True)
    page.show()
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= ROOM
    assert outside(page) == []
    assert page.table.horizontalScrollBar().maximum() == 0


def test_a_banner_goes_on_in_another_line(usual_look: QApplication, qtbot: QtBot) -> None:
    shown = banner()
    qtbot.addWidget(shown)
    shown.show_patient(BannerText(LONG.name, date(1956, 3, 2), 70, "Female", "9990140847"))
    assert shown.heightForWidth(420) > shown.heightForWidth(1200)
    assert shown.minimumSizeHint().width() <= 420
    shown.resize(420, shown.heightForWidth(420))
    shown.show()
    assert all(
        label.width() + 2 >= label.sizeHint().width()
        for label in shown.findChildren(QLabel)
        if label.text() != LONG.name
    )


def test_a_row_goes_on_below_and_what_expands_takes_the_rest(usual_look: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = WrappingRow(holder, gap=8)
    text = FlowingText(expands=True)
    text.setText("Showing all")
    buttons = [QPushButton(word) for word in ("Columns", "Save list", "Print list")]
    for each in (text, *buttons):
        line.addWidget(each)
    one = line.sizeHint().width()
    holder.resize(one + 200, 40)
    holder.show()
    assert {button.y() for button in buttons} == {buttons[0].y()}
    assert buttons[-1].geometry().right() >= holder.width() - 2
    holder.resize(one - 20, 80)
    QApplication.processEvents()
    assert buttons[-1].y() > buttons[0].y()
    assert line.heightForWidth(one - 20) > line.heightForWidth(one)


def sum_of(names: set[str]) -> int:
    return sum(int(name.rpartition(" ")[2]) for name in names if not name.startswith("All"))


def outside(page: QWidget) -> list[str]:
    """The buttons that lie beyond the right edge."""
    buttons = (button for button in page.findChildren(QAbstractButton) if button.isVisible())
    return [each.accessibleName() for each in buttons if each.mapTo(page, QPoint(each.width(), 0)).x() > page.width()]
