"""A list of frozen records as Qt asks for it; a row's texts are made once, when it is first looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from b12desk.desktop.widgets.longest import longest_texts

RECORD_ROLE = Qt.ItemDataRole.UserRole
_MEASURED = 2000

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Look(Generic[R]):
    """How records are shown: `texts` are the cells in the order of the headings, `says` the sentence read out.

    `said_at` is the column that carries the sentence; `numbers` stand at the right; `is_strong` tells which cells of a
    record are bold.
    """

    headings: tuple[str, ...]
    texts: Callable[[R], tuple[str, ...]]
    says: Callable[[R], str]
    said_at: int = 0
    numbers: frozenset[int] = field(default_factory=frozenset)
    is_strong: Callable[[R, int], bool] = lambda record, column: False


class RecordsModel(QAbstractTableModel, Generic[R]):
    """A table over records of one kind, however many there are."""

    def __init__(self, look: Look[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._records: tuple[R, ...] = ()
        self._texts: dict[int, tuple[str, ...]] = {}

    def show_rows(self, records: Sequence[R]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._records = tuple(records)
        self._texts = {}
        self.endResetModel()

    def row_at(self, number: int) -> R | None:
        """Return a record by its place, None outside the table."""
        return self._records[number] if 0 <= number < len(self._records) else None

    def place_where(self, fits: Callable[[R], bool]) -> int | None:
        """Return where the first record stands that fits, None when none does."""
        return next((place for place, record in enumerate(self._records) if fits(record)), None)

    def longest(self, column: int) -> tuple[str, ...]:
        """Return a column's few longest texts by letters; of a very long list, those of its beginning."""
        return longest_texts(self._text(row)[column] for row in range(min(len(self._records), _MEASURED)))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._look.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record, column = self._records[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row())[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if self._look.is_strong(record, column) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_said = column == self._look.said_at
            return self._look.says(record) if is_said else self._text(index.row())[column] or "none"
        return record if role == RECORD_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._look.headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, row: int) -> tuple[str, ...]:
        if row not in self._texts:
            self._texts[row] = self._look.texts(self._records[row])
        return self._texts[row]

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._look.numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
