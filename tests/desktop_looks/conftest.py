from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT


@pytest.fixture
def usual_look(qapp: QApplication) -> Iterator[QApplication]:
    """Light and at the usual size, before the test and after it."""
    apply_theme(qapp, LIGHT)
    yield qapp
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply_theme(qapp, LIGHT)


@pytest.fixture
def twice_as_large(usual_look: QApplication) -> QApplication:
    """Everything at 200 %."""
    apply_theme(usual_look, LIGHT, zoom=200)
    return usual_look
