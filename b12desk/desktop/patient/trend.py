"""A small drawing of one test's values over time with its target band, or of one symptom's scores."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.results import Target
from b12desk.desktop.patient.monitoring_model import Trend
from b12desk.desktop.theme.apply import colours_now, strong, tabular
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, RADIUS
from b12desk.desktop.widgets.labels import plain_tip

_WIDTH = 196
_LINES_OF_TEXT = 3
_PLOT_HEIGHT = 56
_DOT = 3.5
_ROOM = 0.12


class TrendChart(QWidget):
    """Dots where the value is in its target, triangles where it is not; the newest value is written out."""

    def __init__(self, trend: Trend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trend = trend
        self.setAccessibleName(trend.sentence)
        self.setToolTip(plain_tip(trend.sentence))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).lineSpacing()
        return QSize(_WIDTH, round(_LINES_OF_TEXT * line + _PLOT_HEIGHT + 2 * GAP + 2 * GAP_SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        inner = QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP)
        line = QFontMetricsF(self.font()).lineSpacing()
        self._paint_head(painter, inner, line, colours)
        plot = inner.adjusted(0, 2 * line + GAP_SMALL, 0, -line - GAP_SMALL)
        self._paint_band(painter, plot, colours)
        self._paint_values(painter, plot, colours)
        self._paint_days(painter, QRectF(inner.left(), inner.bottom() - line, inner.width(), line), colours)
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRectF, line: float, colours: Colours) -> None:
        top = QRectF(box.left(), box.top(), box.width(), line)
        newest = f"{self.trend.points[-1][1]} {self.trend.unit}"
        bold = tabular(strong(self.font()))
        painter.setPen(QColor(colours.text))
        painter.setFont(bold)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, newest)
        room = top.width() - QFontMetricsF(bold).horizontalAdvance(newest) - GAP
        _write(painter, QRectF(top.left(), top.top(), room, line), self.trend.name, self.font())
        painter.setPen(QColor(colours.text_soft))
        _write(painter, top.translated(0, line), self.trend.legend, self.font())

    def _paint_band(self, painter: QPainter, plot: QRectF, colours: Colours) -> None:
        painter.fillRect(plot, QColor(colours.sunken))
        target = self.trend.target
        if target is None:
            return
        top = plot.top() if target.highest is None else self._y(float(target.highest), plot)
        bottom = plot.bottom() if target.lowest is None else self._y(float(target.lowest), plot)
        painter.fillRect(QRectF(plot.left(), top, plot.width(), bottom - top), QColor(colours.good.fill))
        painter.setPen(QPen(QColor(colours.good.ink), 1, Qt.PenStyle.DashLine))
        for edge, is_drawn in ((top, target.highest is not None), (bottom, target.lowest is not None)):
            if is_drawn:
                painter.drawLine(QPointF(plot.left(), edge), QPointF(plot.right(), edge))

    def _paint_values(self, painter: QPainter, plot: QRectF, colours: Colours) -> None:
        places = [QPointF(self._x(day, plot), self._y(float(value), plot)) for day, value in self.trend.points]
        painter.setPen(QPen(QColor(colours.text_soft), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(places)
        for place, (_, value) in zip(places, self.trend.points, strict=True):
            is_inside = self.trend.target is None or self.trend.target.holds(value)
            ink = QColor(colours.accent if is_inside else colours.overdue.ink)
            painter.setPen(QPen(QColor(colours.surface), 1))
            painter.setBrush(ink)
            if is_inside:
                painter.drawEllipse(place, _DOT, _DOT)
            else:
                painter.drawPolygon(_triangle(place))

    def _paint_days(self, painter: QPainter, box: QRectF, colours: Colours) -> None:
        first, last = self._days()
        painter.setPen(QColor(colours.text_soft))
        painter.setFont(tabular(self.font()))
        if first == last:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, staff_date(first))
            return
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, staff_date(first))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, staff_date(last))

    def _x(self, day: date, plot: QRectF) -> float:
        """Return where a day stands; a single one stands in the middle."""
        first, last = self._days()
        share = (day - first).days / (last - first).days if last > first else 0.5
        return plot.left() + 2 * _DOT + share * (plot.width() - 4 * _DOT)

    def _y(self, value: float, plot: QRectF) -> float:
        """Return how high a value stands; on a scale shown whole its ends keep room for their dots."""
        low, high = self._span()
        room = 2 * _DOT if self.trend.axis is not None else 0
        return plot.bottom() - room - (value - low) / (high - low) * (plot.height() - 2 * room)

    def _days(self) -> tuple[date, date]:
        return self.trend.days or (self.trend.points[0][0], self.trend.points[-1][0])

    def _span(self) -> tuple[float, float]:
        """Return the least and the greatest value shown: the whole scale, or all values, the target, a little room."""
        if self.trend.axis is not None:
            return self.trend.axis
        shown = [float(value) for _, value in self.trend.points]
        if self.trend.target is not None:
            shown += _ends(self.trend.target)
        low, high = min(shown), max(shown)
        room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
        return low - room, high + room


def _ends(target: Target) -> tuple[float, ...]:
    """Return the ends of a target; an open one is shown for some way."""
    low = None if target.lowest is None else float(target.lowest)
    high = None if target.highest is None else float(target.highest)
    if high is None:
        return () if low is None else (low, low * 1.25)
    return (high * 0.5 if low is None else low, high)


def _triangle(at: QPointF) -> QPolygonF:
    size = _DOT * 1.5
    return QPolygonF([at + QPointF(0, -size), at + QPointF(size, size * 0.8), at + QPointF(-size, size * 0.8)])


def _write(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    """Write a text on one line, cut where there is no room."""
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
