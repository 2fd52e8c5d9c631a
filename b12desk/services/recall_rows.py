"""Whom to contact, picked from the rows of the worklist; nothing here loads the database's libraries."""

from datetime import date

from b12desk.clinical.recall_words import recall_words
from b12desk.clinical.recalls import Recall, wants_contact
from b12desk.services.worklist_rows import Worklist, WorklistRow, row_sentence


def recall_rows(worklist: Worklist) -> tuple[WorklistRow, ...]:
    """Return the patients to contact as of the list's day, most overdue first, then those whose reminder came first.

    Who died or moved away is on no worklist, so nobody rings them.
    """
    wanted = [row for row in worklist.rows if wants_contact(row.status, recall_in(row))]
    return tuple(sorted(wanted, key=_order))


def recall_in(row: WorklistRow) -> Recall:
    """Return the recall of a row, one without an attempt where there is none."""
    return row.recall or Recall()


def recall_sentence(row: WorklistRow) -> str:
    """Return the row as a colleague would say it: “Overdue 12 days: SMITH, Ada; …; 2 attempts, last: phone, …”."""
    return f"{row_sentence(row)}; {recall_words(recall_in(row))}"


def _order(row: WorklistRow) -> tuple[int, date, date, str, str, str]:
    recall = recall_in(row)
    return (
        -row.days_overdue,
        recall.remind_on or date.max,
        row.due_by or date.max,
        row.family_name.casefold(),
        row.given_name.casefold(),
        row.patient_id,
    )
