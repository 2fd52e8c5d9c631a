"""The worklist's rows as Qt asks for them; every text is made once, when the rows arrive."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from b12desk.desktop.widgets.table import longest_texts
from b12desk.desktop.worklist.columns import COLUMNS, spoken_name, stands_out
from b12desk.services.worklist_rows import WorklistRow

ROW_ROLE = Qt.ItemDataRole.UserRole
STANDS_OUT_ROLE = Qt.ItemDataRole.UserRole + 1
NEURO_TAG = "Neuro"
TAG_ROOM = f"  {NEURO_TAG}   "
_STATUS = next(i for i, column in enumerate(COLUMNS) if column.key == "status")
_NAME = next(i for i, column in enumerate(COLUMNS) if column.key == "name")

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Line:
    row: WorklistRow
    texts: tuple[str, ...]
    stands_out: bool


class WorklistModel(QAbstractTableModel):
    """A table over a tuple of frozen rows; it never asks anybody anything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[_Line, ...] = ()

    def show_rows(self, rows: tuple[WorklistRow, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._lines = tuple(_Line(row, tuple(column.text(row) for column in COLUMNS), stands_out(row)) for row in rows)
        self.endResetModel()

    def row_at(self, number: int) -> WorklistRow | None:
        """Return a row by its place, None outside the table."""
        return self._lines[number].row if 0 <= number < len(self._lines) else None

    def place_of(self, patient_id: str | None) -> int | None:
        """Return where a patient stands, None when they are not in the table."""
        return next((i for i, line in enumerate(self._lines) if line.row.patient_id == patient_id), None)

    def longest(self, column: int) -> tuple[str, ...]:
        """Return a column's few longest texts by letters, a name with the room for its tag."""
        if column == _NAME:
            return longest_texts(f"{line.texts[_NAME]}{TAG_ROOM if line.row.has_neuro else ''}" for line in self._lines)
        return longest_texts(line.texts[column] for line in self._lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[index.column()]
        if role == ROW_ROLE:
            return line.row
        if role == STANDS_OUT_ROLE:
            return line.stands_out
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        return None

    def _spoken(self, line: _Line, column: int) -> str:
        """A row begins with the sentence a colleague would say; its other cells are read as they stand."""
        if column == _STATUS:
            return line.row.sentence
        if column == _NAME:
            return spoken_name(line.row)
        return line.texts[column] or "none"
