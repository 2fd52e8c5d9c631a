"""The worklist's rows as Qt asks for them; the texts of a row are made once, when it is first looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from b12desk.desktop.worklist.columns import COLUMNS, KEYS, spoken_name
from b12desk.services.worklist_groups import is_before_maintenance
from b12desk.services.worklist_rows import WorklistRow

ROW_ROLE = Qt.ItemDataRole.UserRole
STANDS_OUT_ROLE = Qt.ItemDataRole.UserRole + 1
NEURO_TAG = "Neuro"
_STATUS, _NAME = KEYS.index("status"), KEYS.index("name")

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
        self._rows: tuple[WorklistRow, ...] = ()
        self._lines: dict[int, _Line] = {}
        self._longest: Sequence[Sequence[str]] = ((),) * len(COLUMNS)

    def show_rows(self, rows: tuple[WorklistRow, ...], longest: Sequence[Sequence[str]]) -> None:
        """Replace all rows; `longest` holds a few longest texts of each column, of the whole list."""
        self.beginResetModel()
        self._rows = rows
        self._lines = {}
        self._longest = longest
        self.endResetModel()

    def row_at(self, number: int) -> WorklistRow | None:
        """Return a row by its place, None outside the table."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, patient_id: str | None) -> int | None:
        """Return where a patient stands, None when they are not in the table."""
        if patient_id is None:
            return None
        return next((place for place, row in enumerate(self._rows) if row.patient_id == patient_id), None)

    def texts_of(self, number: int) -> tuple[str, ...]:
        """Return a row's texts in every column."""
        return self._line(number).texts

    def longest(self, column: int) -> Sequence[str]:
        """Return a column's few longest texts by letters, a name with the room for its tag."""
        return self._longest[column]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._line(index.row()).texts[index.column()]
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role == STANDS_OUT_ROLE:
            return self._line(index.row()).stands_out
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self._line(index.row()), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        return None

    def _line(self, number: int) -> _Line:
        line = self._lines.get(number)
        if line is None:
            row = self._rows[number]
            line = _Line(row, tuple(column.text(row) for column in COLUMNS), is_before_maintenance(row))
            self._lines[number] = line
        return line

    def _spoken(self, line: _Line, column: int) -> str:
        """A row begins with the sentence a colleague would say; its other cells are read as they stand."""
        if column == _STATUS:
            return line.row.sentence
        if column == _NAME:
            return spoken_name(line.row)
        return line.texts[column] or "none"
