"""What is printed about one patient: cards, summaries, extracts and labels."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import PatientStanding
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.papers.choices_sheets import LabelsSheet
from b12desk.desktop.papers.view import PaperSheet
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, opened, says
from tests.desktop_papers.steps import saved, shown_pages


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("Appointment card", "To book or change: 020 7946 0123"),
        ("Appointment cards, two A6", "Your injection was due by 16 April 2026"),
        ("Transfer summary", "Transfer summary: vitamin B12 injections"),
        ("Audit extract", "Audit extract"),
    ],
)
def test_a_patient_s_paper_is_previewed_and_saved_under_a_name_that_names_nobody(
    act: str, words: str, qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper_of(act, ada)
    sheet = shown_pages(qtbot, window)
    press(sheet, "Save PDF…")
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    (name,) = dialog.selectedFiles()
    assert "kon" not in Path(name).name.lower()
    dialog.reject()
    assert words in saved(qtbot, sheet, tmp_path / "made.pdf")
    sheet.reject()


def test_the_dead_have_no_card(qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str) -> None:
    draft = draft_of(show_patient(clinic, ada).patient)
    change_patient(clinic, ada, draft, standing=PatientStanding.DECEASED)
    acts.paper_of("Appointment card", ada)
    sheet = opened(qtbot, window, PaperSheet)
    qtbot.waitUntil(lambda: says(sheet, "The patient has died: no card is printed."))
    assert not named(sheet, QAbstractButton, "Print…").isEnabled()
    sheet.reject()


def test_labels_begin_where_somebody_says_and_a_test_sheet_comes_first(
    qtbot: QtBot, window: Window, acts: DeskActs, clinic: Desk, ada: str, tmp_path: Path
) -> None:
    acts.paper_of("Address label", ada)
    sheet = opened(qtbot, window, LabelsSheet)
    assert nameless(sheet) == []
    type_in(sheet, "Begin at label", "no")
    type_in(sheet, "Move down, mm", "much")
    press(sheet, "Show the labels")
    assert says(sheet, "Give the number of a label.")
    assert says(sheet, "Give millimetres, such as 0.5 or -1.")
    type_in(sheet, "Begin at label", "21")
    type_in(sheet, "Move down, mm", "0,5")
    choose(sheet, "Sheet of labels", "L7160")
    press(sheet, "Test sheet")
    preview = shown_pages(qtbot, window)
    assert "L7160 · label 21" in saved(qtbot, preview, tmp_path / "test.pdf")
    preview.reject()
    closed(qtbot, preview)
    press(sheet, "Show the labels")
    assert saved(qtbot, shown_pages(qtbot, window), tmp_path / "labels.pdf") == "Ada Okonkwo 14 Mill Lane SO21 2AA"
