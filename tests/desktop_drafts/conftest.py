from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from tests.desktop_acts.conftest import ada
from tests.kept_registers import register_file

__all__ = ["ada"]


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
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(register_file(tmp_path, "register.b12"), clock=ClockSetTo(date(2026, 1, 14)), acting="Nurse Ojo")
    yield opened
    opened.close()
