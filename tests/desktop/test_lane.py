import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from b12desk.clinical.errors import B12DeskError, Refused
from b12desk.desktop.lane import Lane


@pytest.fixture
def troubles() -> list[B12DeskError]:
    return []


@pytest.fixture
def lane(qtbot: QtBot, troubles: list[B12DeskError]) -> Iterator[Lane]:
    opened = Lane(troubles.append)
    yield opened
    opened.close()


def refuse() -> str:
    raise Refused("The batch expired on 01-Jan-2026.")


def test_work_is_done_elsewhere_and_answered_here(lane: Lane, qtbot: QtBot) -> None:
    answers: list[tuple[str, str]] = []
    lane.ask(lambda: threading.current_thread().name, lambda name: answers.append((name, _here())))
    qtbot.waitUntil(lambda: bool(answers))
    worked, answered = answers[0]
    assert worked.startswith("lane")
    assert answered == _here()


def test_answers_come_in_the_order_in_which_they_were_asked_for(lane: Lane, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(20):
        lane.ask(lambda number=number: number, answers.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_of_one_topic_only_the_newest_answer_is_handed_over(lane: Lane, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    lane.ask(lambda: (gate.wait(5) and "s") or "", answers.append, topic="find")
    lane.ask(lambda: "smith", answers.append, topic="find")
    lane.ask(lambda: "other", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == ["smith", "other"]


def test_an_expected_error_goes_where_it_was_asked_for(lane: Lane, qtbot: QtBot, troubles: list[B12DeskError]) -> None:
    heard: list[B12DeskError] = []
    lane.ask(refuse, str, trouble=heard.append)
    lane.run(refuse, str, heard.append)
    lane.ask(refuse, str)
    qtbot.waitUntil(lambda: len(heard) == 2 and len(troubles) == 1)
    assert troubles[0].problems == ("The batch expired on 01-Jan-2026.",)


def test_a_bug_is_raised_on_the_screen_s_thread(lane: Lane, qtbot: QtBot) -> None:
    with capture_exceptions() as raised:
        lane.ask(lambda: 1 // 0, str)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_closing_waits_for_what_is_under_way_and_hands_nothing_over(lane: Lane, qtbot: QtBot) -> None:
    gate, done, answers = threading.Event(), list[str](), list[None]()
    lane.ask(lambda: done.append("written") if gate.wait(5) else None, answers.append)
    threading.Timer(0.05, gate.set).start()
    lane.close(lambda: done.append("closed"))
    assert done == ["written", "closed"]
    lane.ask(lambda: done.append("late"), answers.append)
    qtbot.wait(20)
    assert done == ["written", "closed"]
    assert answers == []


def test_it_says_when_it_begins_and_ends(lane: Lane, qtbot: QtBot) -> None:
    said: list[bool] = []
    lane.busy_changed.connect(said.append)
    lane.ask(str, str)
    lane.ask(str, str)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == [True, False]


def _here() -> str:
    return threading.current_thread().name
