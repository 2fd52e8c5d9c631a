"""Read named fields out of parsed TOML or JSON, collecting a sentence for each problem."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from b12desk.clinical.quantities import Interval, Period, PeriodUnit

T = TypeVar("T")
EARLIEST, LATEST = date(1880, 1, 1), date(2200, 12, 31)
LONGEST = Period(120, PeriodUnit.MONTH)


class Fields:
    """One table of a file. `place` says where it stands; problems go into the list that all tables of a file share."""

    def __init__(self, content: object, place: str, problems: list[str]) -> None:
        self.place = place
        self.problems = problems
        self._asked: set[str] = set()
        self._content: dict[str, object] = {}
        if isinstance(content, Mapping):
            self._content = {str(key): value for key, value in content.items()}
        else:
            self.problem("a table of named fields is expected")

    def problem(self, says: str) -> None:
        """Note a problem of this table."""
        self.problems.append(f"{self.place}: {says}.")

    def problem_of(self, name: str, says: str) -> None:
        """Note a problem of one field, its name in front."""
        self.problem(f"“{name}”: {says}")

    def has(self, name: str) -> bool:
        """Return whether the field is there and not null."""
        self._asked.add(name)
        return self._content.get(name) is not None

    def raw(self, name: str) -> object:
        """Return the field as parsed, None when it is missing or null."""
        self._asked.add(name)
        return self._content.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; a missing one without default is a problem."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not (value.strip() or default is not None):
            self.problem(f"“{name}” must be a text")
            return default or ""
        return value.strip()

    def integer(self, name: str, default: int | None = None, *, lowest: int = 0, highest: int = 1_000_000) -> int:
        """Return a whole number within the two limits, both included."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.problem(f"“{name}” must be a whole number from {lowest} to {highest}")
            return default if default is not None else lowest
        return value

    def boolean(self, name: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.problem(f"“{name}” must be true or false")
            return default
        return value

    def day(self, name: str, default: date | None = None) -> date:
        """Return an ISO date from 1880 to 2200; a missing one without default is a problem."""
        found = self.optional_day(name)
        if found is not None:
            return found
        if default is None and not self.has(name):
            self.problem(f"“{name}” must be a date such as 2026-03-16")
        return default or EARLIEST

    def optional_day(self, name: str) -> date | None:
        """Return an ISO date, None when the field is missing or null."""
        value = self.raw(name)
        if value is None:
            return None
        day = _as_day(value)
        if day is None or not EARLIEST <= day <= LATEST:
            self.problem(f"“{name}” must be a date such as 2026-03-16, not “{value}”")
            return None
        return day

    def interval(self, name: str) -> Interval | None:
        """Return an interval of at most ten years, None when the field is missing or null."""
        found = self._parsed(name, Interval.parse)
        return found if found is None or self._is_short(name, found.longest) else None

    def period(self, name: str) -> Period | None:
        """Return a period of at most ten years, None when the field is missing or null."""
        found = self._parsed(name, Period.parse)
        return found if found is None or self._is_short(name, found) else None

    def word(self, name: str, words: Callable[[str], T], default: T | None = None) -> T | None:
        """Return one word of a closed list, `default` when the field is missing or null."""
        return self._parsed(name, words) if self.has(name) else default

    def items(self, name: str) -> tuple[object, ...]:
        """Return a list's items, none when the field is missing or null."""
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.problem(f"“{name}” must be a list")
            return ()
        return tuple(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self.items(name)
        if not all(isinstance(item, str) for item in found):
            self.problem(f"“{name}” must hold texts only")
        return tuple(item for item in found if isinstance(item, str))

    def table(self, name: str) -> "Fields":
        """Return a table inside this one; a missing one is empty."""
        return Fields(self.raw(name) or {}, f"{self.place}, {name}", self.problems)

    def tables(self, name: str) -> tuple["Fields", ...]:
        """Return the tables of a list."""
        return tuple(
            Fields(item, f"{self.place}, {name} {number}", self.problems)
            for number, item in enumerate(self.items(name), start=1)
        )

    def refuse_others(self, also: Iterable[str] = ()) -> None:
        """Note every field that nobody asked for: most are misspelt."""
        for name in sorted(set(self._content) - self._asked - set(also)):
            self.problem(f"“{name}” is not a field here")

    def _is_short(self, name: str, longest: Period) -> bool:
        if longest.nominal_days <= LONGEST.nominal_days:
            return True
        self.problem_of(name, "nothing is planned more than ten years apart")
        return False

    def _parsed(self, name: str, parse: Callable[[str], T]) -> T | None:
        value = self.raw(name)
        if value is None:
            return None
        try:
            return parse(str(value))
        except (ValueError, KeyError):
            self.problem(f"“{name}” cannot be “{value}”")
            return None


def _as_day(value: object) -> date | None:
    if type(value) is date:
        return value
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None
