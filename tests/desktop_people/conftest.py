from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.services import credentials
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.people import add_user
from tests.desktop_acts.window import Window
from tests.kept_registers import register_file


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a try cost little, and this computer's own folder be the test's."""
    cheap = credentials.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(credentials, "HASHER", cheap)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new register, which has no users yet."""
    opened = open_desk(register_file(tmp_path, "register.b12"), clock=ClockSetTo(date(2026, 1, 14)))
    yield opened
    opened.close()


@pytest.fixture
def staffed(desk: Desk) -> Desk:
    """The desk of a register with an administrator and a nurse, the administrator working."""
    add_user(desk, "Ada Admin", Role.ADMINISTRATOR)
    working = replace(desk, acting="Ada Admin")
    add_user(working, "Nora Nurse", Role.NURSE)
    return working


@pytest.fixture
def names() -> list[str]:
    """Under which names the desk was asked to act."""
    return []


@pytest.fixture
def acts(window: Window, staffed: Desk, lane: Lane, names: list[str]) -> DeskActs:
    return DeskActs(
        window,
        staffed,
        lane,
        window.notices.append,
        window.count_change,
        window.opened.append,
        acting_changed=names.append,
    )
