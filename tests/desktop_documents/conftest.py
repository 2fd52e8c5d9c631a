from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.view import PatientPage
from b12desk.services.add_patient import PatientDraft
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from tests.desktop_acts.steps import LOADING, somebody_who_had
from tests.desktop_acts.window import Window


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a clinic that can be rung back."""
    opened = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    change_clinic(opened, ClinicChange(name="Riverside Surgery", phone="020 7946 0123"))
    yield opened
    opened.close()


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient with an address after six loading doses; the next one was due by 16-Apr-2026."""
    draft = PatientDraft("Okonkwo", "Ada", date(1956, 3, 2), address="14, Mill Lane", postcode="SO21 2AA")
    return somebody_who_had(desk, draft, *LOADING)


@pytest.fixture
def bryn(desk: Desk) -> str:
    """Another one, who lives elsewhere."""
    draft = PatientDraft("Bryn", "Llŷr", date(1979, 7, 30), address="2, Pentre Lane", postcode="LL57 1AA")
    return somebody_who_had(desk, draft, *LOADING)


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 28-Apr-2026, on which both are 12 days overdue."""
    return replace(desk, clock=ClockSetTo(date(2026, 4, 28)))


@pytest.fixture
def page(qtbot: QtBot, window: Window, today: Desk, lane: Lane, acts: DeskActs, ada: str) -> PatientPage:
    """Ada's page with her documents in front."""
    window.resize(1100, 700)
    shown = PatientPage(today, lane, acts, window)
    shown.resize(1100, 700)
    shown.show_patient(ada)
    shown.show()
    qtbot.waitUntil(shown.head.isVisible)
    shown.findChildren(QTabWidget)[0].setCurrentWidget(shown.documents)
    return shown
