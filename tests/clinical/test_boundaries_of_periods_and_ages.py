"""Periods, intervals, ages and written dates, one either side of every limit."""

from datetime import date

import pytest

from b12desk.clinical.errors import B12DeskError, BadInput, NotFound, Refused, RegisterTrouble
from b12desk.clinical.quantities import (
    Interval,
    Period,
    PeriodUnit,
    age_in_years,
    patient_date,
    patient_weekday_date,
    staff_date,
)


@pytest.mark.parametrize("count", [-1, 0])
def test_a_period_lasts_at_least_one_unit(count: int) -> None:
    with pytest.raises(ValueError, match="at least one month"):
        Period(count, PeriodUnit.MONTH)
    assert Period(1, PeriodUnit.MONTH).count == 1


@pytest.mark.parametrize("text", ["P0D", "P", "3M", "P1000D", "P3H", "P-1D", "P3M/"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("P1D", 1, PeriodUnit.DAY),
        ("P999D", 999, PeriodUnit.DAY),
        ("P12W", 12, PeriodUnit.WEEK),
        ("P1Y", 12, PeriodUnit.MONTH),
        ("P2Y", 24, PeriodUnit.MONTH),
        ("P83Y", 996, PeriodUnit.MONTH),
    ],
)
def test_a_period_keeps_the_unit_it_is_written_in(text: str, count: int, unit: PeriodUnit) -> None:
    assert Period.parse(text) == Period(count, unit)


def test_years_are_refused_beyond_999_months() -> None:
    with pytest.raises(ValueError, match="at most 999 months, not 84 years"):
        Period.parse("P84Y")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P1D", "1 day"), ("P2D", "2 days"), ("P1W", "1 week"), ("P12W", "12 weeks"), ("P1M", "1 month"),
        ("P3M", "3 months"),
    ],
)  # fmt: skip
def test_one_of_a_unit_is_said_without_an_s(text: str, words: str) -> None:
    assert Period.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("P1D", "every day"), ("P2D", "every 2 days"), ("P1M", "every month"), ("P2M/P3M", "every 2 to 3 months")],
)
def test_an_interval_is_said_as_people_say_it(text: str, words: str) -> None:
    assert Interval.parse(text).words == words


def test_an_interval_may_not_end_before_it_begins() -> None:
    assert Interval.parse("P2M/P2M") == Interval.parse("P2M")
    with pytest.raises(ValueError, match="shorter end stands first"):
        Interval.parse("P3M/P2M")
    with pytest.raises(ValueError, match="one unit"):
        Interval.parse("P8W/P3M")


# 365.25 / 12 = 30.4375 days a month.
@pytest.mark.parametrize(
    ("text", "days"),
    [("P1D", 1.0), ("P28D", 28.0), ("P1W", 7.0), ("P4W", 28.0), ("P1M", 30.4375), ("P12M", 365.25)],
)
def test_periods_of_different_units_are_compared_by_their_usual_length(text: str, days: float) -> None:
    assert Period.parse(text).nominal_days == days


@pytest.mark.parametrize(
    ("born_on", "today", "years"),
    [
        ("2010-06-15", "2026-06-14", 15),
        ("2010-06-15", "2026-06-15", 16),
        ("2010-06-15", "2026-06-16", 16),
        ("2010-06-15", "2026-05-31", 15),
        ("2010-06-15", "2026-07-01", 16),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2026-01-05", "2026-01-05", 0),
    ],
)
def test_a_year_of_age_is_completed_on_the_birthday(born_on: str, today: str, years: int) -> None:
    assert age_in_years(date.fromisoformat(born_on), today=date.fromisoformat(today)) == years


@pytest.mark.parametrize(
    ("day", "staff", "patient"),
    [
        (date(2026, 1, 1), "01-Jan-2026", "1 January 2026"),
        (date(2026, 3, 16), "16-Mar-2026", "16 March 2026"),
        (date(2026, 12, 31), "31-Dec-2026", "31 December 2026"),
    ],
)
def test_a_month_is_written_by_its_own_name(day: date, staff: str, patient: str) -> None:
    assert (staff_date(day), patient_date(day)) == (staff, patient)
    assert patient_weekday_date(day).endswith(patient)


def test_a_week_is_written_by_its_own_days() -> None:
    assert patient_weekday_date(date(2026, 3, 16)) == "Monday 16 March 2026"
    assert patient_weekday_date(date(2026, 3, 22)) == "Sunday 22 March 2026"


# 1: the answer is no; 2: wrong use or bad input; 3: the register can’t be used.
@pytest.mark.parametrize(
    ("error", "code"), [(B12DeskError, 2), (BadInput, 2), (NotFound, 1), (Refused, 1), (RegisterTrouble, 3)]
)
def test_each_error_ends_a_command_with_its_own_code(error: type[B12DeskError], code: int) -> None:
    assert error("Nothing was changed.").exit_code == code
