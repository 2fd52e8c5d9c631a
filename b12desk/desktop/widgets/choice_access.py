"""How a choice is named to assistive technology: by its own name, with the chosen text as its value.

On Linux, Qt takes the chosen text for the name, so that a field called “Product” could not be found.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox


class ChoiceAccess(QAccessibleWidget):
    """The accessible side of a combo box."""

    def __init__(self, choice: QComboBox) -> None:
        super().__init__(choice, QAccessible.Role.ComboBox)
        self._choice = choice

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, or the chosen text as value and description."""
        if kind is QAccessible.Text.Name:
            return self._choice.accessibleName()
        if kind in (QAccessible.Text.Value, QAccessible.Text.Description):
            return self._choice.currentText()
        return super().text(kind)


def name_choices() -> None:
    """Have every combo box that is made from now on answer to its own name."""
    QAccessible.installFactory(_access_of)


def _access_of(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    return ChoiceAccess(thing) if isinstance(thing, QComboBox) else None
