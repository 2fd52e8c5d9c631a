"""From tablets and surveillance to injections: what the page says is next, and what a review opens."""

from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.next_check import has_no_injections, next_check_words
from b12desk.desktop.patient.presenter import regimen_words
from b12desk.desktop.patient.view import PatientPage
from b12desk.desktop.regimen.view import RegimenSheet
from b12desk.desktop.review.view import ReviewSheet
from b12desk.services.course_acts import end_course
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from tests.builders import a_course_draft, on, somebody_after_loading
from tests.desktop_acts.window import Window, named, press
from tests.desktop_more.steps import closed, opened


def test_the_next_review_and_blood_test_are_said(today: Desk, cara: str) -> None:
    before = on(today, "2025-12-15")
    assert next_check_words(show_patient(before, cara)) == (
        "No injections. Next: serum B12 and symptom review, due 06-Jan-2026"
    )
    assert next_check_words(show_patient(today, cara)) == (
        "No injections. Next: serum B12 and symptom review, overdue since 06-Jan-2026"
    )


def test_the_page_of_tablets_names_no_ampoule(today: Desk, cara: str) -> None:
    labels = [
        [label for label, _ in regimen_words(show_patient(today, each))]
        for each in (cara, somebody_after_loading(today, 4))
    ]
    assert ["Product" in one for one in labels] == [False, True]


def test_surveillance_says_its_yearly_blood_test(today: Desk, bryn: str) -> None:
    start_course(today, bryn, a_course_draft("surveillance", "2026-01-14"))
    assert next_check_words(show_patient(today, bryn)) == "No injections. Next: serum B12, due 14-Jan-2027"


def test_nothing_of_the_kind_is_said_of_injections_of_no_course_and_of_an_ended_one(
    today: Desk, bryn: str, cara: str
) -> None:
    ada = somebody_after_loading(today, 4)
    end_course(today, cara, "patients_wish")
    for patient_id in (bryn, cara, ada):
        page = show_patient(today, patient_id)
        assert (has_no_injections(page), next_check_words(page)) == (False, "")


def test_the_page_of_tablets_offers_injections_and_others_do_not(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, lane: Lane, cara: str
) -> None:
    page = PatientPage(today, lane, acts, window)
    page.show()
    page.show_patient(somebody_after_loading(today, 4))
    switch = named(page, QPushButton, "Switch to injections")
    qtbot.waitUntil(lambda: page.head.next_words.startswith("Next:"))
    assert switch.isHidden()

    page.show_patient(cara)
    qtbot.waitUntil(lambda: page.head.next_words.startswith("No injections."))
    switch.click()

    assert isinstance(opened(qtbot, window, RegimenSheet), RegimenSheet)


def test_a_review_that_finds_tablets_failing_offers_the_injections(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, cara: str
) -> None:
    acts.record_review(cara)
    sheet = opened(qtbot, window, ReviewSheet)
    press(sheet, "Tablets do not correct the deficiency")
    press(sheet, "Save review")
    closed(qtbot, sheet)
    qtbot.waitUntil(lambda: window.notices != [])

    notice = window.notices[-1]
    assert (notice.action, window.changes) == ("Switch to injections", 1)
    assert show_patient(today, cara).course_events[0].outcome == ORAL_FAILS
    assert notice.act is not None
    notice.act()
    opened(qtbot, window, RegimenSheet)


def test_any_other_review_offers_nothing(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, cara: str) -> None:
    acts.record_review(cara)
    sheet = opened(qtbot, window, ReviewSheet)
    press(sheet, "Improving")
    press(sheet, "Save review")
    closed(qtbot, sheet)
    qtbot.waitUntil(lambda: window.notices != [])
    assert window.notices[-1].action == ""


def test_a_review_of_injections_has_no_outcome_about_tablets(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    acts.record_review(somebody_after_loading(today, 4))
    sheet = opened(qtbot, window, ReviewSheet)
    assert not [radio for radio in sheet.findChildren(QRadioButton) if "Tablets" in radio.text()]
