from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12desk.clinical.sign_in_records import CredentialKind
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.application import begin
from b12desk.desktop.lock.side import LockSide
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.session import Session
from b12desk.services import credentials
from b12desk.services.add_patient import add_patient
from b12desk.services.clock import SystemClock
from b12desk.services.credentials import set_credential
from b12desk.services.desk import Desk, open_desk
from b12desk.services.people import add_user
from tests.builders import a_patient_draft

ADA_PIN, NORA_PIN = "271828", "161803"


@dataclass
class MovedClock:
    """The computer's clock with what a test has let pass added."""

    passed: timedelta = field(default_factory=timedelta)

    def today(self) -> date:
        return date(2026, 1, 14)

    def now(self) -> datetime:
        return SystemClock().now() + self.passed


@dataclass
class Bay:
    """An open window over a register whose users have PINs, with its lock and its clock."""

    window: MainWindow
    session: Session
    lock: LockSide
    clock: MovedClock
    desk: Desk
    patient_id: str


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a try cost little, and this computer's own folder be the test's."""
    cheap = credentials.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(credentials, "HASHER", cheap)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: MovedClock) -> Iterator[Desk]:
    """A register with an administrator, a nurse and a patient, and nobody with a PIN yet."""
    opened = open_desk(tmp_path / "register.b12", clock=clock)
    add_user(opened, "Ada Admin", Role.ADMINISTRATOR)
    working = replace(opened, acting="Ada Admin")
    add_user(working, "Nora Nurse", Role.NURSE)
    yield working
    opened.close()


@pytest.fixture
def patient_id(desk: Desk) -> str:
    return add_patient(desk, a_patient_draft()).patient_id


@pytest.fixture
def with_pins(desk: Desk) -> None:
    for name, pin in (("Ada Admin", ADA_PIN), ("Nora Nurse", NORA_PIN)):
        set_credential(replace(desk, acting=name), name, CredentialKind.PIN, pin)


@pytest.fixture
def open_as(
    qtbot: QtBot, tmp_path: Path, desk: Desk, clock: MovedClock, patient_id: str
) -> Iterator[Callable[[str], Bay]]:
    """Opens the window on the register for whoever `--as` names."""
    begun: list[Bay] = []

    def opened_as(name: str) -> Bay:
        window = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
        qtbot.addWidget(window)
        session = begin(
            window,
            open_desk=lambda: open_desk(tmp_path / "register.b12", clock=clock, acting=name),
            drafts_folder=tmp_path / "drafts",
        )
        window.show()
        qtbot.waitUntil(lambda: window.findChild(LockSide) is not None, timeout=15_000)
        lock = window.findChild(LockSide)
        assert isinstance(lock, LockSide)
        begun.append(Bay(window, session, lock, clock, desk, patient_id))
        return begun[-1]

    yield opened_as
    for bay in begun:
        bay.window.close()
        bay.session.close()
    for left in QApplication.topLevelWidgets():
        left.close()
