"""The protocols sheet on the screen: listed, read, compared, approved."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.protocols.view import ProtocolsSheet
from b12desk.services.current_protocols import current_protocols
from b12desk.services.desk import Desk
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import nameless, says
from tests.protocols.versions import new_protocol, version


def wait_for(qtbot: QtBot, sheet: ProtocolsSheet, name: str) -> None:
    qtbot.waitUntil(lambda: any(b.accessibleName() == name and b.isEnabled() for b in sheet.findChildren(QPushButton)))


def cells(table: LinesTable) -> tuple[str, ...]:
    """Return the first row."""
    line = table.lines.line(0)
    assert line is not None
    return line.cells


def version_now(desk: Desk) -> str:
    return current_protocols(desk).get("hydroxo-standard").version


def test_everything_on_the_sheet_has_a_name_and_nothing_can_be_approved_yet(sheet: ProtocolsSheet) -> None:
    assert nameless(sheet) == []
    assert not named(sheet, QPushButton, "Approve").isEnabled()
    assert named(sheet, LinesTable, "Protocols table").lines.rowCount() == 19
    assert not named(sheet, QPushButton, "Back to the list").isVisible()


def test_a_protocol_is_read_and_the_list_comes_back(sheet: ProtocolsSheet) -> None:
    named(sheet, LinesTable, "Protocols table").choose_id("hydroxo-neuro")
    press(sheet, "Read")
    assert says(sheet, "until a review finds no further improvement; reviewed every 21 days.")
    assert not named(sheet, LinesTable, "Protocols table").isVisible()
    press(sheet, "Back to the list")
    assert named(sheet, LinesTable, "Protocols table").chosen_id() == "hydroxo-neuro"


def test_a_file_is_compared_in_words_and_in_the_dates_of_patients(
    qtbot: QtBot, sheet: ProtocolsSheet, ada: str, file: Path, today: Desk
) -> None:
    sheet.take_file(str(file))
    wait_for(qtbot, sheet, "Approve version 2")
    words = named(sheet, QPlainTextEdit, "What changes").toPlainText()
    assert words.startswith("Maintenance: every 2 to 3 months becomes every 2 months (source Otherham formulary).")
    assert says(
        sheet, "One patient follows this protocol now: the next dose would change for 1 and stay as it is for 0."
    )
    table = named(sheet, LinesTable, "Patients whose next dose changes table")
    assert table.isVisible()
    line = table.lines.line(0)
    assert line is not None
    assert line.id == ada
    assert nameless(sheet) == []
    assert not sheet.has_unsaved()
    assert version_now(today) == "1"


def test_approving_asks_who_and_is_said_in_the_status_line(
    qtbot: QtBot, sheet: ProtocolsSheet, window: Window, ada: str, file: Path, today: Desk
) -> None:
    sheet.take_file(str(file))
    wait_for(qtbot, sheet, "Approve version 2")
    press(sheet, "Approve version 2")
    assert says(sheet, "Give the name of who approves it.")
    assert version_now(today) == "1"
    type_in(sheet, "Approved by", "Dr A. Example")
    assert sheet.has_unsaved()
    press(sheet, "Approve version 2")
    qtbot.waitUntil(lambda: window.changes == 1)
    assert version_now(today) == "2"
    assert window.notices[0].sentence.startswith("Version 2 of hydroxo-standard is the current one")
    qtbot.waitUntil(lambda: says(sheet, "Version 2 of hydroxo-standard is the current one"))
    table = named(sheet, LinesTable, "Protocols table")
    qtbot.waitUntil(lambda: cells(table)[1:3] == ("hydroxo-standard 2", "Dr A. Example, 17-Jan-2026"))
    assert table.chosen_id() == "hydroxo-standard"
    assert not sheet.has_unsaved()
    sheet.reject()
    assert not sheet.isVisible()


def test_every_problem_of_a_file_is_shown_and_it_cannot_be_approved(
    qtbot: QtBot, sheet: ProtocolsSheet, file: Path
) -> None:
    file.write_bytes(version("2", ('interval = "P2D"', 'interval = "often"'), ("[fit]", "[fit]\ncolour = 1")))
    sheet.take_file(str(file))
    qtbot.waitUntil(lambda: says(sheet, "ours.toml can’t be used: 2 problems. Nothing was changed."))
    assert "ours.toml, phases 1" in named(sheet, QPlainTextEdit, "Problems of the file").toPlainText()
    assert not named(sheet, QPushButton, "Approve").isEnabled()
    assert not named(sheet, LinesTable, "Patients whose next dose changes table").isVisible()


def test_a_new_protocol_says_so(qtbot: QtBot, sheet: ProtocolsSheet, file: Path) -> None:
    file.write_bytes(new_protocol())
    sheet.take_file(str(file))
    qtbot.waitUntil(lambda: says(sheet, "otherham is a new protocol; no patient follows it."))
    wait_for(qtbot, sheet, "Approve version 1")


def test_going_back_forgets_the_comparison(qtbot: QtBot, sheet: ProtocolsSheet, file: Path) -> None:
    sheet.take_file(str(file))
    wait_for(qtbot, sheet, "Approve version 2")
    press(sheet, "Back to the list")
    assert not named(sheet, QPushButton, "Approve").isEnabled()
    assert not any("changes 2 things" in label.text() for label in sheet.findChildren(QLabel) if label.isVisible())
