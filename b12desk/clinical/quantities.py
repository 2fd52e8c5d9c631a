"""Periods and intervals of calendar time that keep the unit in which they were prescribed."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_PERIOD = re.compile(r"P([1-9][0-9]{0,2})([DWMY])")


class PeriodUnit(StrEnum):
    """The unit an interval was prescribed in; 3 months is never 12 weeks or 90 days."""

    DAY = "D"
    WEEK = "W"
    MONTH = "M"


MOST_MONTHS = 999
_UNIT_WORDS = {PeriodUnit.DAY: "day", PeriodUnit.WEEK: "week", PeriodUnit.MONTH: "month"}
_UNIT_DAYS = {PeriodUnit.DAY: 1.0, PeriodUnit.WEEK: 7.0, PeriodUnit.MONTH: 365.25 / 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A whole number of days, weeks or calendar months, at least one."""

    count: int
    unit: PeriodUnit

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a period lasts at least one {_UNIT_WORDS[self.unit]}, not {self.count}")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the period written as `P2D`, `P12W`, `P3M` or `P1Y` (twelve months).

        Raises:
            ValueError: when the text is no such period.
        """
        found = _PERIOD.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"“{text}” is not a period such as P2D, P12W or P3M")
        count, letter = int(found[1]), found[2]
        if letter == "Y" and count * 12 > MOST_MONTHS:
            raise ValueError(f"a period lasts at most {MOST_MONTHS} months, not {count} years")
        if letter == "Y":
            return cls(count * 12, PeriodUnit.MONTH)
        return cls(count, PeriodUnit(letter))

    def after(self, day: date) -> date:
        """Return the day this period after `day`; months clamp to the last day of a shorter month.

        Source: convention (CLINICAL dates): 31 January + 3 months is 30 April.
        """
        if self.unit is PeriodUnit.MONTH:
            return add_months(day, self.count)
        return day + timedelta(days=self.count * (7 if self.unit is PeriodUnit.WEEK else 1))

    def times(self, factor: int) -> "Period":
        """Return the period `factor` times as long, as one period (31 Aug + 2 x 3 months is 28 Feb)."""
        return Period(self.count * factor, self.unit)

    def plus(self, other: "Period") -> "Period":
        """Return both periods added as one; they must have the same unit."""
        if other.unit is not self.unit:
            raise ValueError(f"{self} and {other} have different units")
        return Period(self.count + other.count, self.unit)

    @property
    def nominal_days(self) -> float:
        """The length in days for comparing, never for dates; a month counts 30.4 days."""
        return self.count * _UNIT_DAYS[self.unit]

    @property
    def words(self) -> str:
        """The period as a person says it: `1 day`, `12 weeks`, `3 months`."""
        return f"{self.count} {_UNIT_WORDS[self.unit]}{'' if self.count == 1 else 's'}"

    def __str__(self) -> str:
        return f"P{self.count}{self.unit.value}"


@dataclass(frozen=True, slots=True)
class Interval:
    """The time from one dose to the next; when the two ends differ, every day between them is on time."""

    shortest: Period
    longest: Period

    def __post_init__(self) -> None:
        if self.shortest.unit is not self.longest.unit:
            raise ValueError(f"both ends of an interval have one unit: {self.shortest}, {self.longest}")
        if self.longest.count < self.shortest.count:
            raise ValueError(f"an interval's shorter end stands first: {self.shortest}, {self.longest}")

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """Return the interval written as `P3M` or as a range `P2M/P3M`.

        Raises:
            ValueError: when the text is no interval.
        """
        shortest, _, longest = text.partition("/")
        low = Period.parse(shortest)
        return cls(low, Period.parse(longest) if longest else low)

    @property
    def is_range(self) -> bool:
        """Whether the two ends differ."""
        return self.shortest != self.longest

    @property
    def unit(self) -> PeriodUnit:
        """The unit of both ends."""
        return self.shortest.unit

    @property
    def words(self) -> str:
        """The interval as a person says it: `every 3 months`, `every 2 to 3 months`, `every day`."""
        if self.is_range:
            return f"every {self.shortest.count} to {self.longest.words}"
        if self.shortest.count == 1:
            return f"every {_UNIT_WORDS[self.unit]}"
        return f"every {self.shortest.words}"

    def __str__(self) -> str:
        return f"{self.shortest}/{self.longest}" if self.is_range else str(self.shortest)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, clamped to the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def age_in_years(born_on: date, *, today: date) -> int:
    """Return completed years of age; someone born on 29 February turns a year older on 1 March of a common year."""
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (0 if had_birthday else 1)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def staff_date(day: date) -> str:
    """Return the day as staff screens show it in any locale: `16-Mar-2026`. Source: NHS Common User Interface."""
    return f"{day.day:02d}-{_MONTHS[day.month - 1]}-{day.year:04d}"


def patient_date(day: date) -> str:
    """Return the day as patient paper shows it: `16 March 2026`. Source: NHS service manual."""
    return f"{day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


def patient_weekday_date(day: date) -> str:
    """Return an appointment's day: `Monday 16 March 2026`. Source: NHS service manual."""
    return f"{_WEEKDAYS[day.weekday()]} {patient_date(day)}"
