"""The computer's clock against the last entry of the audit trail: where they don't fit, nothing is recorded.

The day of a list or of a form is not judged here, only the instant that an entry would carry.
"""

from datetime import datetime, timedelta

from b12desk.clinical.errors import RegisterTrouble
from b12desk.clinical.quantities import staff_date
from b12desk.register.read_unit import ReadUnit

BEHIND = timedelta(minutes=10)
AHEAD = timedelta(days=400)
HOW = "Set the clock right, or have whoever manages the clinic’s settings confirm that it is"


def clock_problem(unit: ReadUnit, now: datetime) -> str:
    """Return what is wrong with the computer's clock, empty where it stands within reach of the last entry."""
    last = unit.last_entered_at()
    if last is None or -BEHIND <= now - last <= AHEAD:
        return ""
    how_far = "which is later" if now < last else f"more than {AHEAD.days} days before"
    return (
        f"This computer’s clock says {_words(now)}, but the register’s last entry was made {_words(last)}, {how_far}."
    )


def refuse_unless_clock_fits(unit: ReadUnit, now: datetime) -> None:
    """Raise RegisterTrouble where the clock stands before the last entry, or far after it."""
    problem = clock_problem(unit, now)
    if problem:
        raise RegisterTrouble(f"{problem} Nothing was saved. {HOW} (b12desk clinic set --clock-is-right).")


def _words(at: datetime) -> str:
    local = at.astimezone()
    return f"{staff_date(local.date())} {local:%H:%M}"
