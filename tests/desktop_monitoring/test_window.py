"""The monitoring page in the window over a real register."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.monitoring.model import STATE
from b12desk.desktop.monitoring.view import MonitoringPage
from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.result.view import ResultSheet
from b12desk.desktop.review.view import ReviewSheet
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from tests.desktop_acts.window import press


@pytest.fixture
def window(desk: Desk, ada: str, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(shown)
    path = tmp_path / "register.b12"
    clock = ClockSetTo(date(2026, 4, 17))
    session = begin(shown, open_desk=lambda: open_desk(path, clock=clock, acting="Nurse Ojo"))
    shown.resize(1366, 740)
    shown.show()
    qtbot.waitUntil(lambda: shown.findChild(MonitoringPage) is not None, timeout=15_000)
    yield shown
    shown.close()
    session.close()


def monitoring(window: MainWindow, qtbot: QtBot) -> MonitoringPage:
    press(window, "Monitoring")
    page = window.findChild(MonitoringPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2, timeout=15_000)
    return page


def trigger(window: MainWindow, keys: str) -> None:
    next(a for a in window.findChildren(QAction) if QKeySequence(keys) in a.shortcuts()).trigger()


def test_a_review_is_recorded_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    page = monitoring(window, qtbot)
    page.table.choose_row(0)
    press(page, "Record review")
    qtbot.waitUntil(lambda: bool(window.findChildren(ReviewSheet)))
    press(window.findChildren(ReviewSheet)[0], "Improving")
    press(window.findChildren(ReviewSheet)[0], "Save review")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1, timeout=15_000)
    assert page.table.model().index(0, STATE).data() == "Upcoming"
    assert page.chosen_id() is None


def test_a_result_is_asked_for_and_the_list_is_shown_on_paper(window: MainWindow, qtbot: QtBot) -> None:
    page = monitoring(window, qtbot)
    page.table.choose_row(0)
    press(page, "Record result")
    qtbot.waitUntil(lambda: bool(window.findChildren(ResultSheet)))
    window.findChildren(ResultSheet)[0].reject()
    press(page, "Print list")
    qtbot.waitUntil(lambda: bool(window.findChildren(PlanPreviewSheet)))
    (sheet,) = window.findChildren(PlanPreviewSheet)
    qtbot.waitUntil(lambda: any("Page 1 of 1" in label.text() for label in sheet.findChildren(QLabel)), timeout=15_000)
    sheet.reject()


def test_a_patient_opened_from_the_list_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    page = monitoring(window, qtbot)
    page.table.choose_row(1)
    press(page, "Open patient")
    qtbot.waitUntil(lambda: window.patient_page_shown() is not None)
    trigger(window, "Esc")
    assert window.pages.currentWidget() is page
    assert page.table.currentIndex().row() == 1


def test_ctrl_4_shows_the_monitoring(window: MainWindow, qtbot: QtBot) -> None:
    page = monitoring(window, qtbot)
    press(window, "Worklist")
    trigger(window, "Ctrl+4")
    assert window.pages.currentWidget() is page


def test_the_keyboard_begins_in_the_table_and_again_whenever_the_page_is_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = monitoring(window, qtbot)
    qtbot.waitUntil(page.table.hasFocus)
    press(window, "Reports")
    press(window, "Monitoring")
    qtbot.waitUntil(page.table.hasFocus)
