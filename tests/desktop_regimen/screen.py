"""What a nurse does on the planning sheet, by the names that a screen reader says."""

from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.regimen.view import RegimenSheet
from tests.desktop_acts.window import Window, named
from tests.desktop_more.steps import choose, opened

STANDARD = "Hydroxocobalamin, standard"


def planned(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> RegimenSheet:
    """Return the sheet once protocols are listed."""
    acts.plan_regimen(patient_id)
    sheet = opened(qtbot, window, RegimenSheet)
    qtbot.waitUntil(lambda: titles(sheet) != [])
    return sheet


def titles(sheet: RegimenSheet) -> list[str]:
    model = named(sheet, QListView, "Protocol").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def pick(qtbot: QtBot, sheet: RegimenSheet, title: str) -> None:
    """Choose a protocol once it is listed."""
    qtbot.waitUntil(lambda: title in titles(sheet))
    protocols = named(sheet, QListView, "Protocol")
    protocols.setCurrentIndex(protocols.model().index(titles(sheet).index(title), 0))


def indicate(qtbot: QtBot, sheet: RegimenSheet, words: str) -> None:
    """Say the indication and wait until the list is another."""
    before = titles(sheet)
    choose(sheet, "Indication", words)
    qtbot.waitUntil(lambda: titles(sheet) != before)


def doses(sheet: RegimenSheet) -> list[tuple[str, ...]]:
    """Return the phase and the window of each dose to come."""
    table = named(sheet, LinesTable, "Doses that follow")
    lines = [table.lines.line(row) for row in range(table.lines.rowCount())]
    return [line.cells[1:4] for line in lines if line is not None]


def reasons(sheet: RegimenSheet, finding: str) -> list[QLineEdit]:
    """Return the fields that take a reason for a finding."""
    return [field for field in sheet.findChildren(QLineEdit) if field.accessibleName().endswith(f": {finding}")]
