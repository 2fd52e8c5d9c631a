"""A field to look something up in, with a magnifying glass at its left."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from b12desk.desktop.theme.apply import colours_now

_GLASS = 11
_LEFT = 9


class SearchField(QLineEdit):
    """Text of one line; the glass only decorates."""

    def __init__(self, accessible_name: str, hint: str, *, max_length: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setPlaceholderText(hint)
        self.setMaxLength(max_length)
        self.setTextMargins(_GLASS + _LEFT, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(colours_now().text_soft)
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        top = (self.height() - _GLASS - 2) / 2
        painter.drawEllipse(QRectF(_LEFT, top, _GLASS - 2, _GLASS - 2))
        end = QPointF(_LEFT + _GLASS - 3.2, top + _GLASS - 3.2)
        painter.drawLine(end, end + QPointF(4.2, 4.2))
        painter.end()
