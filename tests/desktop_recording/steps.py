"""What the tests of the sheets do over and over."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.injection.view import InjectionSheet

S = TypeVar("S", bound=ActSheet)


def opened(qtbot: QtBot, root: QWidget, kind: type[S]) -> S:
    """Return the sheet of this kind once it is open, over another one or not."""
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in root.findChildren(kind)), timeout=10_000)
    return next(sheet for sheet in root.findChildren(kind) if sheet.isVisible())


def filled_in(qtbot: QtBot, root: QWidget) -> InjectionSheet:
    """Return the injection sheet once its first check has been answered."""
    sheet = opened(qtbot, root, InjectionSheet)
    qtbot.waitUntil(lambda: any(text.startswith("Draw up") for text in texts(sheet)), timeout=10_000)
    return sheet


def closed(qtbot: QtBot, sheet: ActSheet) -> None:
    """Wait until the sheet is closed."""
    qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible(), timeout=10_000)


def texts(root: QWidget) -> list[str]:
    """Return what labels that are shown say."""
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible()]


def fields(root: QWidget) -> list[str]:
    """Return the names of the fields that are shown."""
    return [field.accessibleName() for field in root.findChildren(QLineEdit) if field.isVisible()]


def shown_buttons(root: QWidget) -> list[str]:
    """Return the names of the buttons that are shown."""
    return [button.accessibleName() for button in root.findChildren(QAbstractButton) if button.isVisible()]
