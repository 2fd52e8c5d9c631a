from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.details.view import DetailsSheet
from b12desk.desktop.importing.view import ImportSheet
from b12desk.desktop.interval.view import IntervalSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.patient.view import PatientPage
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.widgets.menu_button import MenuButton
from b12desk.services.desk import Desk
from tests.desktop_acts.window import Window, named, press
from tests.desktop_more.steps import opened


@pytest.fixture
def page(qtbot: QtBot, window: Window, today: Desk, lane: Lane, acts: DeskActs, ada: str) -> PatientPage:
    shown = PatientPage(today, lane, acts, window)
    shown.show_patient(ada)
    shown.show()
    qtbot.waitUntil(named(shown, QPushButton, "Edit details").isVisible)
    return shown


@pytest.fixture
def main_window(qtbot: QtBot, tmp_path: Path, acts: DeskActs, page: PatientPage, ada: str) -> MainWindow:
    """The main window on the patient's page."""
    made = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.begin(acts, page)
    made.open_patient(ada)
    return made


def trigger(actions: list[QAction], text: str) -> None:
    next(action for action in actions if action.text() == text).trigger()


def test_the_patient_page_has_a_button_for_the_details(qtbot: QtBot, window: Window, page: PatientPage) -> None:
    press(page, "Edit details")
    opened(qtbot, window, DetailsSheet)


def test_the_course_menu_changes_the_interval(qtbot: QtBot, window: Window, page: PatientPage) -> None:
    trigger(named(page, MenuButton, "Course").acts.actions(), "Change &interval…")
    opened(qtbot, window, IntervalSheet)


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("Import…", ImportSheet),
        ("Clinic details…", ClinicSheet),
        ("Edit details…", DetailsSheet),
        ("Change interval…", IntervalSheet),
    ],
)
def test_every_act_has_its_menu_entry(
    qtbot: QtBot, window: Window, main_window: MainWindow, entry: str, kind: type[ActSheet]
) -> None:
    menus = main_window.menuBar().findChildren(QMenu)
    trigger([action for menu in menus for action in menu.actions()], entry)
    opened(qtbot, window, kind)
