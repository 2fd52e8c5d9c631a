"""Calendar arithmetic that steps one day or one month at a time, so that a reader can check it with a wall calendar."""

from datetime import date, timedelta

from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.quantities import Period, PeriodUnit

ONE_DAY = timedelta(days=1)


def days_later(day: date, count: int) -> date:
    return day + count * ONE_DAY


def last_day_of_month(year: int, month: int) -> int:
    day = date(year, month, 28)
    while (day + ONE_DAY).month == month:
        day += ONE_DAY
    return day.day


def months_later(day: date, count: int) -> date:
    """Turn the calendar's page `count` times; where the day's number is not on that page, take the page's last."""
    year, month = day.year, day.month
    for _ in range(count):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day.day, last_day_of_month(year, month)))


def later(day: date, unit: PeriodUnit, count: int) -> date:
    if unit is PeriodUnit.MONTH:
        return months_later(day, count)
    return days_later(day, count * (7 if unit is PeriodUnit.WEEK else 1))


def period_later(day: date, period: Period) -> date:
    return later(day, period.unit, period.count)


def first_open_day(day: date, open_days: OpenDays) -> date:
    while day.weekday() not in open_days.weekdays or day in open_days.closed_on:
        day += ONE_DAY
    return day
