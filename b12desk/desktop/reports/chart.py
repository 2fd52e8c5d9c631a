"""Horizontal bars with their label at the left and their value in words at the end of each."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12desk.desktop.theme.apply import colours_now, strong, tabular
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, ROW_HEIGHT, SCROLL_BAR
from b12desk.desktop.theme.zoom import scaled
from b12desk.services.report_tables import Bar, ReportTable

_BAR = 14
_LEAST_BAR = 110
_WIDTH = 470
_KEY_SIZE = 12


class BarChart(QWidget):
    """Pictures one table. Its second tone is hatched and edged, so that it is told apart without colour."""

    def __init__(self, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.setAccessibleName(table.sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(scaled(_WIDTH), self.minimumSizeHint().width()), self._height())

    def minimumSizeHint(self) -> QSize:
        labels, words = self._widths()
        return QSize(round(labels + words + 3 * GAP) + scaled(_LEAST_BAR), self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = colours_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        labels, words = self._widths()
        room = self.width() - labels - words - 3 * GAP
        most = self.table.most or max((bar.value for bar in self.table.bars), default=0) or 1
        top = self._paint_key(painter, colours)
        for bar in self.table.bars:
            line = QRectF(0, top, self.width(), scaled(ROW_HEIGHT))
            painter.setPen(QColor(colours.text))
            painter.drawText(line.adjusted(0, 0, labels - self.width(), 0), _MIDDLE, bar.label)
            end = self._paint_bar(painter, colours, bar, QRectF(labels + GAP, top, room, scaled(ROW_HEIGHT)), most)
            painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(end + GAP, top, words + GAP, line.height()), _MIDDLE, bar.words)
            top += scaled(ROW_HEIGHT)
        painter.end()

    def _paint_bar(self, painter: QPainter, colours: Colours, bar: Bar, room: QRectF, most: int) -> float:
        """Paint one bar and return where it ends."""
        length = room.width() * min(bar.value, most) / most
        thick = scaled(_BAR)
        whole = QRectF(room.left(), room.center().y() - thick / 2, length, thick)
        part = length * bar.part / bar.value if bar.value else 0.0
        painter.fillRect(whole.adjusted(0, 0, -part, 0), QColor(colours.accent))
        if part:
            self._paint_part(painter, colours, whole.adjusted(length - part, 0, 0, 0))
        painter.setPen(QPen(QColor(colours.control_line), 1))
        painter.drawLine(room.topLeft(), room.bottomLeft())
        return whole.right()

    def _paint_part(self, painter: QPainter, colours: Colours, box: QRectF) -> None:
        painter.fillRect(box, QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QBrush(QColor(colours.accent), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_key(self, painter: QPainter, colours: Colours) -> float:
        """Say what the two tones stand for, where there are two, beside the heading; return where the bars begin."""
        whole, part = self.table.key
        tones = ((whole, False), (part, True)) if part else ()
        size, left = scaled(_KEY_SIZE), 0.0
        for words, is_part in tones:
            box = QRectF(left, (scaled(ROW_HEIGHT) - size) / 2, size, size)
            if is_part:
                self._paint_part(painter, colours, box)
            else:
                painter.fillRect(box, QColor(colours.accent))
            painter.setPen(QColor(colours.text))
            wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
            painter.drawText(QRectF(box.right() + GAP_SMALL, 0, wide + GAP, scaled(ROW_HEIGHT)), _MIDDLE, words)
            left = box.right() + GAP_SMALL + wide + 2 * GAP
        return float(scaled(ROW_HEIGHT))

    def _widths(self) -> tuple[float, float]:
        """The widths of the longest label and the longest words."""
        metrics = QFontMetricsF(strong(self.font()))
        labels = max((metrics.horizontalAdvance(bar.label) for bar in self.table.bars), default=0.0)
        return labels, max((metrics.horizontalAdvance(bar.words) for bar in self.table.bars), default=0.0)

    def _height(self) -> int:
        """As high as the table beside it with its heading, so that each bar stands beside its row."""
        return (len(self.table.rows) + 1) * scaled(ROW_HEIGHT) + scaled(SCROLL_BAR)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
