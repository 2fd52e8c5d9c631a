"""The drawing of the timeline: a list whose items stand to scale on an axis of months and years."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.timeline_items import TimelineItem
from b12desk.desktop.patient.timeline_paint import paint_mark
from b12desk.desktop.patient.timeline_scale import DOSE_ROWS, EVENT_ROWS, Place, Scale, placed, span_of, ticks
from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.theme.palette import Colours
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import plain_tip

_MARK = 11
_STEP = 13
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Move = QAbstractItemView.CursorAction
_BACK = (_Move.MoveLeft, _Move.MoveUp, _Move.MovePrevious)
_ON = (_Move.MoveRight, _Move.MoveDown, _Move.MoveNext)


class TimelineModel(QAbstractListModel):
    """The items of a timeline, each known by its sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[TimelineItem, ...] = ()

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Replace all items."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = self.items[index.row()].sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(said)
        return said if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class TimelineView(QListView):
    """Doses above, everything else beneath, today as a line through both.

    The arrow keys walk from item to item in the order of days, Home and End go to the first and the last.
    `shown_days` is how many days fill the width; None shows everything at once.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr("Walk from item to item with the arrow keys."))
        self.timeline = TimelineModel(self)
        self._today = date.min
        self._shown_days: int | None = None
        self._scale: Scale | None = None
        self._places: tuple[Place, ...] = ()
        self.setModel(self.timeline)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_items(self, items: Sequence[TimelineItem], *, today: date) -> None:
        """Show another patient's items, or the same one's as they are now."""
        self._today = today
        self.timeline.show_items(items)
        self._lay_out()
        self.show_today()

    def show_days(self, days: int | None) -> None:
        """Have this many days fill the width, None for all of them; today stays in view."""
        self._shown_days = days
        self._lay_out()
        self.show_today()

    def show_today(self) -> None:
        """Bring today to two fifths of the width, as far as the ends allow."""
        if self._scale is not None:
            at = self._scale.middle(self._today) - self.viewport().width() * 0.4
            self.horizontalScrollBar().setValue(round(at))

    @property
    def days(self) -> int:
        """How many days there are to show in all."""
        first, last = span_of(self.timeline.items, today=self._today)
        return (last - first).days + 1

    def place(self, row: int) -> QRectF:
        """Return where an item is drawn, in the view's own coordinates as it is scrolled now."""
        place, step = self._places[row], scaled(_STEP)
        base = self._dose_base() if place.is_dose else self._event_base()
        size = scaled(_MARK)
        return QRectF(place.left - self.horizontalOffset(), base - place.row * step - size, place.width, size)

    def x_of(self, day: date) -> float:
        """Return where the middle of a day stands, in the view's own coordinates as it is scrolled now."""
        return self._scale.middle(day) - self.horizontalOffset() if self._scale is not None else 0.0

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height() if self._scrolls() else 0
        return QSize(scaled(400), round(self._axis() + 2 * self._line() + GAP_SMALL) + bar + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw to the new scale; what was in the middle may move, today comes into view."""
        super().resizeEvent(event)
        self._lay_out()
        self.show_today()

    def updateGeometries(self) -> None:
        """Give the scroll bar the length that the scale has."""
        bar = self.horizontalScrollBar()
        wide = round(self._scale.width) if self._scale is not None else 0
        bar.setRange(0, max(0, wide - self.viewport().width()))
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(scaled(40))

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def visualRect(self, index: _Index) -> QRect:
        known = index.isValid() and index.row() < len(self._places)
        return self.place(index.row()).toAlignedRect() if known else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        near = QRectF(point.x() - 3, point.y() - 3, 7, 7)
        rows = [row for row in range(len(self._places)) if self.place(row).intersects(near)]
        row = min(rows, key=lambda each: abs(self.place(each).center().x() - point.x()), default=None)
        return _NO_INDEX if row is None else self.timeline.index(row)

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= len(self._places):
            return
        box, bar, room = self.visualRect(index), self.horizontalScrollBar(), scaled(24)
        if box.left() < room:
            bar.setValue(bar.value() + box.left() - room)
        elif box.right() > self.viewport().width() - room:
            bar.setValue(bar.value() + min(box.right() - self.viewport().width() + room, box.left() - room))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self.timeline.rowCount() - 1
        if last < 0:
            return _NO_INDEX
        now = self.currentIndex().row()
        if action in (_Move.MoveHome, _Move.MoveEnd):
            return self.timeline.index(0 if action is _Move.MoveHome else last)
        step = -1 if action in _BACK else 1 if action in _ON else -5 if action is _Move.MovePageUp else 5
        return self.timeline.index(max(0, min(last, now + step)))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None:
            return
        colours = colours_now()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.surface))
        self._paint_axis(painter, self._scale, colours)
        for row, item in enumerate(self.timeline.items):
            box = self.place(row)
            if box.right() >= 0 and box.left() <= self.viewport().width():
                paint_mark(painter, item.kind, box, colours, is_late=item.is_late)
        self._paint_today(painter, colours)
        self._paint_current(painter, colours)
        painter.end()

    def _lay_out(self) -> None:
        width = float(self.viewport().width())
        if self._today == date.min or width <= 0:
            return
        first, last = span_of(self.timeline.items, today=self._today)
        days = (last - first).days + 1
        if self._shown_days is not None:
            width = max(width, width * days / self._shown_days)
        self._scale = Scale(first, last, width)
        self._places = placed(self.timeline.items, self._scale, mark=scaled(_MARK))
        self.updateGeometries()
        self.updateGeometry()
        self.viewport().update()

    def _scrolls(self) -> bool:
        return self._scale is not None and round(self._scale.width) > self.viewport().width()

    def _line(self) -> float:
        return QFontMetricsF(self.font()).lineSpacing()

    def _dose_base(self) -> float:
        return self._line() + GAP_SMALL + DOSE_ROWS * scaled(_STEP)

    def _event_base(self) -> float:
        return self._dose_base() + GAP_SMALL + EVENT_ROWS * scaled(_STEP)

    def _axis(self) -> float:
        return self._event_base() + GAP_SMALL

    def _paint_axis(self, painter: QPainter, scale: Scale, colours: Colours) -> None:
        axis, line, width = self._axis(), self._line(), self.viewport().width()
        names = QFontMetricsF(self.font())
        heavy = strong(self.font())
        for tick in ticks(scale, label=names.horizontalAdvance("Mmm") + 2 * GAP):
            x = scale.x(tick.day) - self.horizontalOffset()
            is_year = bool(tick.year) and tick.day.month == 1
            dashes = Qt.PenStyle.SolidLine if is_year else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(colours.control_line if is_year else colours.line), 1, dashes))
            painter.drawLine(round(x), round(line), round(x), round(axis + (line if is_year else GAP_SMALL)))
            painter.setPen(QColor(colours.text_soft))
            painter.setFont(self.font())
            painter.drawText(QRectF(x + 3, axis, 200, line), Qt.AlignmentFlag.AlignLeft, tick.month)
            painter.setPen(QColor(colours.text))
            painter.setFont(heavy)
            painter.drawText(QRectF(x + 3, axis + line, 200, line), Qt.AlignmentFlag.AlignLeft, tick.year)
        painter.setPen(QPen(QColor(colours.control_line), 1))
        painter.drawLine(0, round(axis), width, round(axis))

    def _paint_today(self, painter: QPainter, colours: Colours) -> None:
        x, line = self.x_of(self._today), self._line()
        painter.setPen(QPen(QColor(colours.text), 3))
        painter.drawLine(round(x), round(line), round(x), round(self._axis()))
        words = self.tr("Today, {day}").format(day=staff_date(self._today))
        painter.setFont(strong(self.font()))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        left = max(2.0, min(x - wide / 2, self.viewport().width() - wide - 2))
        painter.drawText(QRectF(left, 0, wide + 2, line), Qt.AlignmentFlag.AlignLeft, words)

    def _paint_current(self, painter: QPainter, colours: Colours) -> None:
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self._places):
            return
        box = self.place(index.row())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 3))
            painter.drawRoundedRect(box.adjusted(-5, -5, 5, 5), 4, 4)
        painter.setPen(QPen(QColor(colours.text), 1.6))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3)
