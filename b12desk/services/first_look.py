"""The worklist before the database's libraries are loaded, so that the first window shows the day at once."""

from pathlib import Path

from b12desk.clinical.open_days import OpenDays
from b12desk.register.quick_look import quick_look
from b12desk.services.clock import Clock
from b12desk.services.weekdays import open_weekdays
from b12desk.services.worklist_rows import Worklist, worklist_of

MOST_PATIENTS = 5000


def first_look(path: Path, clock: Clock) -> Worklist | None:
    """Return the worklist as of today; None where there is nothing to see yet or too much to see at once.

    Sites restricted for a time are left open; they are filled in when the register has been opened.
    """
    seen = quick_look(path, limit=MOST_PATIENTS + 1)
    if seen is None or not 0 < len(seen.listed) <= MOST_PATIENTS:
        return None
    today = clock.today()
    if any((one.row.latest_event_on or today) > today for one in seen.listed if one.row):
        return None
    open_days = OpenDays(open_weekdays(seen.settings.get("open_weekdays")), frozenset(seen.closed_on))
    return worklist_of(seen.listed, open_days, today=today)
