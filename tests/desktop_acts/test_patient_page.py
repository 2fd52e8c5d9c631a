from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.view import PatientPage
from b12desk.services.correct_injection import void_injection
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ACTIONS = (
    "Record injection",
    "Plan regimen",
    "Defer",
    "Record review",
    "Print plan",
    "Correct entry",
    "Why this date?",
)


@pytest.fixture
def page(qtbot: QtBot, window: Window, today: Desk, lane: Lane, acts: DeskActs) -> Iterator[PatientPage]:
    shown = PatientPage(today, lane, acts, window)
    shown.resize(1000, 640)
    shown.show()
    return shown


def read(qtbot: QtBot, page: PatientPage, patient_id: str) -> None:
    """Show a patient and wait until the page is there."""
    page.show_patient(patient_id)
    qtbot.waitUntil(page.head.isVisible)


def test_every_act_keeps_its_name(qtbot: QtBot, page: PatientPage, ada: str) -> None:
    read(qtbot, page, ada)

    for name in ACTIONS:
        assert named(page, QPushButton, name).isVisibleTo(page)


def test_the_next_dose_is_told_in_one_line(qtbot: QtBot, page: PatientPage, ada: str) -> None:
    read(qtbot, page, ada)

    assert page.head.next_words == "Next: due 14-Jan-2026, left deltoid"


def test_a_voided_entry_stays_struck_through_and_says_so(
    qtbot: QtBot, page: PatientPage, today: Desk, ada: str
) -> None:
    newest = show_patient(today, ada).injections[0].id
    void_injection(today, newest, "wrong patient")
    read(qtbot, page, ada)

    model = named(page, LinesTable, "Injections table").lines
    first, last = model.index(0, 0), model.index(0, model.columnCount() - 1)

    assert model.rowCount() == 4
    assert first.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert last.data() == "Voided: wrong patient"
    assert "Voided: wrong patient" in first.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_patient_without_a_plan_says_so(qtbot: QtBot, page: PatientPage, bryn: str) -> None:
    read(qtbot, page, bryn)

    assert page.head.next_words == "No regimen is planned yet."
    assert not named(page, QPushButton, "Why this date?").isVisible()


def test_a_name_is_never_markup(qtbot: QtBot, page: PatientPage, today: Desk, ada: str) -> None:
    newest = show_patient(today, ada).injections[0].id
    void_injection(today, newest, "<b>wrong</b>")
    read(qtbot, page, ada)

    model = named(page, LinesTable, "Injections table").lines
    tip = model.index(0, model.columnCount() - 1).data(Qt.ItemDataRole.ToolTipRole)

    assert "&lt;b&gt;wrong&lt;/b&gt;" in tip
