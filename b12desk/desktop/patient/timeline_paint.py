"""The marks of the timeline: each kind has a shape of its own besides its colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.patient.timeline_items import Kind
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.widgets.shapes import paint_status_shape

_LINE = 1.6


def paint_mark(painter: QPainter, kind: Kind, box: QRectF, colours: Colours, *, is_late: bool = False) -> None:
    """Draw an item of a kind into a box; `is_late` is the window of a dose that is overdue."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colours.accent)
    match kind:
        case Kind.GIVEN:
            painter.setPen(QPen(QColor(colours.surface), 1))
            painter.setBrush(ink)
            painter.drawEllipse(box)
        case Kind.ELSEWHERE:
            painter.setPen(QPen(ink, _LINE))
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case Kind.VOIDED:
            _voided(painter, box, QColor(colours.text_soft), QColor(colours.surface))
        case Kind.NOT_GIVEN:
            _not_given(painter, box, QColor(colours.text), QColor(colours.surface))
        case Kind.PLANNED:
            tone = colours.overdue if is_late else colours.due
            painter.setPen(QPen(QColor(tone.ink), _LINE if is_late else 1.0))
            painter.setBrush(QColor(tone.fill))
            painter.drawRect(box.adjusted(0.5, 1, -0.5, -1))
        case Kind.REVIEW:
            _diamond(painter, box, QColor(colours.upcoming.ink), QColor(colours.upcoming.ink))
        case Kind.CHECK:
            _diamond(painter, box, QColor(colours.upcoming.ink), QColor(colours.surface))
        case Kind.DEFERRAL:
            _until(painter, box, QColor(colours.deferred.ink))
        case Kind.HOLD:
            painter.setPen(QPen(QColor(colours.on_hold.ink), 1))
            painter.setBrush(QBrush(QColor(colours.on_hold.ink), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box.adjusted(0.5, 2, -0.5, -2))
        case Kind.END:
            paint_status_shape(painter, box.adjusted(1, 1, -1, -1), Status.ENDED, QColor(colours.text))
    painter.restore()


def _diamond(painter: QPainter, box: QRectF, ink: QColor, fill: QColor) -> None:
    painter.setPen(QPen(ink, _LINE))
    painter.setBrush(fill)
    middle = box.center()
    corners = [
        QPointF(middle.x(), box.top() + 1), QPointF(box.right() - 1, middle.y()),
        QPointF(middle.x(), box.bottom() - 1), QPointF(box.left() + 1, middle.y()),
    ]  # fmt: skip
    painter.drawPolygon(QPolygonF(corners))


def _voided(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    """A pale ring that is struck through, as its line in the table is."""
    painter.setPen(QPen(ink, 1))
    painter.setBrush(paper)
    painter.drawEllipse(box.adjusted(2, 2, -2, -2))
    painter.setPen(QPen(ink, _LINE))
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _not_given(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    """A square with nothing in it but a stroke."""
    inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(paper)
    painter.drawRect(inner)
    painter.drawLine(inner.bottomLeft(), inner.topRight())


def _until(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """A line from the first day to a bar on the last, with an arrow towards it."""
    middle, tip = box.center().y(), box.right() - 1
    painter.setPen(QPen(ink, _LINE))
    painter.drawLine(QPointF(box.left(), middle), QPointF(tip, middle))
    painter.drawLine(QPointF(tip, box.top() + 1), QPointF(tip, box.bottom() - 1))
    size = min(4.0, max(1.5, box.width() / 2))
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF(
            [QPointF(tip - 1, middle), QPointF(tip - 1 - size, middle - size), QPointF(tip - 1 - size, middle + size)]
        )
    )
