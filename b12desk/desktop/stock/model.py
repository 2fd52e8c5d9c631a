"""The batches, as Qt asks for them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from b12desk.desktop.stock.presenter import StockRow
from b12desk.desktop.widgets.labels import plain_tip
from b12desk.desktop.widgets.longest import longest_texts

HEADINGS = ("Product", "Batch", "Expires", "On hand", "Doses given", "State")
PRODUCT, BATCH, EXPIRES, ON_HAND, DOSES, STATE = range(len(HEADINGS))
_NUMBERS = frozenset({ON_HAND, DOSES})

Index = QModelIndex | QPersistentModelIndex


class StockModel(QAbstractTableModel):
    """A table over frozen rows; the batch and what is to be known about it stand out in bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._lines: tuple[tuple[StockRow, tuple[str, ...]], ...] = ()

    def show_rows(self, rows: Sequence[StockRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._lines = tuple((row, _texts(row)) for row in rows)
        self.endResetModel()

    def row_at(self, number: int) -> StockRow | None:
        """Return a row by its place, None outside the table."""
        return self._lines[number][0] if 0 <= number < len(self._lines) else None

    def place_of(self, key: tuple[str, str] | None) -> int | None:
        """Return where a batch stands, None when it is not in the table."""
        return next((place for place, (row, _) in enumerate(self._lines) if row.key == key), None)

    def longest(self, column: int) -> tuple[str, ...]:
        """Return a column's few longest texts by letters."""
        return longest_texts(texts[column] for _, texts in self._lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, texts = self._lines[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.FontRole and column in (BATCH, STATE):
            return self._strong
        if role == Qt.ItemDataRole.ToolTipRole and column in (PRODUCT, STATE):
            return plain_tip(texts[column])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence if column == PRODUCT else texts[column] or "none"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


def _texts(row: StockRow) -> tuple[str, ...]:
    batch = row.batch
    return (row.product.name, batch.batch, row.expires, str(batch.on_hand), str(batch.doses), row.state)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
