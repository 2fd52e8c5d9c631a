"""A dense table for lists of people or entries: rows are chosen whole, by keyboard or mouse, and opened with Enter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from b12desk.desktop.theme.apply import strong, tabular
from b12desk.desktop.theme.scale import ROW_HEIGHT, SCROLL_BAR
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.list_delegate import FirstColumn, ListDelegate

_PADDING = 22
_SAMPLE = 100
_WIDEST = 220
_ELASTIC = 160
_LEAST = 90


@runtime_checkable
class SaysLongest(Protocol):
    """A model that knows its longest texts, so that no row has to be asked for."""

    def longest(self, column: int) -> Sequence[str]:
        """Return a column's few longest texts by letters."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How columns share the room, by their places.

    `elastic` takes most of what is left over; `yielding` give way in a narrow window, the first one first; where that
    is not enough, the texts of `eliding` are cut short, down to `least`. `strong` are bold; `least` is a width in
    pixels, `extra` what is painted beside a text.
    """

    elastic: int = 0
    yielding: tuple[int, ...] = ()
    strong: frozenset[int] = frozenset()
    least: Mapping[int, int] = field(default_factory=dict)
    extra: Mapping[int, int] = field(default_factory=dict)
    eliding: tuple[int, ...] = ()


class DenseTable(QTableView):
    """Columns are as wide as what stands in them; one takes most of the rest, some give way in a narrow window."""

    opened = Signal(QModelIndex)
    chosen = Signal(QModelIndex)
    gave_way = Signal(tuple)

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFont(tabular(self.font()))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW_HEIGHT))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(True)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.sectionHandleDoubleClicked.connect(self.fit_column)
        columns.sectionResized.connect(self._resized)
        self.setItemDelegate(ListDelegate(self))
        self.setItemDelegateForColumn(0, FirstColumn(self))
        self._arrangement = Arrangement()
        self._chosen_widths: dict[int, int] = {}
        self._left_out: frozenset[int] = frozenset()
        self._content: dict[int, int] = {}
        self._is_fitting = False
        self.doubleClicked.connect(self.opened)

    def arrange(self, arrangement: Arrangement) -> None:
        """Say how the columns share the room."""
        self._arrangement = arrangement

    def widths(self) -> dict[int, int]:
        """Return the widths that somebody chose, by column."""
        return dict(self._chosen_widths)

    def choose_widths(self, widths: dict[int, int]) -> None:
        """Take widths that were chosen before."""
        self._chosen_widths = dict(widths)
        self.fit()

    def leave_out(self, columns: frozenset[int]) -> None:
        """Hide columns that somebody doesn't want to see, whatever room there is."""
        self._left_out = columns
        self.fit()

    def measure(self) -> None:
        """Look again at how wide the columns' texts are; call it when the rows have changed."""
        self._content = {}
        self.fit()

    def fit(self) -> None:
        """Give every column its width, and hide those that give way when there is no room for all."""
        model: QAbstractItemModel | None = self.model()
        if model is None:
            return
        self._is_fitting = True
        if not self._content:
            self._content = {c: self._content_width(c) for c in range(model.columnCount())}
        every = self._content | self._chosen_widths
        wanted = {column: width for column, width in every.items() if column not in self._left_out}
        room = self._room()
        hidden = self._hidden(wanted, room)
        shown = [column for column in wanted if column not in hidden]
        wanted |= self._cut_short({column: wanted[column] for column in shown}, room)
        spare = max(0, room - sum(wanted[column] for column in shown))
        share = max(0, spare - _ELASTIC) // len(shown)
        for column, width in every.items():
            self.setColumnHidden(column, column in hidden or column in self._left_out)
            rest = spare - share * (len(shown) - 1) if column == self._arrangement.elastic else share
            self.setColumnWidth(column, wanted.get(column, width) + rest)
        self._is_fitting = False
        self.gave_way.emit(tuple(sorted(hidden)))

    def fit_column(self, column: int) -> None:
        """Forget a width somebody chose and fit the column again."""
        self._chosen_widths.pop(column, None)
        self.fit()

    def choose_row(self, row: int | None, *, scrolls: bool = True) -> None:
        """Choose a row by its place, or none; a list that was only read again doesn't scroll to it."""
        if row is None or self.model() is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        at = self.verticalScrollBar().value()
        index = self.model().index(row, 0)
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, alone)  # selectRow() would ask which keys are held down
        if scrolls:
            self.scrollTo(index)
        else:
            self.verticalScrollBar().setValue(at)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who is chosen, whether by keyboard, mouse or assistive technology."""
        super().selectionChanged(selected, deselected)
        index = self._only_row()
        if index.isValid() and self.currentIndex().row() != index.row():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.chosen.emit(index)

    def rows_chosen(self) -> tuple[int, ...]:
        """Return the places of every row chosen, from the top."""
        return tuple(sorted(set(chain.from_iterable(range(top, bottom + 1) for top, bottom in self._spans()))))

    def _only_row(self) -> QModelIndex:
        """The one row chosen; none while there are several, so that nothing is done for the wrong person."""
        spans = self._spans()
        top = min((top for top, _ in spans), default=0)
        bottom = max((bottom for _, bottom in spans), default=-1)
        return self.model().index(top, 0) if top == bottom else QModelIndex()

    def _spans(self) -> list[tuple[int, int]]:
        """The first and last row of each part of the selection."""
        chosen = self.selectionModel().selection()
        return [(chosen.at(part).top(), chosen.at(part).bottom()) for part in range(chosen.size())]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row when the table is reached by keyboard and nobody is chosen yet."""
        super().focusInEvent(event)
        by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keyboard and not self.selectionModel().hasSelection() and self.model().rowCount():
            self.choose_row(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_content"):
            self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
            self.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _hidden(self, wanted: dict[int, int], room: int) -> list[int]:
        """The columns that give way; one that still fits beside a wider one that doesn't, stays."""
        hidden: list[int] = []
        needed = sum(wanted.values())
        for column in (each for each in self._arrangement.yielding if each in wanted):
            if needed <= room:
                break
            hidden.append(column)
            needed -= wanted[column]
        for column in reversed(hidden.copy()):
            if needed + wanted[column] <= room:
                hidden.remove(column)
                needed += wanted[column]
        return hidden

    def _cut_short(self, shown: dict[int, int], room: int) -> dict[int, int]:
        """The widths of the columns whose texts are cut short because the others leave them less."""
        over = sum(shown.values()) - room
        narrower: dict[int, int] = {}
        for column in self._arrangement.eliding:
            if over > 0 and column in shown:
                least = scaled(self._arrangement.least.get(column, _LEAST))
                narrower[column] = max(min(least, shown[column]), shown[column] - over)
                over -= shown[column] - narrower[column]
        return narrower

    def _room(self) -> int:
        """The width for columns. Asking Qt for the viewport would make PySide load every kind of widget there is."""
        inside = self.contentsRect()
        rows = self.model().rowCount() * scaled(ROW_HEIGHT)
        scrolls = rows > inside.height() - self.horizontalHeader().sizeHint().height()
        return inside.width() - (scaled(SCROLL_BAR) if scrolls else 0)

    def _content_width(self, column: int) -> int:
        """The width of the longest text."""
        model = self.model()
        metrics = QFontMetrics(strong(self.font()) if column in self._arrangement.strong else self.font())
        texts = model.longest(column) if isinstance(model, SaysLongest) else self._sampled(column)
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        header = QFontMetrics(strong(self.font())).horizontalAdvance(heading)
        painted = scaled(_PADDING + self._arrangement.extra.get(column, 0))
        needs = max(longest + painted, header + scaled(_PADDING + 8))
        return max(scaled(self._arrangement.least.get(column, 0)), min(scaled(_WIDEST), needs))

    def _sampled(self, column: int) -> Sequence[str]:
        """The texts of the first few rows, for a model that can't say which are the longest."""
        model = self.model()
        return [str(model.index(row, column).data() or "") for row in range(min(_SAMPLE, model.rowCount()))]

    def _resized(self, column: int, old: int, new: int) -> None:
        if not self._is_fitting and new > 0 and self.isVisible() and column != self._arrangement.elastic:
            self._chosen_widths[column] = new
