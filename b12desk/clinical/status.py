"""What the desk does about a patient today: the product's only definition of overdue, and of the day to offer."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.listed_records import ForecastRow
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Standing:
    """A course's window and what pauses it, none of it dependent on today.

    `deferred_until` is set while a deferral stands; `offer_on` is the day to offer before it is moved out of the past.
    """

    is_ended: bool
    is_held: bool
    awaits_review: bool
    has_injections: bool
    deferred_until: date | None
    due_on: date | None
    due_by: date | None
    offer_on: date | None
    overdue_from: date | None


def standing_of(row: ForecastRow) -> Standing:
    """Return the standing kept in a forecast row."""
    return Standing(
        is_ended=row.is_ended,
        is_held=row.is_held,
        awaits_review=row.awaits_review,
        has_injections=row.has_injections,
        deferred_until=row.deferred_until,
        due_on=row.due_on,
        due_by=row.due_by,
        offer_on=row.offer_on,
        overdue_from=row.overdue_from,
    )


def status(standing: Standing, *, today: date) -> Status:
    """Return what the desk does about a patient today, the first that fits.

    Overdue is on or after `overdue_from`, the day after the last day on time; the last day itself is due.
    """
    if standing.is_ended:
        return Status.ENDED
    if not standing.has_injections:
        return Status.NO_INJECTIONS
    if standing.is_held:
        return Status.ON_HOLD
    if standing.awaits_review:
        return Status.AWAITING_REVIEW
    if is_deferred(standing, today=today):
        return Status.DEFERRED
    if standing.overdue_from is not None and today >= standing.overdue_from:
        return Status.OVERDUE
    return Status.DUE if standing.due_on is not None and standing.due_on <= today else Status.UPCOMING


def is_deferred(standing: Standing, *, today: date) -> bool:
    """Return whether a deferral stands and its day has not come."""
    return standing.deferred_until is not None and today < standing.deferred_until


def days_overdue(standing: Standing, *, today: date) -> int:
    """Return the days since `due_by`, from `overdue_from` on, for a patient overdue or awaiting review; else 0."""
    late = status(standing, today=today) in (Status.OVERDUE, Status.AWAITING_REVIEW)
    if not late or standing.overdue_from is None or standing.due_by is None or today < standing.overdue_from:
        return 0
    return max(0, (today - standing.due_by).days)


def book_on(standing: Standing, open_days: OpenDays, *, today: date) -> date | None:
    """Return the day to offer, never in the past; None while held or where there is no next dose."""
    if standing.is_ended or standing.is_held or standing.offer_on is None:
        return None
    offer = standing.offer_on if standing.offer_on >= today else open_days.roll(today)
    if standing.deferred_until is not None and today < standing.deferred_until:
        return max(offer, open_days.roll(standing.deferred_until))
    return offer
