from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.start_course import start_course
from tests.desktop_acts.steps import give, on
from tests.desktop_acts.window import Window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every dialog that it has no window manager."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "register.b12", clock=ClockSetTo(date(2026, 1, 5)), acting="Nurse Ojo")
    yield opened
    opened.close()


@pytest.fixture
def ada(desk: Desk) -> str:
    """A patient after six loading doses; the first maintenance dose was due 16-Mar-2026 to 16-Apr-2026."""
    return after_loading(desk, "Okonkwo", "Ada", "020 7946 0018")


@pytest.fixture
def bryn(desk: Desk) -> str:
    """Another one, of whom no telephone is known."""
    return after_loading(desk, "Bryn", "Llŷr", "")


def after_loading(desk: Desk, family_name: str, given_name: str, phone: str) -> str:
    patient_id = add_patient(desk, PatientDraft(family_name, given_name, date(1956, 3, 2), phone=phone)).patient_id
    start_course(desk, patient_id, CourseDraft("hydroxo-standard", date(2026, 1, 5), "Dr A. Example"))
    for day in (5, 7, 9, 12, 14, 16):
        give(on(desk, date(2026, 1, day)), patient_id)
    return patient_id


@pytest.fixture
def today(desk: Desk) -> Desk:
    """The desk on 28-Apr-2026, on which both are 12 days overdue."""
    return on(desk, date(2026, 4, 28))


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def lane(window: Window) -> Iterator[Lane]:
    troubles: list[B12DeskError] = []
    opened = Lane(troubles.append, window)
    yield opened
    opened.close()
    assert not troubles


@pytest.fixture
def acts(window: Window, today: Desk, lane: Lane) -> DeskActs:
    return DeskActs(window, today, lane, window.notices.append, window.count_change, window.opened.append)
