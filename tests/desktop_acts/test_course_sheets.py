"""The sheets that put off, review, hold, resume, end and explain a course."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.deferral.view import DeferralSheet
from b12desk.desktop.patient.course_sheet import CourseSheet
from b12desk.desktop.review.view import ReviewSheet
from b12desk.desktop.why.view import WhySheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, opened


def test_a_deferral_needs_a_day_and_a_reason(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.defer(ada)
    sheet = opened(qtbot, window, DeferralSheet)
    press(sheet, "Save deferral")
    assert sheet.isVisible()

    type_in(sheet, "Defer until", "20/01/2026")
    named(sheet, QPlainTextEdit, "Reason").setPlainText("on holiday")
    press(sheet, "Save deferral")
    closed(qtbot, sheet)

    assert show_patient(today, ada).status is Status.DEFERRED


def test_a_review_is_recorded_in_words(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str) -> None:
    acts.record_review(ada)
    sheet = opened(qtbot, window, ReviewSheet)

    press(sheet, "Improving")
    press(sheet, "Save review")
    closed(qtbot, sheet)

    review = show_patient(today, ada).course_events[0]
    assert (review.kind, review.outcome, review.on) == ("review", "improving", date(2026, 1, 14))


def test_a_lifelong_course_asks_before_it_ends_on_normal_levels(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    acts.end(ada)
    sheet = opened(qtbot, window, CourseSheet)
    reason = named(sheet, QComboBox, "Reason")
    reason.setCurrentIndex(reason.findText("Levels are normal"))
    press(sheet, "End course")
    asked = "Reason: do not stop"
    qtbot.waitUntil(lambda: any(f.accessibleName() == asked for f in sheet.findChildren(QLineEdit)))
    assert show_patient(today, ada).status is not Status.ENDED

    type_in(sheet, asked, "changed to tablets by the consultant")
    press(sheet, "End course")
    closed(qtbot, sheet)

    assert show_patient(today, ada).status is Status.ENDED


def test_a_course_is_held_and_resumed(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str) -> None:
    acts.hold(ada)
    sheet = opened(qtbot, window, CourseSheet)
    named(sheet, QPlainTextEdit, "Reason").setPlainText("in hospital")
    press(sheet, "Hold course")
    closed(qtbot, sheet)
    assert show_patient(today, ada).status is Status.ON_HOLD

    acts.resume(ada)
    sheet = opened(qtbot, window, CourseSheet)
    press(sheet, "Resume course")
    closed(qtbot, sheet)

    assert show_patient(today, ada).status is Status.DUE


def test_the_date_is_explained(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    acts.why(ada)
    sheet = opened(qtbot, window, WhySheet)

    press(sheet, "Close")

    assert not sheet.isVisible()
