"""Text fields and choices, with their accessible names and limits."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from b12desk.desktop.widgets.labels import wear_again


def text_field(
    accessible_name: str, *, max_length: int, placeholder: str = "", parent: QWidget | None = None
) -> QLineEdit:
    """Return a one-line field that takes no more than `max_length` characters."""
    field = QLineEdit(parent)
    field.setAccessibleName(accessible_name)
    field.setMaxLength(max_length)
    field.setPlaceholderText(placeholder)
    return field


def note_field(accessible_name: str, *, rows: int = 3, parent: QWidget | None = None) -> QPlainTextEdit:
    """Return a field of several lines in which Tab moves on."""
    field = QPlainTextEdit(parent)
    field.setAccessibleName(accessible_name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * rows + 16)
    return field


class ChoiceField(QComboBox):
    """A list to choose one from; every item is a text with the value it stands for."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Replace the choices by (value, text) pairs and keep the value that was chosen, if it is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, text in choices:
            self.addItem(text, value)
        self.choose(kept)
        self.blockSignals(False)

    def value(self) -> str | None:
        """Return the value chosen, None when nothing is."""
        chosen = self.currentData()
        return None if chosen is None else str(chosen)

    def choose(self, value: str | None) -> None:
        """Choose by value; None, or a value that is not offered, chooses nothing."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))


def choice_field(accessible_name: str, parent: QWidget | None = None) -> ChoiceField:
    """Return an empty choice; nothing is preselected until somebody chooses."""
    return ChoiceField(accessible_name, parent)


def mark_problem(field: QWidget, has_problem: bool) -> None:
    """Draw a field as wrong, or as right again."""
    if bool(field.property("problem")) == has_problem:
        return
    field.setProperty("problem", has_problem)
    wear_again(field)
