from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.session import Session
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from tests.desktop.behind_the_window import Acts, PatientsShown, begin
from tests.desktop.rows import ADA, BRYN, CLARA, worklist_of_rows
from tests.kept_registers import register_file

TODAY = date(2026, 3, 28)


@pytest.fixture(autouse=True)
def app_theme(qapp: QApplication) -> Iterator[None]:
    """Every widget wears the light colours, and none outlives its test."""
    apply_theme(qapp, LIGHT)
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "desktop.ini")


@pytest.fixture
def window(qtbot: QtBot, remembered: Remembered) -> MainWindow:
    made = MainWindow(remembered, register_name="Riverside", is_demo=False)
    made.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is small, so it starts maximised
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(register_file(tmp_path, "register.b12"), clock=ClockSetTo(TODAY), acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def acts() -> Acts:
    return Acts()


@pytest.fixture
def patient_page() -> PatientsShown:
    return PatientsShown()


@pytest.fixture
def opened(window: MainWindow, acts: Acts, patient_page: PatientsShown) -> MainWindow:
    """The main window over three patients."""
    session = Session(window, Lane(lambda error: None, window))
    session.show_first(worklist_of_rows(ADA, BRYN, CLARA))
    window.closing.connect(session.close)
    begin(window, acts, patient_page)
    window.resize(1366, 740)
    window.show()
    return window
