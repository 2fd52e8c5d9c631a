from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12desk.desktop.remembered import Remembered
from b12desk.desktop.theme.apply import apply_theme
from b12desk.desktop.theme.palette import LIGHT
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.desktop.worklist.prepared import PreparedList
from b12desk.desktop.worklist.presenter import WorklistPresenter
from b12desk.desktop.worklist.view import WorklistPage
from tests.desktop.rows import ADA, BRYN, CLARA, worklist_of_rows


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
def page(qtbot: QtBot) -> WorklistPage:
    """The page with three patients, without a register behind it."""
    made = WorklistPage()
    qtbot.addWidget(made)
    made.resize(1270, 660)
    presenter = WorklistPresenter(made)
    made.patient_chosen.connect(presenter.choose)
    made.toggled.connect(presenter.toggle)
    made.everybody_asked.connect(lambda: presenter.narrow_to(Narrowing()))
    made.sort_asked.connect(presenter.sort_by)
    made.order_asked.connect(presenter.put_in_order)
    made.row_shown.connect(made.panel.show_row)
    presenter.show(PreparedList(worklist_of_rows(ADA, BRYN, CLARA)))
    made.show()
    return made
