"""Whom to contact, as Qt asks for it."""

from PySide6.QtCore import QObject

from b12desk.clinical.recall_words import contact_words, state_words
from b12desk.clinical.recalls import RecallState
from b12desk.desktop.widgets.records_model import RECORD_ROLE, Look, RecordsModel
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
ROW_ROLE = RECORD_ROLE


class RecallsModel(RecordsModel[WorklistRow]):
    """The rows of the recalls; names, and whoever can't be contacted, stand out in bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_LOOK, parent)

    def place_of(self, patient_id: str | None) -> int | None:
        """Return where a patient stands, None when they are not in the table."""
        return self.place_where(lambda row: row.patient_id == patient_id)


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


def _is_strong(row: WorklistRow, column: int) -> bool:
    return column == NAME or (column == STATE and recall_in(row).state is RecallState.CANT_CONTACT)


_LOOK = Look(HEADINGS, texts_of, recall_sentence, NAME, frozenset({DAYS, ATTEMPTS}), _is_strong)
