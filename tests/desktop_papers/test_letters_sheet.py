"""Recall letters: made, looked at, and recorded as sent when somebody says so."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QTableView
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.letters_sheet import LettersSheet
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press
from tests.desktop_more.steps import closed, opened, says
from tests.desktop_papers.steps import saved, shown_pages


def test_letters_are_made_looked_at_and_recorded_only_when_somebody_says_so(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper("Recall letters")
    sheet = opened(qtbot, window, LettersSheet)
    qtbot.waitUntil(lambda: says(sheet, "1 letter: 1 first. 1 patient gets none."))
    rows = named(sheet, QTableView, "Letters table").model()
    cells = [[str(rows.index(row, column).data()) for column in range(2)] for row in range(rows.rowCount())]
    assert cells == [["OKONKWO, Ada", "first letter"], ["BRYN, Llŷr", "no letter: has no address"]]
    assert not named(sheet, QAbstractButton, "Record these as sent").isEnabled()
    press(sheet, "Make the letters")
    preview = shown_pages(qtbot, window)
    assert "Dear Ada Okonkwo" in saved(qtbot, preview, tmp_path / "letters.pdf")
    assert show_patient(clinic, ada).contacts == ()
    preview.reject()
    press(sheet, "Record these as sent")
    closed(qtbot, sheet)
    (kept,) = show_patient(clinic, ada).contacts
    assert kept.note == "First recall letter"
    assert window.notices[-1].sentence == "Recorded as sent: 1 letter. No date was moved."


def test_letters_that_nobody_could_answer_are_refused_in_words(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    acts.paper("Recall letters")
    sheet = opened(qtbot, window, LettersSheet)
    qtbot.waitUntil(lambda: says(sheet, "The clinic’s name is missing"))
    assert says(sheet, "No letter can be made yet.")
    assert not named(sheet, QAbstractButton, "Make the letters").isEnabled()
    sheet.reject()
