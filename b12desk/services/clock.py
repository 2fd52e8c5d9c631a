"""The only place where the computer is asked what day it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Answers the clinic's local day and the instant for the record."""

    def today(self) -> date:
        """Return the local calendar date."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def today(self) -> date:
        """Return the local calendar date."""
        return date.today()

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ClockSetTo:
    """A clock whose day was given, for lists as of a date and for tests; entries still carry the real instant."""

    day: date

    def today(self) -> date:
        """Return the day that was given."""
        return self.day

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC)
