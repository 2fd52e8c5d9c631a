"""Where a review or blood test stands on a day: overdue, due, soon to open, or later."""

from datetime import date, timedelta
from enum import StrEnum

from b12desk.clinical.forecast_value import Check

DAYS_AHEAD = 28


class Stage(StrEnum):
    """The four sections of a monitoring list, the most pressing first; the value is the word on the screen."""

    OVERDUE = "overdue"
    DUE = "due"
    NEXT_28_DAYS = "next 28 days"
    UPCOMING = "upcoming"


def stage_of(check: Check, *, today: date) -> Stage:
    """Return the one section that a check stands in.

    Overdue is a check whose date has passed; its date itself is due, as is every day from the one it opens on. Opening
    on one of the 28 days after today is `NEXT_28_DAYS`, the 28th included; whatever opens later is upcoming.
    """
    if check.is_overdue:
        return Stage.OVERDUE
    if check.opens_on <= today:
        return Stage.DUE
    return Stage.NEXT_28_DAYS if check.opens_on <= today + timedelta(days=DAYS_AHEAD) else Stage.UPCOMING


def check_days_overdue(check: Check, *, today: date) -> int:
    """Return the days since a check's date, 0 for one that is not overdue."""
    return (today - check.due_on).days if check.is_overdue else 0
