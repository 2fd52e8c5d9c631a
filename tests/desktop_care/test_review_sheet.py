from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import CheckKind, Symptom
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.review.presenter import OUTCOMES, ReviewForm, ReviewPresenter
from b12desk.desktop.review.score_field import ScoreField
from b12desk.desktop.review.view import ReviewSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.builders import add_somebody, day
from tests.desktop_acts.steps import at_once
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, opened, says

NAMES = ("Fatigue score", "Paraesthesia score", "Balance score", "Memory score", "Mood score", "Wears off in week")


class View:
    """Hears what the presenter shows."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}
        self.failures: list[str] = []
        self.is_finished = False

    def point_out(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)

    def show_failure(self, problems: Sequence[str]) -> None:
        self.failures = list(problems)

    def show_saving(self, is_saving: bool) -> None:
        """Show nothing."""

    def finish(self) -> None:
        self.is_finished = True


def shown(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> ReviewSheet:
    acts.record_review(patient_id)
    return opened(qtbot, window, ReviewSheet)


def test_every_field_has_its_name_and_starts_unasked(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    sheet = shown(qtbot, window, acts, ada)

    fields = [named(sheet, ScoreField, name) for name in NAMES]
    assert [field.text() for field in fields] == ["Not asked"] * 6
    assert [field.score() for field in fields] == [None] * 6
    assert nameless(sheet) == []
    assert not sheet.has_unsaved()


def test_what_the_last_review_said_stands_beside_each_score(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)

    said = [label.text() for label in sheet.findChildren(QLabel) if label.text().startswith("last: ")]
    assert sorted(said) == ["last: 3 on 20-Feb-2026", "last: 4 on 20-Apr-2026", "last: week 9 on 20-Feb-2026"]
    fatigue = named(sheet, ScoreField, "Fatigue score")
    assert fatigue.accessibleDescription() == "0 none to 10 as bad as can be; last: 4 on 20-Apr-2026"
    assert named(sheet, ScoreField, "Balance score").accessibleDescription() == "0 none to 10 as bad as can be"


def test_a_score_is_typed_stepped_and_taken_back(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    sheet = shown(qtbot, window, acts, ada)
    field = named(sheet, ScoreField, "Mood score")
    field.setFocus()

    QTest.keyClicks(field, "7")
    assert (field.score(), field.text()) == (7, "7")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.score() == 8
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert (field.score(), field.text()) == (None, "Not asked")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.score() == 0
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "10")
    assert field.score() == 10
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.score() == 10
    assert sheet.has_unsaved()


def test_the_wheel_passes_a_score_by(qtbot: QtBot) -> None:
    field = ScoreField("Fatigue score", 0, 10, "Not asked")
    qtbot.addWidget(field)
    middle = QPointF(field.rect().center())
    turn = QWheelEvent(
        middle, middle, QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(field, turn)

    assert field.score() is None


def test_a_score_is_shown_and_shown_as_unasked(qtbot: QtBot) -> None:
    field = ScoreField("Wears off in week", 1, 26, "Not asked", prefix="week ")
    qtbot.addWidget(field)
    field.show_score(9)
    assert (field.score(), field.text()) == (9, "week 9")
    field.show_score(None)
    assert (field.score(), field.text()) == (None, "Not asked")


def test_a_review_is_saved_with_its_scores(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Answers", "Symptom review")
    press(sheet, "Unchanged")
    for name, score in (("Fatigue score", 5), ("Paraesthesia score", 0), ("Wears off in week", 10)):
        named(sheet, ScoreField, name).setValue(score)
    named(sheet, QPlainTextEdit, "Note").setPlainText("tingling comes back early")

    press(sheet, "Save review")
    closed(qtbot, sheet)

    review = show_patient(late, ada).course_events[0]
    assert (review.outcome, review.check_kind, review.on) == ("unchanged", "symptom_review", day("2026-08-03"))
    assert review.scores == ((Symptom.FATIGUE, 5), (Symptom.PARAESTHESIA, 0))
    assert (review.wears_off_week, review.note) == (10, "tingling comes back early")
    assert [notice.sentence for notice in window.notices] == ["Review recorded."]


def test_what_is_missing_is_said_beside_its_field(qtbot: QtBot, window: Window, acts: DeskActs, ada: str) -> None:
    sheet = shown(qtbot, window, acts, ada)
    type_in(sheet, "Date of review", "")

    press(sheet, "Save review")

    assert sheet.isVisible()
    assert says(sheet, "Give the day of the review.")
    assert says(sheet, "Choose the outcome.")


def test_the_presenter_says_what_the_register_refuses(late: Desk) -> None:
    view, saved = View(), list[bool]()
    presenter = ReviewPresenter(view, late, add_somebody(late), at_once, saved=lambda: saved.append(True))

    presenter.save(ReviewForm(day("2026-08-04"), "improving", None, ""))
    assert view.problems == {"on": "A review can’t be recorded before it happens."}
    presenter.save(ReviewForm(day("2026-08-03"), "improving", CheckKind.SYMPTOM_REVIEW, ""))
    assert view.failures == ["No course is running for this patient: plan a regimen first."]
    assert not view.is_finished
    assert not saved


def test_outcomes_have_their_words_once() -> None:
    assert len({outcome for outcome, _ in OUTCOMES}) == len({words for _, words in OUTCOMES}) == len(OUTCOMES)
