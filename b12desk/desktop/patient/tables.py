"""The tables of the patient page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollArea, QTableView, QWidget

from b12desk.desktop.patient.model import LinesModel
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.theme.zoom import scaled

_Index = QModelIndex | QPersistentModelIndex


class LinesTable(QTableView):
    """A read-only table of lines; rows are chosen whole, and the last column takes what is left.

    `empty` is what it says while it has no rows.
    """

    def __init__(
        self,
        accessible_name: str,
        headings: Sequence[str],
        widths: Sequence[int],
        *,
        numbers: Sequence[int] = (),
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self.lines = LinesModel(headings, numbers=numbers, parent=self)
        self.setModel(self.lines)
        self.setAccessibleName(accessible_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._widths = tuple(widths)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_widths"):
            self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
            self._fit_columns()

    def _fit_columns(self) -> None:
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, scaled(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what to do while there are none."""
        super().paintEvent(event)
        if not self.lines.rowCount() and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours_now().text_soft))
            box = self.viewport().rect().adjusted(GAP_WIDE, GAP_WIDE, -GAP_WIDE, -GAP_WIDE)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()

    def full_height(self, width: int) -> int:
        """Return the height with every row in view; `width` doesn't matter, no row wraps."""
        rows = max(1, self.lines.rowCount()) * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + rows + bar + 2

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, also where it is the page around the table that scrolls."""
        super().scrollTo(index, hint)
        if self.hasFocus() and index.isValid():
            _follow(self.viewport(), self.visualRect(index))

    def chosen_id(self) -> str:
        """Return the id of the chosen line, empty when none is chosen."""
        line = self.lines.line(self.currentIndex().row())
        return line.id if line is not None else ""

    def choose_id(self, id: str) -> None:
        """Choose the line with this id, or the first one."""
        if self.lines.rowCount():
            self.selectRow(max(0, self.lines.row_of(id)))


def _follow(viewport: QWidget, row: QRect) -> None:
    """Scroll what is around a table up or down until a row of it can be seen."""
    around = viewport.parentWidget()
    while around is not None:
        inner = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inner is not None:
            at = viewport.mapTo(inner, row.topLeft()).y()
            sideways = around.horizontalScrollBar().value()
            around.ensureVisible(sideways, at + row.height() // 2, 0, row.height())
        around = around.parentWidget()
