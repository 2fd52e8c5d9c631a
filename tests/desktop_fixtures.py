"""What the tests of the desktop share: a window that sheets open over, the lane, and every act over a desk.

A folder whose desk or acts differ has fixtures of its own by the same name. The desktop is loaded with the first test
that asks for it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import B12DeskError
from b12desk.services.desk import Desk

if TYPE_CHECKING:
    from b12desk.desktop.acts import DeskActs
    from b12desk.desktop.lane import Lane
    from tests.desktop_acts.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> "Window":
    from tests.desktop_acts.window import Window

    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def lane(window: "Window") -> Iterator["Lane"]:
    from b12desk.desktop.lane import Lane

    troubles: list[B12DeskError] = []
    opened = Lane(troubles.append, window)
    yield opened
    opened.close()
    assert not troubles


@pytest.fixture
def acts(window: "Window", today: Desk, lane: "Lane") -> "DeskActs":
    from b12desk.desktop.acts import DeskActs

    return DeskActs(window, today, lane, window.notices.append, window.count_change, window.opened.append)
