"""The tables of the patient page: rows in, roles out."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.theme.apply import colours_now, tabular
from b12desk.desktop.widgets.labels import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class LinesModel(QAbstractTableModel):
    """A tuple of lines under fixed headings; numbers stand at the right, voided lines are struck through."""

    def __init__(self, headings: Sequence[str], *, numbers: Sequence[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._numbers = frozenset(numbers)
        self._lines: tuple[Line, ...] = ()
        self._figures = tabular(QFont())
        self._struck = QFont(self._figures)
        self._struck.setStrikeOut(True)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return the line of a row, None when there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, id: str) -> int:
        """Return the row with this id, -1 when there is none."""
        return next((row for row, line in enumerate(self._lines) if line.id == id), -1)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        is_state = index.column() == len(self._headings) - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._struck if line.is_struck and not is_state else self._figures
        if role == Qt.ItemDataRole.ForegroundRole and line.is_struck and not is_state:
            return QColor(colours_now().text_soft)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
