from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from b12desk.desktop.patient.timeline import Timeline
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient


@pytest.fixture
def shown(qtbot: QtBot, today: Desk, ada: str) -> Timeline:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(1100, 220)
    timeline.show()
    timeline.show_page(show_patient(today, ada))
    return timeline


def test_the_next_dose_is_chosen_at_first(shown: Timeline) -> None:
    assert shown.says.text() == "Due 14-Jan-2026"


def test_the_arrow_keys_walk_from_item_to_item(qtbot: QtBot, shown: Timeline) -> None:
    qtbot.keyClick(shown.view, Qt.Key.Key_Left)
    assert shown.says.text() == "Given 12-Jan-2026, right deltoid"
    qtbot.keyClick(shown.view, Qt.Key.Key_Home)
    assert shown.says.text() == "Given 05-Jan-2026, left deltoid"
    qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    assert shown.says.text() == "Given 07-Jan-2026, right deltoid"
    qtbot.keyClick(shown.view, Qt.Key.Key_End)
    assert shown.view.currentIndex().row() == shown.view.timeline.rowCount() - 1


def test_the_item_chosen_is_within_the_view(qtbot: QtBot, shown: Timeline) -> None:
    for _ in range(shown.view.timeline.rowCount()):
        qtbot.keyClick(shown.view, Qt.Key.Key_Right)
        box = shown.view.visualRect(shown.view.currentIndex())
        assert box.left() >= 0
        assert box.left() < shown.view.viewport().width()


def test_a_screen_reader_finds_every_item_by_its_sentence(shown: Timeline) -> None:
    tree = QAccessible.queryAccessibleInterface(shown.view)
    assert tree is not None
    names = [tree.child(row).text(QAccessible.Text.Name) for row in range(tree.childCount())]
    assert "Given 05-Jan-2026, left deltoid" in names
    assert "Due 14-Jan-2026" in names


def test_days_stand_to_scale(shown: Timeline) -> None:
    one, two, three = (shown.view.x_of(day) for day in (date(2026, 1, 5), date(2026, 1, 9), date(2026, 1, 17)))
    assert three - two == pytest.approx(2 * (two - one))


def test_everything_can_be_shown_at_once(qtbot: QtBot, shown: Timeline) -> None:
    shown.view.show_days(None)
    assert shown.view.horizontalScrollBar().maximum() == 0
    last = shown.view.timeline.rowCount() - 1
    assert shown.view.place(last).right() <= shown.view.viewport().width()


def test_clicking_an_item_chooses_it(qtbot: QtBot, shown: Timeline) -> None:
    shown.view.show_days(90)
    middle = shown.view.place(0).center().toPoint()
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert shown.says.text() == "Given 05-Jan-2026, left deltoid"


def test_a_key_names_the_shapes_that_are_there(shown: Timeline) -> None:
    words = [key.accessibleName() for key in shown.findChildren(type(shown._key_holder)) if key.accessibleName()]
    assert {"Given", "Due window"} <= set(words)
    assert "Voided" not in words


def test_enter_on_a_dose_asks_for_its_entry(qtbot: QtBot, shown: Timeline, today: Desk, ada: str) -> None:
    qtbot.keyClick(shown.view, Qt.Key.Key_Home)
    with qtbot.waitSignal(shown.opened) as asked:
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert asked.args == [show_patient(today, ada).injections[-1].id]
