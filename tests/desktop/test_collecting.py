"""What is left of widgets is taken apart on the screen's own thread, whoever held it last."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import Refused
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


@pytest.mark.parametrize("fails", [False, True], ids=["an answer", "an error"])
def test_what_only_the_work_held_ends_on_the_screens_thread(*, fails: bool, qtbot: QtBot) -> None:
    asked = 500
    lane = Lane(lambda _: None)
    threads: list[threading.Thread] = []

    def ask() -> None:
        sheet = Simple()
        weakref.finalize(sheet, lambda: threads.append(threading.current_thread()))

        def work() -> str:
            if fails:
                raise Refused("No.")
            return repr(sheet)

        lane.ask(work, lambda _: repr(sheet))

    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that the two threads let go of what they hold in every order
    try:
        for _ in range(asked):
            ask()
        qtbot.waitUntil(lambda: len(threads) == asked)
    finally:
        sys.setswitchinterval(switching)
        lane.close()
    assert set(threads) == {HERE}
