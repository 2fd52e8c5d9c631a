"""A row of the table of checks: a series of reviews or blood tests with its dates, and examples beside it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from b12desk.clinical.vocabulary import REVIEW_KINDS, CheckKind
from tests.clinical.builders import day
from tests.clinical.tables.moments import checks_of
from tests.clinical.tables.told import Told


class Standing(StrEnum):
    """How a check stands on one day."""

    NEXT = "not open yet"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_ASKED = "not asked for"


@dataclass(frozen=True, slots=True)
class CheckDate:
    """One check of a series: the day it opens and the day it is due, as ISO text."""

    opens_on: str
    due_on: str


@dataclass(frozen=True, slots=True)
class CheckExample:
    """One situation, and how the check of that kind due on that day stands in it."""

    title: str
    told: Told
    kind: CheckKind
    due_on: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One series of checks. `dates` begin with the series' first and leave none out, for each of `kinds`.

    `told` is the situation, without the day it is seen on; `meets` adds what meets a check of that kind on a day;
    `met_from` is the first day on which it does, where that is not the day on which the check opens; `before` is how
    the check stands on the day before it opens.
    """

    title: str
    source: str
    kinds: tuple[CheckKind, ...]
    told: Told
    dates: tuple[CheckDate, ...]
    examples: tuple[CheckExample, ...] = ()
    outcome: str = "improving"
    met_from: str = ""
    before: Standing = Standing.NEXT

    def meets(self, told: Told, kind: CheckKind, on: str) -> Told:
        """Return the situation with a review or a result of that kind on that day."""
        return told.reviewed(on, self.outcome) if kind in REVIEW_KINDS else told.measured(on, kind.value)

    def first_meeting_day(self, one: CheckDate) -> str:
        """Return the first day on which a review or a result meets that check."""
        return self.met_from or one.opens_on


def checks(
    title: str,
    source: str,
    kinds: str,
    told: Told,
    *dates: tuple[str, str],
    examples: tuple[CheckExample, ...] = (),
    outcome: str = "improving",
    met_from: str = "",
    before: Standing = Standing.NEXT,
) -> CheckRow:
    """Return a row: `kinds` are words, `dates` are (opens on, due on)."""
    named, days = tuple(CheckKind(word) for word in kinds.split()), tuple(CheckDate(*one) for one in dates)
    return CheckRow(title, source, named, told, days, examples, outcome, met_from, before)


def example(title: str, told: Told, kind: str, due_on: str, standing: Standing) -> CheckExample:
    return CheckExample(title, told, CheckKind(kind), due_on, standing)


def standing_of(told: Told, kind: CheckKind, due_on: str) -> Standing:
    """Return how the check of that kind due on that day stands in the situation."""
    found = [check for check in checks_of(told) if check.kind is kind and check.due_on == day(due_on)]
    if not found:
        return Standing.NOT_ASKED
    (one,) = found
    if one.is_overdue:
        return Standing.OVERDUE
    return Standing.OPEN if one.opens_on <= day(told.today) else Standing.NEXT


def days_after(on: str, days: int) -> str:
    return (day(on) + timedelta(days=days)).isoformat()
