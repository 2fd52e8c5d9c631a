"""What the worklist can be narrowed to beside the status: days, the phase, reviews, attempts to reach."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from b12desk.clinical.recalls import RecallState
from b12desk.clinical.vocabulary import LOADING, MAINTENANCE, Status
from b12desk.services.worklist_rows import WorklistRow

DAYS_AHEAD = 14
REVIEW_DAYS_AHEAD = 28


class Group(StrEnum):
    """A group of patients that may lie across statuses; its value is the word on the screen."""

    DUE_TODAY = "due today"
    NEXT_14_DAYS = "next 14 days"
    LOADING = "loading"
    NEUROLOGICAL = "neurological"
    REVIEW_OVERDUE = "review overdue"
    REVIEW_SOON = "review within 28 days"
    CANT_CONTACT = "can’t contact"


GROUP_SENTENCES: Mapping[Group, str] = MappingProxyType(
    {
        Group.DUE_TODAY: "The due window opens or closes on the day of the list.",
        Group.NEXT_14_DAYS: "Due from, or deferred until, one of the 14 days after the day of the list.",
        Group.LOADING: "Loading, or another phase before maintenance.",
        Group.NEUROLOGICAL: "Neurological involvement is recorded.",
        Group.REVIEW_OVERDUE: "The date of the next review has passed.",
        Group.REVIEW_SOON: "The next review falls on the day of the list or within the 28 days after it.",
        Group.CANT_CONTACT: "Three attempts in a row, or more, reached nobody.",
    }
)


def is_before_maintenance(row: WorklistRow) -> bool:
    """Return whether the next dose belongs to a phase before maintenance, where a missed day matters most."""
    return row.phase is not None and row.phase != MAINTENANCE and (row.phase == LOADING or row.dose_number is not None)


def fits(group: Group, row: WorklistRow, *, as_of: date) -> bool:
    """Return whether a patient belongs to a group on the day of the list."""
    return _RULES[group](row, as_of)


def _is_due_today(row: WorklistRow, as_of: date) -> bool:
    return row.status is Status.DUE and as_of in (row.due_on, row.due_by)


def _is_expected_soon(row: WorklistRow, as_of: date) -> bool:
    """Both ends of the days ahead included; the day of the list itself is not one of them."""
    if row.status is Status.DEFERRED:
        expected = row.deferred_until
    else:
        expected = row.due_on if row.status is Status.UPCOMING else None
    return expected is not None and as_of < expected <= as_of + timedelta(days=DAYS_AHEAD)


def _is_review_overdue(row: WorklistRow, as_of: date) -> bool:
    """A review is overdue the day after its date, as every check is."""
    return row.next_review_on is not None and row.status is not Status.ENDED and row.next_review_on < as_of


def _is_review_soon(row: WorklistRow, as_of: date) -> bool:
    if row.next_review_on is None or row.status is Status.ENDED:
        return False
    return as_of <= row.next_review_on <= as_of + timedelta(days=REVIEW_DAYS_AHEAD)


_RULES: Mapping[Group, Callable[[WorklistRow, date], bool]] = MappingProxyType(
    {
        Group.DUE_TODAY: _is_due_today,
        Group.NEXT_14_DAYS: _is_expected_soon,
        Group.LOADING: lambda row, _: is_before_maintenance(row),
        Group.NEUROLOGICAL: lambda row, _: row.has_neuro,
        Group.REVIEW_OVERDUE: _is_review_overdue,
        Group.REVIEW_SOON: _is_review_soon,
        Group.CANT_CONTACT: lambda row, _: row.recall is not None and row.recall.state is RecallState.CANT_CONTACT,
    }
)
