from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT
from b12desk.register.store import open_register
from b12desk.services.confirm_clock import confirm_clock
from b12desk.services.desk import Desk, open_desk
from tests.desktop_acts.conftest import ada

__all__ = ["ada"]


@dataclass
class Turning:
    """A clock whose day a test can turn; each instant asked for is a second later."""

    day: date = date(2026, 1, 14)
    instant: datetime = field(default=datetime(2026, 1, 14, 9, 0, tzinfo=UTC))

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


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
def clock() -> Turning:
    return Turning()


@pytest.fixture
def desk(tmp_path: Path, clock: Turning) -> Iterator[Desk]:
    """A desk whose register gives up waiting for another program soon, so that tests needn't wait long."""
    path = tmp_path / "register.b12"
    opened = open_desk(path, clock=clock, acting="Nurse Ojo")
    opened.close()
    impatient = replace(opened, register=open_register(path, busy_seconds=0.3))
    yield impatient
    impatient.close()


@pytest.fixture
def window(desk: Desk, ada: str, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over the register, with Ada chosen."""
    confirm_clock(desk)  # Ada's own doses carry the real instant
    shown = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(shown)
    session = begin(shown, open_desk=lambda: desk)
    shown.resize(1366, 740)
    shown.show()
    qtbot.waitUntil(lambda: shown.worklist.table.model().rowCount() == 1, timeout=15_000)
    qtbot.waitUntil(lambda: shown.statusBar().accessibleDescription() == "The register is open.")
    shown.worklist.choose(ada)
    yield shown
    shown.close()
    session.close()
