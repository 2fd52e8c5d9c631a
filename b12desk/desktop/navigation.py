"""The rail at the left: one button a page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.icons import give_icon, refresh_icon, size_icon
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import wear_again
from b12desk.desktop.widgets.layouts import column

_WIDTH = 88
_HEIGHT = 60
_ICON = 24
_LEAST_ICON = 14
_AROUND = 12


class Navigation(QFrame):
    """Buttons named as the pages; the page shown is marked by colour, bar and weight, and said so."""

    asked = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Take (name, icon) pairs in the order shown."""
        super().__init__(parent)
        self.setProperty("role", "navigation")
        layout = column(self, gap=GAP_SMALL)
        layout.setContentsMargins(0, GAP, 0, GAP)
        self._buttons = {name: self._button(name, icon) for name, icon in pages}
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.addStretch(1)

    def mark(self, page: str) -> None:
        """Mark the page that is shown; one that is not in the rail marks none."""
        for name, button in self._buttons.items():
            is_current = name == page
            button.setProperty("current", is_current)
            button.setAccessibleDescription(self.tr("This page is shown") if is_current else "")
            wear_again(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_buttons"):
            self._fit()

    def _fit(self) -> None:
        """Take the room that the names need at the size shown now; in a low window the icons give way."""
        self.setFixedWidth(scaled(_WIDTH))
        height = min(scaled(_HEIGHT), (self.height() - 2 * GAP) // len(self._buttons) - GAP_SMALL)
        height = max(height, self.fontMetrics().height() + _LEAST_ICON + GAP_WIDE)
        icon = min(scaled(_ICON), height - self.fontMetrics().height() - scaled(_AROUND))
        for button in self._buttons.values():
            button.setFixedSize(scaled(_WIDTH) - 1, height)
            if button.iconSize().height() != icon:
                size_icon(button, icon)
                refresh_icon(button, colours_now())

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(name)
        button.setAccessibleName(name)
        button.setProperty("kind", "navigation")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        give_icon(button, icon, colours_now(), size=_ICON)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button
