from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QProgressBar, QTableView
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.desktop.act_sheet import ActSheet
from tests.desktop_acts.window import Window, named

S = TypeVar("S", bound=ActSheet)
OPERATED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar, QTableView)


def opened(qtbot: QtBot, window: Window, kind: type[S]) -> S:
    """Return the sheet of this kind once it is open."""
    qtbot.waitUntil(lambda: isinstance(window.sheet(), kind))
    sheet = window.sheet()
    assert isinstance(sheet, kind)
    return sheet


def closed(qtbot: QtBot, sheet: ActSheet) -> None:
    """Wait until the sheet is closed."""
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible())


def choose(sheet: ActSheet, name: str, text: str) -> None:
    """Choose by the words that begin an item."""
    field = named(sheet, QComboBox, name)
    texts = [field.itemText(place) for place in range(field.count())]
    field.setCurrentIndex(next(place for place, each in enumerate(texts) if each.startswith(text)))


def says(sheet: ActSheet, sentence: str) -> bool:
    """Return whether a label that is shown says this."""
    return any(sentence in label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def nameless(sheet: ActSheet) -> list[str]:
    """Return what can be operated and has no accessible name, Qt's own inner parts left out."""
    inner = ("QTableCornerButton", "QComboBoxPrivateContainer")
    return [
        type(widget).__name__
        for kind in OPERATED
        for widget in sheet.findChildren(kind)
        if not widget.accessibleName()
        and type(widget).__name__ not in inner
        and not isinstance(widget.parent(), QTableView)
        and not widget.objectName().startswith("qt_")
    ]
