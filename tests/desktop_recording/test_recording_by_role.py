from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.patient.presenter import history_lines, injection_lines
from b12desk.services.desk import Desk
from b12desk.services.record_injection import InjectionRecorded
from b12desk.services.show_patient import show_patient
from b12desk.services.verify_register import verify_register
from tests.desktop_recording.conftest import ASSISTANT, NURSE, PRESCRIBER, working
from tests.desktop_recording.screen import Screen, begun

FIRST_DAY = date(2026, 1, 5)
EARLY = date(2026, 2, 20)
DUE = date(2026, 3, 20)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def saved() -> list[InjectionRecorded]:
    return []


def test_an_assistant_reads_why_a_loading_dose_is_not_theirs(
    screen: Screen, desk: Desk, ada: str, saved: list[InjectionRecorded]
) -> None:
    presenter = begun(screen, working(desk, ASSISTANT, FIRST_DAY), ada, saved)
    presenter.save(screen.ready())

    refusal = screen.problems["role_not_permitted"]
    assert refusal.startswith("Can’t be saved. A registered nurse or a prescriber records this dose")
    assert "loading phase" in refusal
    assert not saved


def test_the_nurse_records_that_dose(screen: Screen, desk: Desk, ada: str, saved: list[InjectionRecorded]) -> None:
    presenter = begun(screen, working(desk, NURSE, FIRST_DAY), ada, saved)
    presenter.save(screen.ready())
    assert len(saved) == 1


def test_an_assistant_records_a_maintenance_dose_under_a_psd(
    screen: Screen, desk: Desk, under_psd: str, saved: list[InjectionRecorded]
) -> None:
    presenter = begun(screen, working(desk, ASSISTANT, DUE), under_psd, saved)
    assert screen.authority == "PSD 12/26 by Dr A, from 16-Mar-2026, to 16-Mar-2027, 0 of 6 doses given"

    presenter.save(screen.ready())

    assert len(saved) == 1
    assert show_patient(desk, under_psd).authorities[-1].given == 1


def test_a_stop_is_somebody_else_s_to_answer_for_an_assistant(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    presenter = begun(screen, working(desk, ASSISTANT, EARLY), loaded, saved)
    assert "early_dose" not in screen.answerable

    presenter.save(screen.ready(early_dose="she asked for it"))

    assert screen.problems["early_dose"].startswith("For a nurse or prescriber: ")
    assert not saved


def test_a_nurse_answers_a_stop_and_the_reason_stands_with_the_injection(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    nurse = working(desk, NURSE, EARLY)
    presenter = begun(screen, nurse, loaded, saved)
    presenter.save(screen.ready())
    assert screen.problems == {"early_dose": "Give a reason where one is asked for."}

    presenter.save(screen.ready(early_dose="travelling in March"))

    assert injection_lines(show_patient(nurse, loaded))[0].cells[-1] == "Early dose: travelling in March"


def test_a_block_can_t_be_lifted_by_a_nurse(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    presenter = begun(screen, working(desk, NURSE, DUE), loaded, saved)
    expired = replace(screen.ready(batch_expired="nothing else there"), expires_on=date(2026, 3, 19))
    presenter.change(expired)

    presenter.save(expired)

    assert screen.findings["batch_expired"].severity is Severity.BLOCK
    assert screen.problems["batch_expired"].startswith("Can’t be saved. ")
    assert not saved


def test_a_prescriber_overrides_a_block_with_a_reason_that_stands_in_the_history(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    prescriber = working(desk, PRESCRIBER, DUE)
    presenter = begun(screen, prescriber, loaded, saved)
    expired = replace(screen.ready(), expires_on=date(2026, 3, 19))
    presenter.change(expired)
    presenter.save(expired)
    assert screen.problems == {"batch_expired": "Give the reason for the override."}

    presenter.save(replace(expired, reasons={"batch_expired": "the only ampoule in a flood"}))

    assert len(saved) == 1
    history = [line.sentence for line in history_lines(show_patient(prescriber, loaded))]
    assert any("overridden" in line and "the only ampoule in a flood" in line for line in history)
    assert verify_register(prescriber).is_ok


def test_some_blocks_no_prescriber_lifts(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    presenter = begun(screen, working(desk, PRESCRIBER, DUE), loaded, saved)
    tomorrow = replace(screen.ready(given_in_future="sure"), given_on=date(2026, 3, 21))
    presenter.change(tomorrow)

    presenter.save(tomorrow)

    assert "given_in_future" not in screen.answerable
    assert screen.problems["given_in_future"].startswith("Can’t be saved. ")


def test_an_information_needs_no_answer(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    presenter = begun(screen, working(desk, NURSE, DUE), loaded, saved)
    last = show_patient(desk, loaded).injections[0].site
    same_site = replace(screen.ready(), site=last)
    presenter.change(same_site)
    assert screen.findings["site_repeated"].severity is Severity.INFO

    presenter.save(same_site)

    assert len(saved) == 1


def test_nobody_chosen_is_said_in_words(
    screen: Screen, desk: Desk, loaded: str, saved: list[InjectionRecorded]
) -> None:
    begun(screen, working(desk, "setup", DUE), loaded, saved)
    assert screen.failure == ("This register has users: say who is working; nothing was changed.",)
