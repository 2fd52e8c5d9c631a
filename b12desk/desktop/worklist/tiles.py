"""The counts of the register as tiles that add up to it, each of them a filter."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.theme.apply import colours_now, tabular
from b12desk.desktop.theme.palette import Tone
from b12desk.desktop.theme.scale import GAP, RADIUS
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.layouts import row
from b12desk.desktop.widgets.shapes import paint_status_shape
from b12desk.desktop.widgets.words import STATUS_WORDS
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.services.worklist_rows import ORDER

_HEIGHT = 52
_PAD = 10
_SHAPE = 13


class Tile(QAbstractButton):
    """A word, its shape and how many; checked while it filters. Without a status it stands for everybody."""

    def __init__(self, word: str, status: Status | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self._word = word
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_count(0, is_chosen=False)

    def show_count(self, count: int, *, is_chosen: bool) -> None:
        """Show how many, and whether the list is narrowed to them."""
        self._count = count
        self.blockSignals(True)
        self.setChecked(is_chosen)
        self.blockSignals(False)
        self.setAccessibleName(f"{self._word}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = QFontMetrics(self._small()).horizontalAdvance(self._word) + 2 * _PAD
        count = QFontMetrics(self._large()).horizontalAdvance("0000") + _SHAPE + 6 + 2 * _PAD
        return QSize(max(word, count), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        word = QFontMetrics(self._small()).horizontalAdvance(self._word)
        count = QFontMetrics(self._large()).horizontalAdvance(str(self._count))
        return QSize(max(word, count + (_SHAPE + 6 if self.status else 0)) + 14, scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_now()
        tone = Tone(colours.text, colours.surface) if self.status is None else colours.of_status(self.status)
        fill = tone.fill if self.isChecked() or self.underMouse() else colours.surface
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tone.ink if self.isChecked() else colours.line))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.isChecked():
            painter.fillRect(QRectF(1, self.height() - 4, self.width() - 2, 3), QColor(tone.ink))
        self._paint_words(painter, QColor(tone.ink if self._count or self.status is None else colours.text_soft))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        left = min(_PAD, max(7, (self.width() - self.sizeHint().width()) // 2 + _PAD))
        top = QRectF(left, scaled(5), self.width() - left, scaled(24))
        if self.status is not None:
            shape = QRectF(left, top.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
            paint_status_shape(painter, shape, self.status, ink)
            top.setLeft(left + _SHAPE + 6)
        painter.setPen(ink)
        painter.setFont(self._large())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(self._count))
        painter.setPen(QColor(colours_now().text))
        painter.setFont(self._small())
        under = QRectF(left, scaled(28), self.width() - left, scaled(18))
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)

    def _large(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(self.font().pointSizeF() * 1.5)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(8.0, self.font().pointSizeF() * 0.95))
        return font


class CountTiles(QWidget):
    """Everybody, then one tile a status, in the order of the worklist."""

    toggled = Signal(object)
    everybody = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap=GAP - 2)
        self._all = Tile(self.tr("All patients"), None, self)
        self._all.toggled.connect(lambda _: self.everybody.emit())
        layout.addWidget(self._all)
        self._tiles = {status: self._tile(status) for status in ORDER}
        for tile in self._tiles.values():
            layout.addWidget(tile)

    def show_counts(self, counts: Mapping[str, int], narrowing: Narrowing) -> None:
        """Show the counts of the whole register and which of them narrow the list."""
        self._all.show_count(counts["total"], is_chosen=not narrowing.choices)
        for status, tile in self._tiles.items():
            tile.show_count(counts[status.value], is_chosen=status in narrowing.choices)

    def _tile(self, status: Status) -> Tile:
        tile = Tile(STATUS_WORDS[status], status, self)
        tile.toggled.connect(lambda _: self.toggled.emit(status))
        return tile
