"""A reading that takes long is said to and can be stopped; what saves goes on to its end."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    opened = Lane(lambda error: pytest.fail(str(error)))
    yield opened
    opened.close()


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds work back until it is opened; it is opened at the end in any case."""
    event = threading.Event()
    yield event
    event.set()


def test_a_slow_reading_is_said_after_a_second_and_its_end_too(lane: Lane, gate: threading.Event, qtbot: QtBot) -> None:
    told: list[bool] = []
    lane.slow_changed.connect(told.append)
    lane.ask(lambda: gate.wait(10), lambda _: None, topic="worklist")
    qtbot.waitUntil(lambda: told == [True])
    gate.set()
    qtbot.waitUntil(lambda: told == [True, False])


def test_a_quick_reading_is_never_called_slow(lane: Lane, qtbot: QtBot) -> None:
    told: list[bool] = []
    answers: list[str] = []
    lane.slow_changed.connect(told.append)
    lane.ask(lambda: "read", answers.append, topic="worklist")
    qtbot.waitUntil(lambda: answers == ["read"])
    qtbot.wait(1200)
    assert told == []


def test_stopping_drops_readings_and_lets_a_save_end(lane: Lane, gate: threading.Event, qtbot: QtBot) -> None:
    answers: list[str] = []
    lane.ask(lambda: str(gate.wait(10)), answers.append, topic="worklist")
    lane.ask(lambda: "found", answers.append, topic="find")
    lane.ask(lambda: "saved", answers.append)
    assert lane.stop()
    gate.set()
    qtbot.waitUntil(lambda: answers == ["saved"])
    assert not lane.stop()
    lane.ask(lambda: "read again", answers.append, topic="worklist")
    qtbot.waitUntil(lambda: answers == ["saved", "read again"])


def test_the_window_offers_to_stop_only_while_it_is_slow(window: MainWindow) -> None:
    button = next(b for b in window.statusBar().findChildren(QPushButton) if b.text() == "Stop reading")
    assert button.accessibleName() == "Stop reading"
    assert not button.isVisible()
    window.status_line.show_slow(True)
    assert button.isVisible()
    window.status_line.show_slow(False)
    assert not button.isVisible()
