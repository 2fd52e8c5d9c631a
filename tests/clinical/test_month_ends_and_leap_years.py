"""Months clamp to the last day of a shorter month, in every year, and an interval keeps its unit."""

from datetime import date, timedelta

import pytest

from b12desk.clinical.quantities import Period, PeriodUnit
from tests.clinical.builders import ANYONE, calendar, course, day, given
from tests.clinical.comparing import differences
from tests.clinical.slow_dates import days_later, last_day_of_month, months_later
from tests.clinical.strategies import Story

SIXTY_YEARS = range(1998, 2058)
AROUND_2100 = range(2096, 2105)
EDGES_OF_A_MONTH = (1, 2, 15, 27, 28, 29, 30, 31)


def edge_days(year: int) -> list[date]:
    return [
        date(year, month, number)
        for month in range(1, 13)
        for number in EDGES_OF_A_MONTH
        if number <= last_day_of_month(year, month)
    ]


@pytest.mark.parametrize(
    ("begun", "period", "wanted"),
    [
        ("2026-01-31", "P3M", "2026-04-30"),
        ("2023-11-30", "P3M", "2024-02-29"),
        ("2024-02-29", "P12M", "2025-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P48M", "2028-02-29"),
        ("2096-02-29", "P48M", "2100-02-28"),
        ("1999-12-31", "P2M", "2000-02-29"),
        ("2026-10-31", "P1M", "2026-11-30"),
        ("2026-12-31", "P2M", "2027-02-28"),
        ("2026-01-16", "P12W", "2026-04-10"),
        ("2026-03-28", "P1D", "2026-03-29"),
    ],
)
def test_a_period_ends_on_the_day_a_wall_calendar_shows(begun: str, period: str, wanted: str) -> None:
    assert Period.parse(period).after(day(begun)) == day(wanted)


@pytest.mark.parametrize("months", [1, 2, 3, 6, 9, 11, 12, 24])
def test_months_agree_with_turning_the_pages_for_sixty_years(months: int) -> None:
    period = Period(months, PeriodUnit.MONTH)
    begun = [one for year in (*SIXTY_YEARS, *AROUND_2100) for one in edge_days(year)]
    assert [one for one in begun if period.after(one) != months_later(one, months)] == []


@pytest.mark.parametrize("weeks", [1, 4, 8, 10, 12])
def test_weeks_keep_the_weekday_for_sixty_years(weeks: int) -> None:
    period = Period(weeks, PeriodUnit.WEEK)
    begun = [one for year in SIXTY_YEARS for one in edge_days(year)]
    assert [one for one in begun if period.after(one) != days_later(one, 7 * weeks)] == []


def test_two_intervals_added_as_one_do_not_lose_the_month_end() -> None:
    quarter = Period.parse("P3M")
    assert quarter.after(quarter.after(date(2026, 8, 31))) == date(2027, 2, 28)
    assert quarter.times(2).after(date(2026, 8, 31)) == date(2027, 2, 28)
    assert quarter.times(3).after(date(2026, 8, 31)) == date(2027, 5, 31)


@pytest.mark.parametrize("interval", ["P1M", "P2M/P3M", "P3M", "P12W"])
@pytest.mark.parametrize("protocol_id", ["prophylaxis"])
def test_forecasts_from_every_month_end_of_sixty_years_agree_with_the_simulator(
    protocol_id: str, interval: str
) -> None:
    ends = [date(year, month, last_day_of_month(year, month)) for year in SIXTY_YEARS for month in range(1, 13)]
    found = []
    for last in ends:
        planned = course(protocol_id, last, interval=interval)
        today = last + timedelta(days=last.day + 40)
        story = Story(planned, tuple(given(last.isoformat())), ANYONE, calendar(), today)
        found += [(last, line) for line in differences(story)]
    assert found == []
