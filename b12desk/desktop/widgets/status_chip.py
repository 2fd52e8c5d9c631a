"""A status as word, shape and colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.shapes import paint_status_shape
from b12desk.desktop.widgets.words import STATUS_WORDS

_PAD = 8
_SHAPE = 11
_HEIGHT = 22


def paint_chip(painter: QPainter, rect: QRectF, status: Status, colours: Colours, font: QFont) -> None:
    """Paint the status at the left of a rectangle, as wide as its word asks for."""
    tone = colours.of_status(status)
    word = STATUS_WORDS[status]
    bold = strong(font)
    width = min(rect.width(), chip_width(status, font))
    chip = QRectF(rect.left(), rect.center().y() - scaled(_HEIGHT) / 2, width, scaled(_HEIGHT))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tone.ink) if tone.fill == colours.surface else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.fill))
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    size = scaled(_SHAPE)
    shape = QRectF(chip.left() + _PAD, chip.center().y() - size / 2, size, size)
    paint_status_shape(painter, shape, status, QColor(tone.ink))
    painter.setFont(bold)
    painter.setPen(QColor(tone.ink))
    text = chip.adjusted(_PAD + size + 6, 0, -4, 0)
    elided = QFontMetrics(bold).elidedText(word, Qt.TextElideMode.ElideRight, int(text.width()) + 1)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
    painter.restore()


def chip_width(status: Status, font: QFont) -> float:
    """Return how wide a status is when painted."""
    return _PAD + scaled(_SHAPE) + 6 + QFontMetrics(strong(font)).horizontalAdvance(STATUS_WORDS[status]) + _PAD + 1


class StatusChip(QWidget):
    """A status on a page; its accessible name is the word."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(STATUS_WORDS[status])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._status, self.font()) + 1), scaled(_HEIGHT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._status, colours_now(), self.font())
        painter.end()


def status_chip(status: Status, parent: QWidget | None = None) -> StatusChip:
    """Return a status as word, shape and colour."""
    return StatusChip(status, parent)
