"""A small number that may be left unasked: typed, stepped with the arrow keys, taken back with Delete."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ScoreField(QSpinBox):
    """A number from `least` to `most`; below the least it says `unasked`, which is how it starts."""

    def __init__(
        self,
        accessible_name: str,
        least: int,
        most: int,
        unasked: str,
        *,
        prefix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(least - 1, most)
        self.setPrefix(prefix)
        self.setSpecialValueText(unasked)
        self.setValue(least - 1)
        self.setAccessibleName(accessible_name)
        self.lineEdit().setAccessibleName(accessible_name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def score(self) -> int | None:
        """Return the number, None while it was not asked."""
        return None if self.value() == self.minimum() else self.value()

    def show_score(self, score: int | None) -> None:
        """Show a number, or that it was not asked."""
        self.setValue(self.minimum() if score is None else score)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit in place of the words, and let Delete say the words again."""
        if event.key() in _CLEARS:
            self.setValue(self.minimum())
            self.selectAll()
            return
        if event.text().isdecimal() and self.score() is None:
            self.selectAll()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a score never changes it."""
        event.ignore()
