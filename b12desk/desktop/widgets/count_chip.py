"""A chip that says how many there are of something, and narrows a list to them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from b12desk.desktop.theme.scale import TARGET
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import plain_tip


class CountChip(QPushButton):
    """A checkable button; a tick and the colour show that it narrows the list. Enter presses it as Space does."""

    def __init__(self, words: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain_tip(sentence))
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0, is_chosen=False)

    def show_count(self, count: int, *, is_chosen: bool) -> None:
        """Show how many there are, and whether the list is narrowed to them."""
        self.blockSignals(True)
        self.setChecked(is_chosen)
        self.blockSignals(False)
        self.setText(f"{'✓ ' if is_chosen else ''}{self._words}  {count}")
        self.setAccessibleName(f"{self._words}: {count}")

    def sizeHint(self) -> QSize:
        """Stand as high as the fields beside it."""
        wanted = super().sizeHint()
        return QSize(wanted.width(), max(wanted.height(), scaled(TARGET)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
