"""Whom to contact today: the overdue, and everybody whose reminder is due, most overdue first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.recall_words import CHANNEL_WORDS, OUTCOME_WORDS, state_words
from b12desk.clinical.vocabulary import Status
from b12desk.exchange.csv_out import write_csv
from b12desk.services.desk import Desk
from b12desk.services.recall_rows import recall_in, recall_rows
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import WorklistRow

HEADINGS = (
    "Name",
    "Date of birth",
    "NHS number",
    "Phone",
    "Status",
    "Days overdue",
    "Due by",
    "State",
    "Attempts",
    "Last attempt",
    "Channel",
    "Outcome",
    "Remind on",
)


@dataclass(frozen=True, slots=True)
class RecallList:
    """The list as of a day. `counts` are of its rows; `waiting` are those who have a reminder still to come."""

    as_of: date
    counts: Mapping[str, int]
    rows: tuple[WorklistRow, ...]


def recall_list(desk: Desk) -> RecallList:
    """Return whom to contact as of the desk's day, in one reading of the register."""
    read = worklist(desk)
    rows = recall_rows(read)
    return RecallList(read.as_of, recall_counts(rows), rows)


def recall_counts(rows: Sequence[WorklistRow]) -> dict[str, int]:
    """Return how many are overdue, have a reminder due, have one to come, and how many there are in all."""
    recalls = [recall_in(row) for row in rows]
    return {
        "overdue": sum(row.status is Status.OVERDUE for row in rows),
        "reminder_due": sum(recall.is_reminder_due for recall in recalls),
        "waiting": sum(recall.waits_until is not None for recall in recalls),
        "total": len(rows),
    }


def recall_csv(found: RecallList) -> bytes:
    """Return the rows as CSV with ISO dates, cells guarded against formulas."""
    return write_csv(HEADINGS, [_cells(row) for row in found.rows])


def _cells(row: WorklistRow) -> tuple[str, ...]:
    recall = recall_in(row)
    last = recall.last
    return (
        row.name,
        row.born_on.isoformat(),
        row.identifier or "",
        row.phone,
        row.status.value,
        str(row.days_overdue),
        row.due_by.isoformat() if row.due_by else "",
        state_words(recall),
        str(recall.attempts),
        last.on.isoformat() if last else "",
        CHANNEL_WORDS[last.channel] if last else "",
        OUTCOME_WORDS[last.outcome] if last else "",
        recall.remind_on.isoformat() if recall.remind_on else "",
    )
