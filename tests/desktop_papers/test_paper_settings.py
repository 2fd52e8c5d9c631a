"""The sheet of paper settings: the QR code's text, and fonts for further scripts."""

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
import reportlab
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Role
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.paper_settings.view import PaperSettingsSheet
from b12desk.services.desk import Desk
from b12desk.services.paper_settings import change_paper_settings, paper_settings
from b12desk.services.people import add_user
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says

KHMER = Path(reportlab.__file__).parent / "fonts" / "hb-test.ttf"
LINK = "https://riverside.example/b12"


@pytest.fixture
def khmer(tmp_path: Path) -> Path:
    """A font file of the clinic's own, with a few Khmer letters."""
    return Path(copy(KHMER, tmp_path / "Khmer.ttf"))


def shown(qtbot: QtBot, window: Window, acts: DeskActs) -> PaperSettingsSheet:
    acts.paper_settings()
    sheet = opened(qtbot, window, PaperSettingsSheet)
    qtbot.waitUntil(lambda: named(sheet, QAbstractButton, "Save paper settings").isEnabled())
    return sheet


def rows(sheet: PaperSettingsSheet) -> list[tuple[str, str]]:
    model = named(sheet, QTableView, "Added fonts table").model()
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]


def added(qtbot: QtBot, sheet: PaperSettingsSheet, path: Path) -> None:
    sheet.file_asked.emit(path)
    qtbot.waitUntil(lambda: says(sheet, f"{path.name} is added once this is saved."))


def test_text_and_font_are_set_and_can_be_put_back(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, khmer: Path
) -> None:
    sheet = shown(qtbot, window, acts)
    assert nameless(sheet) == []
    type_in(sheet, "QR code on plans", LINK)
    added(qtbot, sheet, khmer)
    assert rows(sheet) == [("Khmer.ttf", "Khmer")]
    assert paper_settings(today).font_files == (), "nothing is kept before it is saved"
    press(sheet, "Save paper settings")
    closed(qtbot, sheet)
    kept = paper_settings(today)
    assert (kept.qr_text, kept.font_files) == (LINK, (khmer.resolve(),))
    (notice,) = window.notices
    assert (notice.sentence, notice.action) == ("Paper settings saved.", "Put back")
    assert notice.act is not None
    notice.act()
    qtbot.waitUntil(lambda: window.notices[-1].sentence == "The paper settings are as they were.")
    kept = paper_settings(today)
    assert (kept.qr_text, kept.font_files) == ("", ())


def test_a_font_is_removed_and_the_text_emptied(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, khmer: Path
) -> None:
    change_paper_settings(today, qr_text=LINK, font_files=[khmer])
    sheet = shown(qtbot, window, acts)
    qtbot.waitUntil(lambda: rows(sheet) == [("Khmer.ttf", "Khmer")])
    assert named(sheet, QLineEdit, "QR code on plans").text() == LINK
    named(sheet, QTableView, "Added fonts table").selectRow(0)
    press(sheet, "Remove this font")
    assert rows(sheet) == []
    assert sheet.has_unsaved()
    assert not named(sheet, QAbstractButton, "Remove this font").isEnabled()
    type_in(sheet, "QR code on plans", "")
    press(sheet, "Save paper settings")
    closed(qtbot, sheet)
    assert paper_settings(today).font_files == ()
    assert paper_settings(today).qr_text == ""


def test_each_problem_stands_beside_its_field(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, khmer: Path, tmp_path: Path
) -> None:
    (tmp_path / "none.ttf").write_bytes(b"no font")
    (tmp_path / "cut.ttf").write_bytes(KHMER.read_bytes()[:900])
    sheet = shown(qtbot, window, acts)
    for name in ("none.ttf", "cut.ttf"):
        sheet.file_asked.emit(tmp_path / name)
        qtbot.waitUntil(lambda name=name: says(sheet, f"“{name}” is not a TrueType font (.ttf)"))
    sheet.file_asked.emit(tmp_path / "nowhere.ttf")
    qtbot.waitUntil(lambda: says(sheet, "can’t be read."))
    assert rows(sheet) == []
    added(qtbot, sheet, khmer)
    assert not says(sheet, "can’t be read.")
    sheet.file_asked.emit(khmer)
    qtbot.waitUntil(lambda: says(sheet, "Khmer.ttf is in the list already."))
    type_in(sheet, "QR code on plans", "x" * 201)
    press(sheet, "Save paper settings")
    assert says(sheet, "The QR code’s text has 201 characters; at most 200 fit.")
    assert paper_settings(today).font_files == ()
    sheet.remember_as_saved()
    sheet.finish()


def test_a_font_that_is_gone_is_said_and_doesn_t_keep_the_text_from_being_saved(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, khmer: Path
) -> None:
    change_paper_settings(today, font_files=[khmer])
    khmer.unlink()
    sheet = shown(qtbot, window, acts)
    qtbot.waitUntil(lambda: bool(rows(sheet)))
    assert rows(sheet)[0][1].startswith("Not used. The font file “")
    type_in(sheet, "QR code on plans", LINK)
    press(sheet, "Save paper settings")
    closed(qtbot, sheet)
    assert paper_settings(today).qr_text == LINK
    assert len(paper_settings(today).font_files) == 1
    put_back = window.notices[-1].act
    assert put_back is not None
    put_back()
    qtbot.waitUntil(lambda: paper_settings(today).qr_text == "")
    assert len(paper_settings(today).font_files) == 1


def test_saving_what_didn_t_change_changes_nothing(qtbot: QtBot, window: Window, acts: DeskActs, khmer: Path) -> None:
    sheet = shown(qtbot, window, acts)
    press(sheet, "Save paper settings")
    closed(qtbot, sheet)
    assert window.notices == []


def test_who_may_not_change_the_clinic_is_told_whom_to_ask(
    qtbot: QtBot, window: Window, today: Desk, lane: Lane
) -> None:
    add_user(today, "Ayesha Admin", Role.ADMINISTRATOR)
    add_user(replace(today, acting="Ayesha Admin"), "Nora Nurse", Role.NURSE)
    nurse = replace(today, acting="Nora Nurse")
    acts = DeskActs(window, nurse, lane, window.notices.append, window.count_change, window.opened.append)
    sheet = shown(qtbot, window, acts)
    type_in(sheet, "QR code on plans", LINK)
    press(sheet, "Save paper settings")
    qtbot.waitUntil(lambda: says(sheet, "ask an administrator. Nothing was changed."))
    assert named(sheet, QLineEdit, "QR code on plans").text() == LINK
    sheet.remember_as_saved()
    sheet.reject()


def test_the_dialog_asks_for_one_truetype_file(qtbot: QtBot, window: Window, acts: DeskActs) -> None:
    sheet = shown(qtbot, window, acts)
    press(sheet, "Add a font file…")
    (dialog,) = sheet.findChildren(QFileDialog)
    assert dialog.nameFilters()[0] == "TrueType fonts (*.ttf)"
    assert not dialog.isModal() or dialog.windowModality().name == "WindowModal"
    dialog.reject()
    sheet.reject()
