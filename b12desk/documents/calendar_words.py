"""The next twelve months in words: the days offered, and the reviews and blood tests."""

from collections.abc import Iterator
from datetime import date

from b12desk.clinical.forecast_value import Check
from b12desk.clinical.plan import PatientPlan
from b12desk.clinical.quantities import patient_date
from b12desk.clinical.vocabulary import REVIEW_KINDS

_MONTHS = 12
_NAMED = 4
"""So many days of a month are named one by one; the table has the others."""


def calendar_lines(plan: PatientPlan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return this month and the eleven after it, `March 2026`, each with what is planned in it."""
    return tuple((_title(month), tuple(_marks(plan, month))) for month in _months(plan.as_of))


def looks_ahead_to(plan: PatientPlan) -> str:
    """Return a sentence saying how far the plan looks ahead, empty where it reaches the last of the twelve months."""
    *_, last_month = _months(plan.as_of)
    if not plan.offered_days or plan.offered_days[-1] >= last_month:
        return ""
    return f"This plan looks ahead to {patient_date(plan.offered_days[-1])}. Ask us for a new plan after that."


def _months(first: date) -> Iterator[date]:
    for index in range(_MONTHS):
        month = first.month - 1 + index
        yield date(first.year + month // 12, month % 12 + 1, 1)


def _title(month: date) -> str:
    return patient_date(month).removeprefix("1 ")


def _marks(plan: PatientPlan, month: date) -> Iterator[str]:
    days = [str(day.day) for day in plan.offered_days if _is_in(day, month)]
    if len(days) > _NAMED:
        yield f"{len(days)} injections from {days[0]} to {days[-1]}"
    elif days:
        yield f"injection{'' if len(days) == 1 else 's'} on {_listed(days)}"
    for check in plan.checks:
        if _is_in(check.due_on, month):
            yield f"{_kind(check)} by {check.due_on.day}"


def _listed(days: list[str]) -> str:
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"


def _kind(check: Check) -> str:
    return "review" if check.kind in REVIEW_KINDS else "blood test"


def _is_in(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)
