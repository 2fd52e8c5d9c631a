from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Flag, GapChoice, Symptom
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.decision.presenter import DecisionForm, draft_of, missing
from b12desk.desktop.decision.view import DecisionSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.view import PatientPage
from b12desk.desktop.review.score_field import ScoreField
from b12desk.services.change_patient import change_patient
from b12desk.services.change_patient import draft_of as details_of
from b12desk.services.desk import Desk
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from tests.builders import a_course_draft, add_somebody, day, give, on
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says

TODAY = day("2026-08-03")
FORM = DecisionForm(GapChoice.CONTINUE, None, "", "unchanged", (), None, "Dr A. Example", "well in herself")


def shown(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> DecisionSheet:
    """Return the sheet once it says what each choice does."""
    acts.record_decision(patient_id)
    sheet = opened(qtbot, window, DecisionSheet)
    qtbot.waitUntil(lambda: bool(named(sheet, QRadioButton, "Refer").accessibleDescription()))
    return sheet


def decide(sheet: DecisionSheet, choice: str) -> None:
    press(sheet, "Unchanged")
    press(sheet, choice)
    type_in(sheet, "Prescriber who decided", "Dr A. Example")
    type_in(sheet, "Reason for the decision", "well in herself")


def test_the_gap_stands_there_with_its_sum_and_each_choice_with_what_it_does(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)

    assert says(sheet, "Last dose 16-Jan-2026 + 2 × 3 months = 16-Jul-2026, which was 18 days ago.")
    for choice in ("Continue", "Reload", "Bloods first", "Refer"):
        radio = named(sheet, QRadioButton, choice)
        assert radio.isEnabled()
        assert says(sheet, radio.accessibleDescription())
    assert "first dose 03-Aug-2026" in named(sheet, QRadioButton, "Reload").accessibleDescription()
    assert nameless(sheet) == []
    assert not sheet.has_unsaved()


def test_nothing_is_chosen_and_everything_missing_is_said_at_once(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    assert not any(radio.isChecked() for radio in sheet.findChildren(QRadioButton))

    press(sheet, "Save decision")

    for sentence in (
        "Record the symptom check: choose how the patient is.",
        "Choose what the prescriber decided.",
        "Give the prescriber who decided.",
        "Give the reason; it is kept with the decision.",
    ):
        assert says(sheet, sentence)
    assert len(show_patient(late, ada).course_events) == 2


def test_a_decision_is_recorded_with_its_check_and_what_follows_is_told(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    decide(sheet, "Bloods first")
    named(sheet, ScoreField, "Fatigue score").setValue(7)

    press(sheet, "Save decision")
    closed(qtbot, sheet)

    decision, check = show_patient(late, ada).course_events[:2]
    assert (decision.outcome, decision.prescriber, decision.reason) == (
        "bloods_first",
        "Dr A. Example",
        "well in herself",
    )
    assert (decision.refers_to, check.scores, check.check_kind) == (check.id, ((Symptom.FATIGUE, 7),), "symptom_review")
    assert [notice.sentence for notice in window.notices] == [
        "Decided: bloods first. Serum B12 and a full blood count by 17-Aug-2026."
    ]
    assert window.changes == 1


def test_reloading_asks_for_the_day_and_says_what_follows_from_it(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    day_box = sheet.boxes["reload_on"]
    assert not day_box.isVisible()
    decide(sheet, "Reload")
    assert day_box.isVisible()

    type_in(sheet, "First new loading dose", "5 Aug 2026")
    assert "first dose 05-Aug-2026" in named(sheet, QRadioButton, "Reload").accessibleDescription()
    press(sheet, "Save decision")
    closed(qtbot, sheet)

    page = show_patient(late, ada)
    assert page.forecast is not None
    assert (page.forecast.phase, page.forecast.due_on) == ("loading", day("2026-08-05"))
    assert window.notices[0].sentence == "Decided: reload. First new loading dose 05-Aug-2026."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Give the day of the first new loading dose."),
        ("2 Aug 2026", "The new loading doses start today or later."),
    ],
)
def test_a_day_to_reload_on_that_can_t_be_is_said(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str, typed: str, sentence: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    decide(sheet, "Reload")
    type_in(sheet, "First new loading dose", typed)

    press(sheet, "Save decision")

    assert says(sheet, sentence)


def test_reloading_asks_what_planning_asks(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str) -> None:
    patient = show_patient(late, ada).patient
    change_patient(late, ada, replace(details_of(patient), flags=frozenset({Flag.PREGNANT})))
    sheet = shown(qtbot, window, acts, ada)
    decide(sheet, "Reload")
    press(sheet, "Save decision")
    asked = "Reason: pregnant or breastfeeding"
    qtbot.waitUntil(lambda: any(f.accessibleName() == asked for f in sheet.findChildren(QLineEdit)))

    type_in(sheet, asked, "agreed with the midwife")
    press(sheet, "Save decision")
    closed(qtbot, sheet)

    page = show_patient(late, ada)
    assert page.course is not None
    assert page.course.reasons == (("pregnant_or_breastfeeding", "agreed with the midwife"),)


def test_where_there_is_no_loading_reload_says_why_it_can_t_be_taken(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk
) -> None:
    january = on(late, "2026-01-05")
    patient_id = add_somebody(january, 2)
    start_course(january, patient_id, a_course_draft("bariatric-3-monthly", reasons={"*": "confirmed elsewhere"}))
    give(january, patient_id, "2026-01-05")

    sheet = shown(qtbot, window, acts, patient_id)

    reload = named(sheet, QRadioButton, "Reload")
    assert not reload.isEnabled()
    assert reload.accessibleDescription() == "This regimen has no loading doses: end the course and plan another."


def test_a_recent_review_counts_as_the_check(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    draft = ReviewDraft(day("2026-07-20"), "unchanged", None, "", ((Symptom.MOOD, 2),))
    review = record_review(on(late, "2026-07-20"), ada, draft).event_id
    sheet = shown(qtbot, window, acts, ada)
    assert says(sheet, "The review of 20-Jul-2026 (mood 2) counts, unless another is recorded here.")
    press(sheet, "Refer")
    type_in(sheet, "Prescriber who decided", "Dr A. Example")
    type_in(sheet, "Reason for the decision", "numb feet")

    press(sheet, "Save decision")
    closed(qtbot, sheet)

    assert show_patient(late, ada).course_events[0].refers_to == review


def test_without_a_gap_there_is_nothing_to_decide(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    give(late, ada, "2026-08-03", reasons={"*": "seen"})
    acts.record_decision(ada)
    sheet = opened(qtbot, window, DecisionSheet)

    qtbot.waitUntil(lambda: says(sheet, "There is no gap to decide about for this patient."))

    assert not named(sheet, QPushButton, "Save decision").isEnabled()


def test_the_page_offers_the_decision_while_there_is_a_gap(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, lane: Lane, ada: str
) -> None:
    page = PatientPage(late, lane, acts, window)
    page.show()
    page.show_patient(ada)
    button = named(page, QPushButton, "Record decision")
    qtbot.waitUntil(button.isVisible)
    assert button.accessibleDescription() == "The gap waits for a prescriber’s decision."

    button.click()
    sheet = opened(qtbot, window, DecisionSheet)
    qtbot.waitUntil(lambda: bool(named(sheet, QRadioButton, "Refer").accessibleDescription()))
    decide(sheet, "Continue")
    press(sheet, "Save decision")
    closed(qtbot, sheet)
    page.refresh()
    qtbot.waitUntil(lambda: button.accessibleDescription().startswith("The decision about the gap stands"))

    give(late, ada, "2026-08-03", reasons={"*": "seen"})
    page.refresh()
    qtbot.waitUntil(lambda: not button.isVisible())


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        (FORM, {}),
        (replace(FORM, outcome=""), {"outcome": "Record the symptom check: choose how the patient is."}),
        (replace(FORM, choice=GapChoice.RELOAD, unread="“x” is no date."), {"reload_on": "“x” is no date."}),
        (replace(FORM, choice=GapChoice.RELOAD, reload_on=TODAY), {}),
    ],
)
def test_what_a_decision_can_t_be_recorded_without(form: DecisionForm, problems: dict[str, str]) -> None:
    assert missing(form, needs_check=True, today=TODAY) == problems


def test_where_a_check_is_known_one_begun_here_is_finished() -> None:
    begun = replace(FORM, outcome="", scores=((Symptom.MOOD, 2),))
    assert set(missing(begun, needs_check=False, today=TODAY)) == {"outcome"}
    none = replace(FORM, outcome="")
    assert missing(none, needs_check=False, today=TODAY) == {}
    assert draft_of(none, today=TODAY).review is None


def test_the_day_to_reload_on_goes_with_reloading_alone() -> None:
    typed = replace(FORM, reload_on=TODAY)
    assert draft_of(typed, today=TODAY).reload_on is None
    assert draft_of(replace(typed, choice=GapChoice.RELOAD), today=TODAY).reload_on == TODAY
