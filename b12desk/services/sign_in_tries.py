"""How long somebody waits after wrong PINs: pure, from the moments of the tries.

Five wrong in a row lock for 1 minute; each wrong one after that for 5, 15, then 60 minutes. Twenty wrong within a day
lock until the first of them is a day old. A right one ends the row; a new PIN set by somebody else does, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_TRIES = 5
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
MOST_A_DAY = 20
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tries:
    """The moments of wrong tries, in order, and of the last that was right or set anew; UTC."""

    wrong: Sequence[datetime]
    right: datetime | None = None

    def in_a_row(self) -> int:
        """Return how many wrong tries there were since the last right one."""
        return len(self._since_right())

    def left(self) -> int:
        """Return how many tries are free of waiting."""
        return max(FREE_TRIES - self.in_a_row(), 0)

    def locked_until(self, now: datetime) -> datetime | None:
        """Return when the next try may come, None for now. A clock set back does not help: the latest moment counts."""
        now = max([now, *self.wrong])
        ends = [end for end in (self._row_ends(), self._day_ends(now)) if end is not None and end > now]
        return max(ends, default=None)

    def _since_right(self) -> list[datetime]:
        return [moment for moment in self.wrong if self.right is None or moment > self.right]

    def _row_ends(self) -> datetime | None:
        row = self._since_right()
        over = len(row) - FREE_TRIES
        return None if over < 0 else row[-1] + WAITS[min(over, len(WAITS) - 1)]

    def _day_ends(self, now: datetime) -> datetime | None:
        today = [moment for moment in self._since_right() if moment > now - DAY]
        return today[-MOST_A_DAY] + DAY if len(today) >= MOST_A_DAY else None


def together(one: Tries, other: Tries) -> Tries:
    """Return what two keepers of the same tries know together, so that taking one of them away does not help."""
    rights = [moment for moment in (one.right, other.right) if moment is not None]
    return Tries(sorted({*one.wrong, *other.wrong}), max(rights, default=None))
