from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.interval.view import IntervalSheet
from b12desk.services.correct_entry import void_entry
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.builders import somebody_after_loading
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, opened

BECAUSE = "Because of the review of 20-Apr-2026 (fatigue 4)"


def shown(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> IntervalSheet:
    acts.change_interval(patient_id)
    sheet = opened(qtbot, window, IntervalSheet)
    qtbot.waitUntil(lambda: named(sheet, QComboBox, "Interval").count() > 0)
    return sheet


def tick(sheet: IntervalSheet) -> QCheckBox:
    """Return the box that links the change to a review; there is one."""
    (box,) = sheet.findChildren(QCheckBox)
    return box


def test_the_latest_review_is_offered_as_the_reason_and_not_ticked(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)

    assert (tick(sheet).text(), tick(sheet).accessibleName()) == (BECAUSE, BECAUSE)
    assert tick(sheet).isVisible()
    assert not tick(sheet).isChecked()
    assert nameless(sheet) == []


def test_a_ticked_review_is_the_reason_and_is_linked(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Interval", "Every 2 months")
    press(sheet, BECAUSE)
    assert named(sheet, QComboBox, "Reason").currentText() == "What the review found"

    press(sheet, "Change interval")
    closed(qtbot, sheet)

    change, review = show_patient(late, ada).course_events[:2]
    assert (change.interval, change.reason, change.refers_to) == ("P2M", "symptom review", review.id)


def test_unticked_the_review_is_no_reason(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    sheet = shown(qtbot, window, acts, ada)
    press(sheet, BECAUSE)
    press(sheet, BECAUSE)
    assert named(sheet, QComboBox, "Reason").currentIndex() == -1


def test_another_reason_stays_beside_the_link(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Interval", "Every 2 months")
    choose(sheet, "Reason", "Persistent symptoms")
    press(sheet, BECAUSE)
    assert named(sheet, QComboBox, "Reason").currentText() == "Persistent symptoms"

    press(sheet, "Change interval")
    closed(qtbot, sheet)

    change = show_patient(late, ada).course_events[0]
    assert (change.reason, bool(change.refers_to)) == ("persistent symptoms", True)


def test_a_laboratory_result_is_asked_about_even_with_a_review(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Interval", "Every 3 months")
    choose(sheet, "Reason", "A laboratory result")
    press(sheet, BECAUSE)
    asked = "Reason: titration on biomarkers"
    qtbot.waitUntil(lambda: any(f.accessibleName() == asked for f in sheet.findChildren(QLineEdit)))
    press(sheet, "Change interval")
    assert sheet.isVisible()
    assert len(show_patient(late, ada).course_events) == 2

    type_in(sheet, asked, "and the symptoms of April")
    press(sheet, "Change interval")
    closed(qtbot, sheet)

    assert show_patient(late, ada).course_events[0].reasons == (
        ("titration_on_biomarkers", "and the symptoms of April"),
    )


def test_a_voided_review_is_not_offered(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str) -> None:
    void_entry(late, show_patient(late, ada).course_events[0].id, "another patient’s")
    sheet = shown(qtbot, window, acts, ada)
    assert (
        tick(sheet).text().startswith("Because of the review of 20-Feb-2026 (fatigue 6, mood 3, wears off in week 9)")
    )


def test_without_a_review_none_is_offered(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk) -> None:
    sheet = shown(qtbot, window, acts, somebody_after_loading(late, 2))
    assert not tick(sheet).isVisible()
    choose(sheet, "Interval", "Every 2 months")
    choose(sheet, "Reason", "Persistent symptoms")
    press(sheet, "Change interval")
    closed(qtbot, sheet)
