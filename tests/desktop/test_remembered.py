"""What the main window remembers from one day to the next."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.session import Session
from b12desk.desktop.worklist.tiles import Tile
from tests.desktop.rows import ADA, BRYN, CLARA, worklist_of_rows


def test_widths_that_somebody_chose_are_there_again(opened: MainWindow, remembered: Remembered, qtbot: QtBot) -> None:
    opened.worklist.table.setColumnWidth(2, 190)
    opened.resize(1200, 700)
    opened.close()
    again = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(again)
    assert again.worklist.table.widths() == {2: 190}


def test_the_filter_is_there_again_and_says_what_it_leaves_out(
    opened: MainWindow, remembered: Remembered, qtbot: QtBot
) -> None:
    next(t for t in opened.findChildren(Tile) if t.status is Status.DUE).toggle()
    opened.close()
    again = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(again)
    session = Session(again, Lane(lambda error: None, again))
    session.show_first(worklist_of_rows(ADA, BRYN, CLARA))
    assert again.worklist.table.model().rowCount() == 1
    assert "Showing 1 of 3 patients: due. 2 are hidden" in [label.text() for label in again.findChildren(QLabel)]
    session.close()


def test_a_settings_file_that_makes_no_sense_is_ignored(qtbot: QtBot, remembered: Remembered) -> None:
    remembered._settings.setValue("columns/worklist", "two:wide 3:-1 :: 4")
    remembered._settings.setValue("window/geometry", "nonsense")
    remembered._settings.setValue("worklist/filter", "lost")
    again = MainWindow(remembered, register_name="Riverside", is_demo=False)
    qtbot.addWidget(again)
    assert again.worklist.table.widths() == {}
    session = Session(again, Lane(lambda error: None, again))
    session.show_first(worklist_of_rows(ADA, BRYN, CLARA))
    assert again.worklist.table.model().rowCount() == 3
    session.close()
