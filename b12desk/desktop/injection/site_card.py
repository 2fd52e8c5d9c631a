"""The caption of one site beside the body map: its radio button and what is known about it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from b12desk.desktop.injection.model import SiteState
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import plain_label

_CORNER = 6.0


class SiteCard(QWidget):
    """A radio button with the site's name, its key and its state in words; the whole card can be clicked."""

    def __init__(self, state: SiteState, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = state
        self._number = number
        self.radio = QRadioButton(self._caption(state), self)
        font = self.radio.font()
        font.setBold(True)
        self.radio.setFont(font)
        self._words = plain_label(wraps=True, parent=self)
        self._words.setIndent(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 8, 8)
        layout.setSpacing(3)
        layout.addWidget(self.radio)
        layout.addWidget(self._words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_state(state)

    def show_state(self, state: SiteState) -> None:
        """Show what is known about the site, in words, and say it to a screen reader."""
        self.state = state
        self.radio.setText(self._caption(state))
        self.radio.setAccessibleName(state.name)
        self.radio.setAccessibleDescription(state.spoken)
        self._words.setText(state.words)
        self.update()

    def show_choice(self) -> None:
        """Draw the border that says whether this site is chosen."""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the site wherever its card is clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card: an accent border when chosen, a quiet one otherwise, and the number of its key."""
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.radio.isChecked()
        painter.setPen(QPen(QColor(colours.accent if is_chosen else colours.control_line), 2.0 if is_chosen else 1.0))
        painter.setBrush(QColor(colours.accent_soft if is_chosen else colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.setPen(QColor(colours.text_soft))
        box = QRectF(self.width() - scaled(14) - 8, 9, scaled(14), scaled(18))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()

    def _caption(self, state: SiteState) -> str:
        names = {
            "Left deltoid": self.tr("Left deltoid"),
            "Right deltoid": self.tr("Right deltoid"),
            "Left vastus lateralis": self.tr("Left vastus lateralis"),
            "Right vastus lateralis": self.tr("Right vastus lateralis"),
        }
        return names[state.name]
