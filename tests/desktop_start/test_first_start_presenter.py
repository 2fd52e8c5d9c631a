"""What the first page does, without a screen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest

from b12desk.clinical.errors import B12DeskError, RegisterTrouble
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.first_start.presenter import FirstForm, FirstStartPresenter, Ways, problems_of
from b12desk.services.desk import Desk
from b12desk.services.new_register import NewRegister
from b12desk.services.restore_register import BackupLook

T = TypeVar("T")
FORM = FirstForm("Riverside", "England", ("mon", "tue"), "Ada Ojo", "nurse")
LOOK = BackupLook(2, 5, datetime(2026, 3, 16, 9, 12).astimezone(), ("1 entry is not in the backup.",))


class Page:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.problems: Mapping[str, str] = {}
        self.failures: list[str] = []
        self.working: list[str] = []
        self.backup: tuple[str, ...] = ()

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failures = list(problems)

    def show_working(self, sentence: str) -> None:
        self.working.append(sentence)

    def show_backup(self, name: str, sentences: Sequence[str]) -> None:
        self.backup = (name, *sentences)


class Tried:
    """The ways on; each writes down what it was asked for, and opens `desk` or fails."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.asked: list[object] = []
        self.fails = False

    def ways(self) -> Ways:
        return Ways(Path("r.b12desk"), self._open, self._open, self._look, self._open, lambda: self._open("invented"))

    def _open(self, what: object) -> Desk:
        self.asked.append(what)
        if self.fails:
            raise RegisterTrouble("The disk is full.")
        return self.desk

    def _look(self, path: Path) -> BackupLook:
        self.asked.append(path)
        return LOOK


def run(work: Callable[[], T], done: Callable[[T], None], failed: Callable[[B12DeskError], None], /) -> None:
    try:
        answer = work()
    except B12DeskError as error:
        failed(error)
        return
    done(answer)


@pytest.fixture
def tried(desk: Desk) -> Tried:
    return Tried(desk)


def begun(tried: Tried) -> tuple[FirstStartPresenter, Page, list[Desk]]:
    page, opened = Page(), list[Desk]()
    return FirstStartPresenter(page, tried.ways(), run, opened=opened.append), page, opened


def test_a_new_register_is_started_and_opened(tried: Tried) -> None:
    presenter, page, opened = begun(tried)
    presenter.start(FORM)
    assert tried.asked == [NewRegister("Riverside", "England", ("mon", "tue"), "Ada Ojo", Role.NURSE)]
    assert (opened, page.problems, page.working) == ([tried.desk], {}, ["Starting the register…", ""])


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_started(tried: Tried) -> None:
    presenter, page, opened = begun(tried)
    presenter.start(FirstForm(" ", "England", (), "", ""))
    assert (set(page.problems), tried.asked, opened) == ({"clinic_name", "weekdays", "user_name", "role"}, [], [])
    assert problems_of(FORM) == {}


def test_a_failure_is_shown_and_the_page_stays(tried: Tried) -> None:
    presenter, page, opened = begun(tried)
    tried.fails = True
    presenter.open_existing(Path("elsewhere.b12desk"))
    assert (page.failures, page.working[-1], opened) == (["The disk is full."], "", [])


def test_a_backup_is_looked_at_before_it_is_restored(tried: Tried) -> None:
    presenter, page, opened = begun(tried)
    presenter.restore()
    assert tried.asked == []
    presenter.look_at_backup(Path("monday.b12desk"))
    assert page.backup == ("monday.b12desk", LOOK.sentence, "1 entry is not in the backup.")
    assert opened == []
    presenter.restore()
    assert (tried.asked, opened) == ([Path("monday.b12desk"), Path("monday.b12desk")], [tried.desk])


def test_the_invented_clinic_opens(tried: Tried) -> None:
    presenter, _, opened = begun(tried)
    presenter.try_invented()
    assert (tried.asked, opened) == (["invented"], [tried.desk])
