"""The sheet of the letters' words."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.letter_wording.view import LetterWordingSheet
from b12desk.register.write_unit import WriteUnit
from b12desk.services.desk import Desk
from b12desk.services.letters_typed import change_typed_wording, program_typed
from b12desk.services.letters_wording import SETTING, LetterNumber, kept_wording, wording_of
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says

PROGRAM_S = "The letters use the words that come with the program."


def shown(qtbot: QtBot, window: Window, acts: DeskActs) -> LetterWordingSheet:
    acts.letter_wording()
    sheet = opened(qtbot, window, LetterWordingSheet)
    qtbot.waitUntil(lambda: bool(named(sheet, QLineEdit, "First letter: heading").text()))
    return sheet


def paragraphs(sheet: LetterWordingSheet, letter: str) -> QPlainTextEdit:
    return named(sheet, QPlainTextEdit, f"{letter} letter: paragraphs")


def test_the_clinic_s_words_are_used_and_can_be_put_back(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    sheet = shown(qtbot, window, acts)
    assert says(sheet, PROGRAM_S)
    assert nameless(sheet) == []
    type_in(sheet, "Second letter: heading", "Your injection is waiting")
    paragraphs(sheet, "Second").setPlainText("It was due by {due_by}.\n\nRing {phone},\nplease.")
    press(sheet, "Save letter wording")
    closed(qtbot, sheet)
    words = wording_of(today)[LetterNumber.SECOND]
    assert words.heading == "Your injection is waiting"
    assert words.paragraphs == ("It was due by {due_by}.", "Ring {phone}, please.")
    (notice,) = window.notices
    assert (notice.sentence, notice.action) == ("The letters use the clinic’s own words.", "Put back")
    assert notice.act is not None
    notice.act()
    qtbot.waitUntil(lambda: len(window.notices) == 2)
    assert kept_wording(today) == ""


def test_the_program_s_words_are_restored(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    typed = program_typed()
    own = {number: replace(letter, heading="Ours") for number, letter in typed.items()}
    assert change_typed_wording(today, own)
    sheet = shown(qtbot, window, acts)
    assert says(sheet, "The letters use the clinic’s own words.")
    press(sheet, "Put the program’s words in")
    assert sheet.typed() == typed
    assert sheet.has_unsaved()
    assert kept_wording(today) != "", "they are used once they are saved"
    press(sheet, "Save letter wording")
    closed(qtbot, sheet)
    assert kept_wording(today) == ""
    assert window.notices[-1].sentence == PROGRAM_S


def test_problems_stand_beside_their_fields_on_the_letter_they_are_of(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    sheet = shown(qtbot, window, acts)
    type_in(sheet, "Third letter: heading", " ")
    paragraphs(sheet, "Third").setPlainText("Dear {name}\n\nand {phone")
    press(sheet, "Save letter wording")
    (tabs,) = sheet.findChildren(QTabWidget)
    assert tabs.currentIndex() == 2
    for sentence in ("Give the letter a heading.", "“{name}” is no place to fill", "Paragraph 2 has a { or }"):
        assert says(sheet, sentence)
    assert kept_wording(today) == ""
    sheet.remember_as_saved()
    sheet.reject()


def test_words_that_can_t_be_read_any_more_are_said_and_can_be_replaced(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    spoil(today)
    sheet = shown(qtbot, window, acts)
    qtbot.waitUntil(lambda: says(sheet, "the second letter is missing"))
    assert sheet.typed() == program_typed()
    press(sheet, "Save letter wording")
    closed(qtbot, sheet)
    assert kept_wording(today) == ""


def spoil(desk: Desk) -> None:
    """Keep a file of words as no version of the program wrote it."""
    with desk.register.writing(by="somebody", at=desk.clock.now()) as unit:
        assert isinstance(unit, WriteUnit)
        unit.set_setting(SETTING, "[first]\nheading = 'x'\nparagraphs = ['y']\n")
