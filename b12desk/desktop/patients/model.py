"""The patients found, as Qt asks for them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from b12desk.desktop.patients.presenter import ListedLine
from b12desk.desktop.widgets.longest import longest_texts
from b12desk.desktop.widgets.words import NOT_RECORDED, STATUS_WORDS, date_words, nhs_number_words

HEADINGS = ("Patient", "Born", "NHS number", "Status", "Phone")
NAME, STATUS, PHONE = 0, 3, 4
LINE_ROLE = Qt.ItemDataRole.UserRole
NOT_LISTED = "Not on the worklist"

Index = QModelIndex | QPersistentModelIndex


class PatientsModel(QAbstractTableModel):
    """A table over frozen lines whose texts are made once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._lines: tuple[tuple[ListedLine, tuple[str, ...]], ...] = ()

    def show_lines(self, lines: Sequence[ListedLine]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._lines = tuple((line, texts_of(line)) for line in lines)
        self.endResetModel()

    def line_at(self, number: int) -> ListedLine | None:
        """Return a line by its place, None outside the table."""
        return self._lines[number][0] if 0 <= number < len(self._lines) else None

    def place_of(self, patient_id: str | None) -> int | None:
        """Return where a patient stands, None when they are not in the table."""
        return next((i for i, (line, _) in enumerate(self._lines) if line.patient_id == patient_id), None)

    def longest(self, column: int) -> tuple[str, ...]:
        """Return a column's few longest texts by letters."""
        return longest_texts(texts[column] for _, texts in self._lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, texts = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() == NAME:
            return self._strong
        if role == LINE_ROLE:
            return line
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None


def texts_of(line: ListedLine) -> tuple[str, ...]:
    """Return a line's cells, in the order of the headings."""
    return (
        line.name,
        f"{date_words(line.born_on)} ({line.age_years}y)",
        nhs_number_words(line.nhs_number),
        NOT_LISTED if line.status is None else STATUS_WORDS[line.status],
        line.phone or NOT_RECORDED,
    )
