from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.authority.model import held_lines
from b12desk.desktop.authority.presenter import AuthorityForm, AuthorityPresenter, WithdrawalPresenter, problems_of
from b12desk.desktop.authority.view import WithdrawalSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.view import PatientPage
from b12desk.desktop.why.presenter import explanation_of
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.steps import at_once
from tests.desktop_acts.window import Window, named, press
from tests.desktop_recording.conftest import ASSISTANT, NURSE, working
from tests.desktop_recording.steps import opened, shown_buttons

DUE = date(2026, 3, 20)
PSD = AuthorityForm("PSD", "Dr A", "12/26", date(2026, 3, 16), date(2027, 3, 16), "6")


class Screen:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.problems: Mapping[str, str] = {}
        self.failure: Sequence[str] = ()
        self.is_finished = False

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = problems

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failure = problems

    def show_saving(self, is_saving: bool) -> None:
        pass

    def finish(self) -> None:
        self.is_finished = True


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (replace(PSD, kind=""), "kind"),
        (replace(PSD, reference=" "), "reference"),
        (replace(PSD, prescriber=""), "prescriber"),
        (replace(PSD, valid_from=None), "valid_from"),
        (replace(PSD, valid_to=date(2026, 3, 15)), "valid_to"),
        (replace(PSD, valid_to=None, is_valid_to_typed=True), "valid_to"),
        (replace(PSD, doses="0"), "doses"),
        (replace(PSD, doses="six"), "doses"),
        (replace(PSD, doses="1000"), "doses"),
    ],
    ids=["no kind", "no reference", "unsigned", "no start", "ends first", "unreadable", "none", "in words", "too many"],
)
def test_each_field_says_what_is_wrong_with_it(changed: AuthorityForm, field: str) -> None:
    assert list(problems_of(changed)) == [field]


@pytest.mark.parametrize(
    "complete",
    [PSD, replace(PSD, kind="prescription", reference=""), replace(PSD, valid_to=None, doses="")],
    ids=["PSD", "prescription without reference", "open-ended and not counted"],
)
def test_what_is_complete_has_no_problem(complete: AuthorityForm) -> None:
    assert problems_of(complete) == {}


def test_it_is_recorded_for_the_course(screen: Screen, desk: Desk, ada: str) -> None:
    said: list[str] = []
    AuthorityPresenter(screen, working(desk, NURSE, DUE), ada, at_once, saved=said.append).save(PSD)
    assert said == ["Authority recorded."]
    assert [line.left for line in held_lines(show_patient(working(desk, NURSE, DUE), ada))] == [
        "Doses not counted",
        "6 doses left",
    ]


def test_an_assistant_reads_the_refusal(screen: Screen, desk: Desk, ada: str) -> None:
    AuthorityPresenter(screen, working(desk, ASSISTANT, DUE), ada, at_once, saved=lambda _: None).save(PSD)
    assert screen.failure == (
        "A health-care assistant may not record an authority: ask a nurse or prescriber. Nothing was changed.",
    )
    assert not screen.is_finished


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 3, 15), "Begins 16-Mar-2026"),
        (date(2026, 3, 16), "6 doses left"),
        (date(2027, 3, 16), "6 doses left"),
        (date(2027, 3, 17), "Ended"),
    ],
    ids=["the day before", "first day", "last day", "the day after"],
)
def test_the_list_says_what_is_left(desk: Desk, under_psd: str, day: date, left: str) -> None:
    assert held_lines(show_patient(working(desk, NURSE, day), under_psd))[-1].left == left


def test_withdrawing_asks_for_the_reason(screen: Screen, desk: Desk, under_psd: str) -> None:
    nurse = working(desk, NURSE, DUE)
    psd = held_lines(show_patient(nurse, under_psd))[-1]
    said: list[str] = []
    presenter = WithdrawalPresenter(screen, nurse, under_psd, psd.id, at_once, saved=said.append)

    presenter.save("  ")
    assert set(screen.problems) == {"reason"}
    presenter.save("signed for another patient")

    assert len(said) == 1
    assert psd.id not in {line.id for line in held_lines(show_patient(nurse, under_psd))}


@pytest.fixture
def page(
    qtbot: QtBot,
    window: Window,
    desk: Desk,
    lane: Lane,
    acts_of: Callable[[str, date], DeskActs],
    under_psd: str,
) -> PatientPage:
    """The patient's page on a nurse's desk."""
    shown = PatientPage(working(desk, NURSE, DUE), lane, acts_of(NURSE, DUE), window)
    shown.show_patient(under_psd)
    shown.show()
    qtbot.waitUntil(shown.authorities.isVisible)
    return shown


def test_the_plan_lists_what_allows_the_doses_and_withdraws_it(
    qtbot: QtBot, window: Window, page: PatientPage, desk: Desk, under_psd: str
) -> None:
    press(page, "Withdraw PSD 12/26 by Dr A, from 16-Mar-2026, to 16-Mar-2027, 0 of 6 doses given")
    sheet = opened(qtbot, window, WithdrawalSheet)
    named(sheet, QPlainTextEdit, "Reason").setPlainText("signed for another patient")
    press(sheet, "Withdraw authority")
    qtbot.waitUntil(lambda: bool(window.notices))

    page.refresh()
    withdrawals = "Withdraw Prescription by Dr A. Example, from 05-Jan-2026"
    qtbot.waitUntil(lambda: shown_withdrawals(page) == [withdrawals])


def shown_withdrawals(page: PatientPage) -> list[str]:
    return [name for name in shown_buttons(page) if name.startswith("Withdraw ")]


def test_the_explanation_of_a_date_says_why_its_findings_are_said(desk: Desk, ada: str) -> None:
    late = show_patient(working(desk, NURSE, date(2026, 3, 20)), ada)
    (said,) = [sentences for heading, sentences in explanation_of(late).parts if heading == "Why these findings?"]
    assert any("more than 7 days late" in one and "It asks for a reason, which is kept." in one for one in said)


def test_without_findings_there_is_nothing_to_explain(desk: Desk, loaded: str) -> None:
    quiet = show_patient(working(desk, NURSE, date(2026, 2, 1)), loaded)
    assert "Why these findings?" not in [heading for heading, _ in explanation_of(quiet).parts]
