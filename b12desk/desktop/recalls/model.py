"""Whom to contact, as Qt asks for it; every text is made once, when the rows arrive."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from b12desk.clinical.recall_words import contact_words, state_words
from b12desk.clinical.recalls import RecallState
from b12desk.desktop.widgets.longest import longest_texts
from b12desk.desktop.widgets.words import NOT_RECORDED, STATUS_WORDS, date_words
from b12desk.services.recall_rows import recall_in, recall_sentence
from b12desk.services.worklist_rows import WorklistRow

HEADINGS = (
    "Patient",
    "Born",
    "Status",
    "Days overdue",
    "Due by",
    "Phone",
    "Attempts",
    "Last attempt",
    "State",
    "Remind on",
)
NAME, BORN, STATUS, DAYS, DUE_BY, PHONE, ATTEMPTS, LAST, STATE, REMIND = range(len(HEADINGS))
ROW_ROLE = Qt.ItemDataRole.UserRole
_NUMBERS = frozenset({DAYS, ATTEMPTS})

Index = QModelIndex | QPersistentModelIndex


class RecallsModel(QAbstractTableModel):
    """A table over frozen rows; names, and whoever can't be contacted, stand out in bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._lines: tuple[tuple[WorklistRow, tuple[str, ...]], ...] = ()

    def show_rows(self, rows: Sequence[WorklistRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._lines = tuple((row, texts_of(row)) for row in rows)
        self.endResetModel()

    def row_at(self, number: int) -> WorklistRow | None:
        """Return a row by its place, None outside the table."""
        return self._lines[number][0] if 0 <= number < len(self._lines) else None

    def place_of(self, patient_id: str | None) -> int | None:
        """Return where a patient stands, None when they are not in the table."""
        return next((i for i, (row, _) in enumerate(self._lines) if row.patient_id == patient_id), None)

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
        if role == Qt.ItemDataRole.FontRole and column in (NAME, STATE):
            is_out_of_reach = recall_in(row).state is RecallState.CANT_CONTACT
            return self._strong if column == NAME or is_out_of_reach else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return recall_sentence(row) if column == NAME else texts[column] or "none"
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


def texts_of(row: WorklistRow) -> tuple[str, ...]:
    """Return a row's cells, in the order of the headings."""
    recall = recall_in(row)
    due = " (due)" if recall.is_reminder_due else ""
    return (
        row.name,
        f"{date_words(row.born_on)} ({row.age_years}y)",
        STATUS_WORDS[row.status],
        str(row.days_overdue or ""),
        date_words(row.due_by),
        row.phone or NOT_RECORDED,
        str(recall.attempts),
        _capital(contact_words(recall.last)) if recall.last else "",
        state_words(recall),
        f"{date_words(recall.remind_on)}{due}" if recall.remind_on else "",
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
