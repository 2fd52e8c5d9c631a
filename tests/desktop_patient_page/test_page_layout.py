from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollBar, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.timeline_view import TimelineView
from b12desk.desktop.patient.view import PatientPage
from b12desk.desktop.theme.apply import apply_theme, zoom_to
from b12desk.desktop.theme.palette import LIGHT
from b12desk.services.desk import Desk
from tests.desktop_acts.window import Window, named

SIZES = [(1270, 640, 100), (1188, 612, 100), (1180, 560, 200), (900, 420, 200)]


@pytest.fixture
def page(qapp: QApplication, window: Window, today: Desk, lane: Lane, acts: DeskActs) -> Iterator[PatientPage]:
    apply_theme(qapp, LIGHT)
    shown = PatientPage(today, lane, acts, window)
    shown.show()
    yield shown
    zoom_to(qapp, 100)
    qapp.setStyleSheet("")


def read(qtbot: QtBot, page: PatientPage, patient_id: str, size: tuple[int, int, int], qapp: QApplication) -> None:
    zoom_to(qapp, size[2])
    page.resize(size[0], size[1])
    page.show_patient(patient_id)
    qtbot.waitUntil(page.head.isVisible)
    qtbot.wait(50)


def scrolling(root: QWidget, way: Qt.Orientation) -> list[QScrollBar]:
    """The scroll bars that are shown and have anything to scroll; the timeline's own runs along its days."""
    bars = (bar for bar in root.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > bar.minimum())
    return [bar for bar in bars if bar.orientation() == way and not isinstance(_area(bar), TimelineView)]


def _area(bar: QScrollBar) -> QWidget | None:
    holder = bar.parentWidget()
    return holder.parentWidget() if holder is not None else None


@pytest.mark.parametrize("size", SIZES, ids=["768 high", "scaled 150 %", "200 %", "200 % in a small window"])
def test_no_tab_ever_has_two_vertical_scroll_bars(
    qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str, size: tuple[int, int, int]
) -> None:
    read(qtbot, page, ada, size, qapp)
    tabs = page.findChildren(QTabWidget)[0]
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        qtbot.wait(30)
        assert len(scrolling(page, Qt.Orientation.Vertical)) <= 1, tabs.tabText(tab)


@pytest.mark.parametrize("size", SIZES[:3], ids=["768 high", "scaled 150 %", "200 %"])
def test_the_plan_never_scrolls_sideways(
    qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str, size: tuple[int, int, int]
) -> None:
    read(qtbot, page, ada, size, qapp)
    assert scrolling(page, Qt.Orientation.Horizontal) == []


@pytest.mark.parametrize("size", SIZES, ids=["768 high", "scaled 150 %", "200 %", "200 % in a small window"])
def test_every_planned_dose_is_as_high_as_its_row(
    qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str, size: tuple[int, int, int]
) -> None:
    read(qtbot, page, ada, size, qapp)
    table = named(page, LinesTable, "Plan table")
    last = table.lines.index(table.lines.rowCount() - 1, 0)
    assert table.visualRect(last).bottom() <= table.viewport().height()


def test_the_banner_stays_while_the_page_scrolls(qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str) -> None:
    read(qtbot, page, ada, (1180, 560, 200), qapp)
    (bar,) = scrolling(page, Qt.Orientation.Vertical)
    bar.setValue(bar.maximum())
    banner = page.head.banner
    assert banner.mapTo(page, banner.rect().topLeft()).y() == 0
    assert banner.width() == page.width()


def test_the_keyboard_takes_the_page_along(qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str) -> None:
    read(qtbot, page, ada, (1180, 560, 200), qapp)
    table = named(page, LinesTable, "Plan table")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    row = table.visualRect(table.currentIndex())
    below = table.viewport().mapTo(page, row.bottomLeft()).y()
    assert 0 < below <= page.height()


def test_why_and_the_dates_to_offer_stand_beside_the_next_dose(
    qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str
) -> None:
    read(qtbot, page, ada, (1270, 640, 100), qapp)
    assert named(page, QPushButton, "Offer a date").isVisible()


def test_a_patient_without_a_plan_is_offered_no_date(
    qtbot: QtBot, qapp: QApplication, page: PatientPage, bryn: str
) -> None:
    read(qtbot, page, bryn, (1270, 640, 100), qapp)
    assert not named(page, QPushButton, "Offer a date").isVisible()
    assert not page.timeline.isVisible()


def test_an_item_of_the_timeline_leads_to_its_line(
    qtbot: QtBot, qapp: QApplication, page: PatientPage, ada: str
) -> None:
    read(qtbot, page, ada, (1270, 640, 100), qapp)
    qtbot.keyClick(page.timeline.view, Qt.Key.Key_Home)
    qtbot.keyClick(page.timeline.view, Qt.Key.Key_Return)
    assert page.injections.isVisible()
    line = page.injections.lines.line(page.injections.currentIndex().row())
    assert line is not None
    assert line.cells[0] == "05-Jan-2026"
