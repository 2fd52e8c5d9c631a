"""A field to look something up in, with a magnifying glass at its left."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.zoom import scaled

_GLASS = 11
_LEFT = 9


class SearchField(QLineEdit):
    """Text of one line; the glass only decorates."""

    def __init__(self, accessible_name: str, hint: str, *, max_length: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setPlaceholderText(hint)
        self.setMaxLength(max_length)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Keep room for the glass at the size shown now."""
        self.setTextMargins(scaled(_GLASS) + _LEFT, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(colours_now().text_soft)
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        size = scaled(_GLASS) / _GLASS
        painter.translate(_LEFT, (self.height() - (_GLASS + 2) * size) / 2)
        painter.scale(size, size)
        painter.drawEllipse(QRectF(0, 0, _GLASS - 2, _GLASS - 2))
        end = QPointF(_GLASS - 3.2, _GLASS - 3.2)
        painter.drawLine(end, end + QPointF(4.2, 4.2))
        painter.end()
