"""What a test does with a preview."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.papers.view import PaperSheet
from tests.desktop_acts.window import Window, named
from tests.desktop_more.steps import nameless
from tests.documents.plans import said


def shown_pages(qtbot: QtBot, window: Window) -> PaperSheet:
    """Return the preview once its pages are there."""
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in window.findChildren(PaperSheet)), timeout=20000)
    sheet = next(sheet for sheet in window.findChildren(PaperSheet) if sheet.isVisible())
    qtbot.waitUntil(lambda: named(sheet, QAbstractButton, "Print…").isEnabled() or failed(sheet), timeout=20000)
    assert not failed(sheet)
    assert nameless(sheet) == []
    return sheet


def failed(sheet: PaperSheet) -> bool:
    return any(
        label.isVisible() and ("is printed" in label.text() or "no letter" in label.text())
        for label in sheet.findChildren(QLabel)
    )


def saved(qtbot: QtBot, sheet: PaperSheet, path: Path) -> str:
    sheet.file_chosen.emit(path)
    qtbot.waitUntil(path.exists)
    return said(path.read_bytes())
