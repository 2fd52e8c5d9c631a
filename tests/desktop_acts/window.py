from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.actions import Notice


class Window(QWidget):
    """Stands in the place of the main window: hears notices and changes."""

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[Notice] = []
        self.opened: list[str] = []
        self.changes = 0

    def count_change(self) -> None:
        self.changes += 1

    def sheet(self) -> ActSheet | None:
        """Return the open sheet, None while there is none."""
        return next((sheet for sheet in self.findChildren(ActSheet) if sheet.isVisible()), None)


W = TypeVar("W", bound=QWidget)


def named(root: QWidget, kind: type[W], name: str) -> W:
    """Return the widget that a screen reader knows by this name."""
    return next(widget for widget in root.findChildren(kind) if widget.accessibleName() == name)


def press(root: QWidget, name: str) -> None:
    """Press the button of this name."""
    named(root, QAbstractButton, name).click()


def type_in(root: QWidget, name: str, text: str) -> None:
    """Put a text into the field of this name."""
    named(root, QLineEdit, name).setText(text)
