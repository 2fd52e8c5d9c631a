"""The days on which a clinic gives injections."""

from dataclasses import dataclass
from datetime import date, timedelta

MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class OpenDays:
    """A clinic's weekdays (Monday is 0) and the dates on which it is closed all the same."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    closed_on: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ValueError("a clinic opens on at least one weekday")

    def is_open(self, day: date) -> bool:
        """Return whether injections are given on that day."""
        return day.weekday() in self.weekdays and day not in self.closed_on

    def roll(self, day: date) -> date:
        """Return the first open day on or after `day`."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day


ALWAYS_OPEN = OpenDays(EVERY_DAY)
