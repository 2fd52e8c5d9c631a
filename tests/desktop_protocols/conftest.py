from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.protocols.view import ProtocolsSheet
from b12desk.services.desk import Desk
from tests.builders import desk_in, somebody_after_loading
from tests.desktop_acts.window import Window, named
from tests.desktop_more.steps import opened
from tests.protocols.versions import two_months


@pytest.fixture
def today(tmp_path: Path) -> Iterator[Desk]:
    """The desk on 17-Jan-2026."""
    with desk_in(tmp_path, "2026-01-17") as opened_desk:
        yield opened_desk


@pytest.fixture
def ada(today: Desk) -> str:
    """A patient after six loading doses; the first maintenance dose is due 16-Mar-2026 to 16-Apr-2026."""
    return somebody_after_loading(today)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Version 2 of the standard protocol: maintenance every two months."""
    path = tmp_path / "ours.toml"
    path.write_bytes(two_months())
    return path


@pytest.fixture
def lane(window: Window) -> Iterator[Lane]:
    troubles: list[B12DeskError] = []
    opened_lane = Lane(troubles.append, window)
    yield opened_lane
    opened_lane.close()
    assert not troubles


@pytest.fixture
def sheet(qtbot: QtBot, window: Window, acts: DeskActs) -> ProtocolsSheet:
    """The sheet once the protocols are listed."""
    acts.protocols()
    shown = opened(qtbot, window, ProtocolsSheet)
    table = named(shown, LinesTable, "Protocols table")
    qtbot.waitUntil(lambda: table.lines.rowCount() > 0)
    return shown
