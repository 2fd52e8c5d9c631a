"""The counts of the register as tiles that add up to it, each of them a filter."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.theme.apply import colours_now, tabular
from b12desk.desktop.theme.palette import Tone
from b12desk.desktop.theme.scale import GAP, RADIUS
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.shapes import paint_status_shape
from b12desk.desktop.widgets.words import STATUS_WORDS
from b12desk.desktop.widgets.wrapping_row import WrappingRow
from b12desk.desktop.worklist.narrowing import Narrowing
from b12desk.services.worklist_rows import ORDER

_HEIGHT = 52
_FLAT = 32
_PAD = 10
_SHAPE = 13
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Tile(QAbstractButton):
    """A word, its shape and how many; checked while it filters. Without a status it stands for everybody.

    A flat one has the word beside the count instead of below it.
    """

    def __init__(self, word: str, status: Status | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self._word = word
        self._count = 0
        self.is_flat = False
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

    @property
    def is_needed(self) -> bool:
        """Whether it says or changes anything: nobody is counted by the others."""
        return bool(self._count) or self.isChecked() or self.status is None

    def lay(self, *, flat: bool) -> None:
        """Put the word beside the count, or below it."""
        if self.is_flat != flat:
            self.is_flat = flat
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if not self.is_flat:
            return QSize(self.tall_width(), scaled(_HEIGHT))
        word, count = self._widths()
        return QSize(self._shape_room() + count + _PAD + word + 2 * _PAD, scaled(_FLAT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def tall_width(self) -> int:
        """Return the least width with the word below the count."""
        word, count = self._widths()
        return max(word, count + self._shape_room()) + 14

    def _widths(self) -> tuple[int, int]:
        word = QFontMetrics(self._small()).horizontalAdvance(self._word)
        return word, QFontMetrics(self._large()).horizontalAdvance(str(self._count))

    def _shape_room(self) -> int:
        return scaled(_SHAPE) + 6 if self.status else 0

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
        left = min(_PAD, max(7, (self.width() - self.sizeHint().width()) // 2 + 7))
        top = QRectF(left, 0 if self.is_flat else scaled(5), self.width() - left, self._top_height())
        if self.status is not None:
            side = scaled(_SHAPE)
            shape = QRectF(left, top.center().y() - side / 2, side, side)
            paint_status_shape(painter, shape, self.status, ink)
            top.setLeft(left + self._shape_room())
        painter.setPen(ink)
        painter.setFont(self._large())
        painter.drawText(top, _LEFT, str(self._count))
        painter.setPen(QColor(colours_now().text))
        painter.setFont(self._small())
        beside = top.adjusted(self._widths()[1] + _PAD, 0, 0, 0)
        under = QRectF(left, scaled(28), self.width() - left, scaled(18))
        painter.drawText(beside if self.is_flat else under, _LEFT, self._word)

    def _top_height(self) -> int:
        return self.height() if self.is_flat else scaled(24)

    def _large(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(self.font().pointSizeF() * (1.1 if self.is_flat else 1.5))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(8.0, self.font().pointSizeF() * 0.95))
        return font


class CountTiles(QWidget):
    """Everybody, then one tile a status, in the order of the worklist.

    Where the page is too narrow for all of them, they lie flat in as many lines as they need, without those that count
    nobody: the others add up to everybody.
    """

    toggled = Signal(object)
    everybody = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = WrappingRow(self, gap=GAP - 2)
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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_tiles"):
            self._fit()

    def _fit(self) -> None:
        tiles = (self._all, *self._tiles.values())
        is_flat = sum(tile.tall_width() + GAP - 2 for tile in tiles) > self.width() + GAP - 2
        for tile in tiles:
            tile.lay(flat=is_flat)
            tile.setVisible(tile.is_needed or not is_flat)

    def _tile(self, status: Status) -> Tile:
        tile = Tile(STATUS_WORDS[status], status, self)
        tile.toggled.connect(lambda _: self.toggled.emit(status))
        return tile
