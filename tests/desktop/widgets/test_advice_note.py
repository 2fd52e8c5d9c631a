import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from b12desk.clinical.advice import Advice, Place
from b12desk.desktop.widgets.advice_note import AdviceNote, advice_note

HOSTILE = "<img src=file:///etc/passwd> <b>& Sons</b>"


def a_text(id: str = "lifelong", *staff: str, is_clinics_own: bool = False) -> Advice:
    words = staff or ("For life.",)
    return Advice(id, f"Title of {id}", ("For you.",), words, ("S0", "S1"), (Place.PLANNING,), (), is_clinics_own)


@pytest.fixture
def note(qtbot: QtBot) -> AdviceNote:
    made = advice_note("About this treatment")
    qtbot.addWidget(made)
    return made


def toggle(note: AdviceNote) -> QToolButton:
    (found,) = note.findChildren(QToolButton)
    return found


def seen(note: AdviceNote) -> list[str]:
    return [label.text() for label in note.findChildren(QLabel) if label.isVisibleTo(note)]


def test_it_is_hidden_until_there_is_something_to_say(note: AdviceNote) -> None:
    assert note.isHidden()
    note.show_advice([a_text()])
    assert not note.isHidden()
    note.show_advice([])
    assert note.isHidden()


def test_it_is_closed_until_somebody_opens_it_by_keyboard(note: AdviceNote) -> None:
    note.show_advice([a_text()])
    assert seen(note) == []
    assert toggle(note).focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(toggle(note), Qt.Key.Key_Space)
    assert seen(note) == ["Title of lifelong", "For life.", "Source: S0, S1"]
    QTest.keyClick(toggle(note), Qt.Key.Key_Space)
    assert seen(note) == []


def test_it_says_what_it_is_and_whether_it_is_open(note: AdviceNote) -> None:
    note.show_advice([a_text(), a_text("how-fast")])
    assert toggle(note).accessibleName() == "About this treatment"
    assert toggle(note).accessibleDescription() == "2 texts with their sources, closed"
    toggle(note).click()
    assert toggle(note).accessibleDescription() == "2 texts with their sources, open"


def test_a_text_is_reached_and_read_out_as_a_whole(note: AdviceNote) -> None:
    note.show_advice([a_text("how-fast", "Days.", "Months.")])
    toggle(note).click()
    (text,) = [frame for frame in note.findChildren(QFrame) if frame.accessibleName()]
    assert text.accessibleName() == "Title of how-fast. Days. Months. Source: S0, S1."
    assert text.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert seen(note)[1:3] == ["• Days.", "• Months."]


def test_it_stays_open_when_other_texts_are_shown(note: AdviceNote, qtbot: QtBot) -> None:
    note.show_advice([a_text()])
    toggle(note).click()
    note.show_advice([a_text("how-fast")])
    qtbot.waitUntil(lambda: "Title of how-fast" in seen(note))
    assert "Title of lifelong" not in seen(note)


def test_a_clinics_own_wording_is_said_to_be_theirs(note: AdviceNote) -> None:
    note.show_advice([a_text(is_clinics_own=True)])
    toggle(note).click()
    assert seen(note)[-1] == "Source: S0, S1; the clinic’s own wording"


def test_hostile_words_are_shown_as_typed(note: AdviceNote) -> None:
    note.show_advice([a_text("lifelong", HOSTILE)])
    toggle(note).click()
    assert HOSTILE in seen(note)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in note.findChildren(QLabel))


def test_a_focused_text_shows_it(note: AdviceNote, qtbot: QtBot) -> None:
    note.show_advice([a_text()])
    note.show()
    toggle(note).click()
    (text,) = [frame for frame in note.findChildren(QFrame) if frame.accessibleName()]
    before = text.grab().toImage()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    assert text.grab().toImage() != before
