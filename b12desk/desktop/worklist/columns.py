"""The worklist's columns as plain values: heading, text of a row, and what it is sorted by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.recall_words import state_words
from b12desk.desktop.widgets.words import STATUS_WORDS, date_words, dose_words, nhs_number_words, site_words
from b12desk.services.worklist_rows import ORDER, WorklistRow

SortKey = str | int | date
_LONGEST_DELAY = 99_999


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `gives_way` is the order in which it leaves a narrow window, 0 for never.

    `sorts_by` returns None for a row that has nothing to sort by; such rows stand last in either direction. A column
    that `is_usual` is shown until somebody chooses otherwise.
    """

    key: str
    heading: str
    text: Callable[[WorklistRow], str]
    sorts_by: Callable[[WorklistRow], SortKey | None]
    gives_way: int = 0
    is_usual: bool = True


COLUMNS = (
    Column("status", "Status", lambda row: status_text(row), lambda row: _urgency(row)),
    Column("name", "Patient", lambda row: row.name, lambda row: f"{row.family_name}\t{row.given_name}".casefold()),
    Column("born", "Born", lambda row: f"{date_words(row.born_on)} ({row.age_years}y)", lambda row: row.born_on,
           gives_way=5),
    Column("nhs", "NHS number", lambda row: nhs_number_words(row.identifier), lambda row: row.identifier, gives_way=3),
    Column("phase", "Phase and dose", lambda row: dose_words(row.phase, row.dose_number, row.doses_in_phase),
           lambda row: row.phase, gives_way=6),
    Column("due_on", "Due from", lambda row: date_words(row.due_on), lambda row: row.due_on, gives_way=8),
    Column("due_by", "Due by", lambda row: date_words(row.due_by), lambda row: row.due_by),
    Column("next_site", "Next site", lambda row: site_words(row.next_site),
           lambda row: site_words(row.next_site) or None, gives_way=7),
    Column("last_on", "Last dose", lambda row: date_words(row.last_on), lambda row: row.last_on, gives_way=4),
    Column("last_site", "Last site", lambda row: site_words(row.last_site),
           lambda row: site_words(row.last_site) or None, gives_way=2),
    Column("phone", "Phone", lambda row: row.phone, lambda row: row.phone or None, gives_way=1),
    Column("offer", "Offer", lambda row: date_words(row.book_on), lambda row: row.book_on, gives_way=9, is_usual=False),
    Column("review", "Next review", lambda row: date_words(row.next_review_on), lambda row: row.next_review_on,
           gives_way=11, is_usual=False),
    Column("recall", "Recall", lambda row: recall_text(row), lambda row: recall_text(row) or None, gives_way=10,
           is_usual=False),
)  # fmt: skip

BY_KEY = {column.key: column for column in COLUMNS}
KEYS = tuple(BY_KEY)
ALWAYS = frozenset({"status", "name"})
USUALLY_LEFT_OUT = frozenset(column.key for column in COLUMNS if not column.is_usual)


def status_text(row: WorklistRow) -> str:
    """Return the status with the days that it is late: `Overdue 94 days`."""
    late = days_text(row)
    return f"{STATUS_WORDS[row.status]} {late}" if late else STATUS_WORDS[row.status]


def days_text(row: WorklistRow) -> str:
    """Return how late a patient is, nothing for those who are not."""
    if not row.days_overdue:
        return ""
    return f"{row.days_overdue} day{'' if row.days_overdue == 1 else 's'}"


def recall_text(row: WorklistRow) -> str:
    """Return how far the clinic has come in reaching a patient, nothing where nobody tried."""
    return state_words(row.recall) if row.recall is not None and row.recall.attempts else ""


def spoken_name(row: WorklistRow) -> str:
    """Return the name as it is read out, with what the tag beside it shows."""
    return f"{row.name}, neurological involvement" if row.has_neuro else row.name


def _urgency(row: WorklistRow) -> int:
    """Statuses in the order of the worklist, and within one the latest first."""
    return ORDER.index(row.status) * (_LONGEST_DELAY + 1) + _LONGEST_DELAY - row.days_overdue
