"""The shape that each status and severity has besides its word and colour, drawn rather than taken from a font."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from b12desk.clinical.vocabulary import Severity, Status

_LINE = 0.13


def paint_status_shape(painter: QPainter, box: QRectF, status: Status, ink: QColor) -> None:
    """Draw the status's shape in a square box."""
    _begin(painter, box, ink)
    if status is Status.OVERDUE:
        _fill(painter, _polygon((0.5, 0.06), (0.98, 0.92), (0.02, 0.92)))
    elif status is Status.DUE:
        _fill(painter, _disc(0.44))
    elif status is Status.UPCOMING:
        _clock(painter)
    elif status is Status.DEFERRED:
        _arrow_to_bar(painter)
    elif status is Status.AWAITING_REVIEW:
        _fill(painter, _polygon((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)))
    elif status is Status.ON_HOLD:
        _bars(painter)
    elif status is Status.ENDED:
        _cross(painter)
    elif status is Status.NO_INJECTIONS:
        _capsule(painter)
    else:
        _empty_ring(painter)
    painter.restore()


def paint_severity_shape(painter: QPainter, box: QRectF, severity: Severity, ink: QColor, paper: QColor) -> None:
    """Draw the severity's shape in a square box; `paper` is the colour of the mark inside it."""
    _begin(painter, box, ink)
    mark = QPen(paper, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if severity is Severity.BLOCK:
        corners = [(0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3)]
        _fill(painter, _polygon(*corners))
        painter.setPen(mark)
        painter.drawLine(QPointF(0.26, 0.5), QPointF(0.74, 0.5))
    elif severity is Severity.STOP:
        _fill(painter, _polygon((0.5, 0.04), (1.0, 0.96), (0.0, 0.96)))
        painter.setPen(mark)
        painter.drawLine(QPointF(0.5, 0.4), QPointF(0.5, 0.62))
        painter.drawPoint(QPointF(0.5, 0.81))
    else:
        _fill(painter, _disc(0.5))
        painter.setPen(mark)
        painter.drawLine(QPointF(0.5, 0.48), QPointF(0.5, 0.76))
        painter.drawPoint(QPointF(0.5, 0.26))
    painter.restore()


def _begin(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Scale so that the box is the unit square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    painter.setPen(QPen(ink, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _fill(painter: QPainter, path: QPainterPath) -> None:
    painter.fillPath(path, painter.pen().color())


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _disc(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0.5, 0.5), radius, radius)
    return path


def _clock(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(0.5, 0.5), 0.43, 0.43)
    painter.drawLine(QPointF(0.5, 0.5), QPointF(0.5, 0.24))
    painter.drawLine(QPointF(0.5, 0.5), QPointF(0.7, 0.6))


def _arrow_to_bar(painter: QPainter) -> None:
    painter.drawLine(QPointF(0.05, 0.5), QPointF(0.68, 0.5))
    painter.drawPolyline([QPointF(0.42, 0.22), QPointF(0.7, 0.5), QPointF(0.42, 0.78)])
    painter.drawLine(QPointF(0.94, 0.14), QPointF(0.94, 0.86))


def _bars(painter: QPainter) -> None:
    ink = painter.pen().color()
    painter.fillRect(QRectF(0.16, 0.08, 0.24, 0.84), ink)
    painter.fillRect(QRectF(0.60, 0.08, 0.24, 0.84), ink)


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(0.14, 0.14), QPointF(0.86, 0.86))
    painter.drawLine(QPointF(0.86, 0.14), QPointF(0.14, 0.86))


def _capsule(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(0.05, 0.27, 0.9, 0.46), 0.23, 0.23)
    painter.drawLine(QPointF(0.5, 0.27), QPointF(0.5, 0.73))


def _empty_ring(painter: QPainter) -> None:
    pen = painter.pen()
    pen.setDashPattern([1.2, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(0.5, 0.5), 0.42, 0.42)
