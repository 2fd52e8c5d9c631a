"""What is left of widgets is taken apart on the screen's own thread, whoever held it last."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.collecting import Collecting
from b12desk.desktop.lane import Lane

HERE = threading.main_thread()


class Kept:
    """Stands for a sheet: it holds itself, as a widget and its slots hold each other."""

    def __init__(self) -> None:
        self.itself = self


class Simple:
    """Stands for a sheet that only the work holds."""


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    collecting = Collecting()
    yield collecting
    collecting.stop()
    assert gc.isenabled()


def ended_on(thing: object) -> list[threading.Thread]:
    """Return a list that gets the thread on which the thing ends."""
    threads: list[threading.Thread] = []
    weakref.finalize(thing, lambda: threads.append(threading.current_thread()))
    return threads


def test_another_thread_collects_nothing(collecting: Collecting) -> None:
    threads = ended_on(Kept())
    maker = threading.Thread(target=lambda: [Kept() for _ in range(50_000)])
    maker.start()
    maker.join()
    assert threads == []
    collecting.collect_what_is_due()
    assert threads == [HERE]


def test_it_collects_by_itself(collecting: Collecting, qtbot: QtBot) -> None:
    threads = ended_on(Kept())
    heap = [Kept() for _ in range(5_000)]
    assert heap
    qtbot.waitUntil(lambda: threads == [HERE])


def test_what_only_the_work_held_ends_on_the_screens_thread(qtbot: QtBot) -> None:
    def trouble(error: B12DeskError) -> None:
        raise error

    lane = Lane(trouble)
    threads: list[threading.Thread] = []

    def ask() -> None:
        sheet = Simple()
        weakref.finalize(sheet, lambda: threads.append(threading.current_thread()))
        lane.ask(lambda: repr(sheet), lambda _: None)

    for _ in range(20):
        ask()
    qtbot.waitUntil(lambda: len(threads) == 20)
    lane.close()
    assert set(threads) == {HERE}
