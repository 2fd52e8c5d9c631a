"""What the Monitoring tab is put together from: headed parts, tables as high as their rows, a state with its shape."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, ROW_HEIGHT
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.desktop.widgets.shapes import paint_status_shape

_SHAPE = 11
_EMPTY_ROWS = 2
_CELL_PADDING = 20
_TALLEST = 1000


class StateDelegate(QStyledItemDelegate):
    """Paints a check's state as shape, colour and word."""

    def __init__(self, shape_of: Callable[[int], Status], parent: QWidget) -> None:
        super().__init__(parent)
        self._shape_of = shape_of

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        shape = self._shape_of(index.row())
        ink = QColor(colours_now().of_status(shape).ink)
        box = QRectF(option.rect).adjusted(GAP, 0, -GAP_SMALL, 0)
        painter.save()
        paint_status_shape(painter, QRectF(box.left(), box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE), shape, ink)
        painter.setPen(ink)
        painter.setFont(strong(option.font) if shape is Status.OVERDUE else option.font)
        painter.drawText(box.adjusted(_SHAPE + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class EntriesTable(LinesTable):
    """A table whose last column says as much as it takes: every row is as high as its words at this width."""

    def __init__(
        self,
        accessible_name: str,
        headings: Sequence[str],
        widths: Sequence[int],
        *,
        numbers: Sequence[int] = (),
        empty: str = "",
    ) -> None:
        super().__init__(accessible_name, headings, widths, numbers=numbers, empty=empty)
        self._taken = sum(widths) + _CELL_PADDING
        self._said: tuple[str, ...] = ()
        self.setWordWrap(True)

    def show_entries(self, lines: Sequence[Line]) -> None:
        """Show these lines; `fit` gives them their height."""
        self._said = tuple(line.cells[-1] for line in lines)
        self.lines.show_lines(lines)

    def fit(self, width: int) -> None:
        """Give every row the lines that it takes in this width: what it says is never cut."""
        metrics = self.fontMetrics()
        box = QRect(0, 0, max(width - self._taken, _CELL_PADDING), _TALLEST)
        around = ROW_HEIGHT - metrics.lineSpacing()
        wraps = Qt.TextFlag.TextWordWrap.value
        heights = [metrics.boundingRect(box, wraps, says).height() + around for says in self._said]
        fit_rows(self, [max(height, ROW_HEIGHT) for height in heights])


def part(heading: str, held: QWidget) -> QWidget:
    """Return a widget under its heading."""
    holder = QWidget()
    layout = column(holder, gap=GAP_SMALL)
    label = plain_label(heading, kind=LabelKind.SECTION)
    label.setAccessibleName(f"{heading}:")
    layout.addWidget(label)
    layout.addWidget(held)
    layout.addStretch(1)
    return holder


def fit_rows(table: LinesTable, heights: Sequence[int]) -> None:
    """Make a table as high as its rows, each of its own height."""
    for number, height in enumerate(heights):
        table.setRowHeight(number, height)
    rows = sum(heights) or _EMPTY_ROWS * ROW_HEIGHT
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 2)
    for bars in (table.setVerticalScrollBarPolicy, table.setHorizontalScrollBarPolicy):
        bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
