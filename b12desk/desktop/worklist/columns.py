"""The worklist's columns as plain values: heading, text of a row, and what it is sorted by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.vocabulary import LOADING, MAINTENANCE
from b12desk.desktop.widgets.words import STATUS_WORDS, date_words, dose_words, nhs_number_words, site_words
from b12desk.services.worklist_rows import WorklistRow

SortKey = tuple[int, str | int | date]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `gives_way` is the order in which it leaves a narrow window, 0 for never.

    `sorts_by` returns None for a row that has nothing to sort by; such rows stand last in either direction.
    """

    key: str
    heading: str
    text: Callable[[WorklistRow], str]
    sorts_by: Callable[[WorklistRow], str | int | date | None]
    gives_way: int = 0


COLUMNS = (
    Column("status", "Status", lambda row: status_text(row), lambda row: _urgency(row)),
    Column("name", "Patient", lambda row: row.name, lambda row: f"{row.family_name}\t{row.given_name}".casefold()),
    Column("born", "Born", lambda row: f"{date_words(row.born_on)} ({row.age_years}y)", lambda row: row.born_on,
           gives_way=5),
    Column("nhs", "NHS number", lambda row: nhs_number_words(row.identifier), lambda row: row.identifier, gives_way=3),
    Column("phase", "Phase and dose", lambda row: dose_words(row.phase, row.dose_number, row.doses_in_phase),
           lambda row: row.phase, gives_way=4),
    Column("due_on", "Due from", lambda row: date_words(row.due_on), lambda row: row.due_on),
    Column("due_by", "Due by", lambda row: date_words(row.due_by), lambda row: row.due_by),
    Column("next_site", "Next site", lambda row: site_words(row.next_site),
           lambda row: site_words(row.next_site) or None, gives_way=6),
    Column("last_on", "Last dose", lambda row: date_words(row.last_on), lambda row: row.last_on),
    Column("last_site", "Last site", lambda row: site_words(row.last_site),
           lambda row: site_words(row.last_site) or None, gives_way=2),
    Column("phone", "Phone", lambda row: row.phone, lambda row: row.phone or None, gives_way=1),
)  # fmt: skip

BY_KEY = {column.key: column for column in COLUMNS}


def in_order(rows: tuple[WorklistRow, ...], key: str | None, *, is_descending: bool = False) -> tuple[WorklistRow, ...]:
    """Return the rows sorted by a column, equal ones in the order they had; no key keeps the worklist's own order."""
    if key is None:
        return rows
    sorts_by = BY_KEY[key].sorts_by
    keyed = [(sorts_by(row), row) for row in rows]
    known = [(value, row) for value, row in keyed if value is not None]
    known.sort(key=lambda pair: _comparable(pair[0]), reverse=is_descending)
    return (*(row for _, row in known), *(row for value, row in keyed if value is None))


def status_text(row: WorklistRow) -> str:
    """Return the status with the days that it is late: `Overdue 94 days`."""
    late = days_text(row)
    return f"{STATUS_WORDS[row.status]} {late}" if late else STATUS_WORDS[row.status]


def days_text(row: WorklistRow) -> str:
    """Return how late a patient is, nothing for those who are not."""
    if not row.days_overdue:
        return ""
    return f"{row.days_overdue} day{'' if row.days_overdue == 1 else 's'}"


def stands_out(row: WorklistRow) -> bool:
    """Return whether the patient is still in a phase before maintenance, where a missed day matters most."""
    return row.phase is not None and row.phase != MAINTENANCE and (row.phase == LOADING or row.dose_number is not None)


def spoken_name(row: WorklistRow) -> str:
    """Return the name as it is read out, with what the tag beside it shows."""
    return f"{row.name}, neurological involvement" if row.has_neuro else row.name


def _urgency(row: WorklistRow) -> str:
    """Statuses by their words, and within one the latest first."""
    return f"{STATUS_WORDS[row.status]}\t{99_999 - row.days_overdue:05d}"


def _comparable(value: str | int | date) -> SortKey:
    return (0, value)
