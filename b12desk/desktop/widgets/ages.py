"""How old a person is, in the unit that fits the age. Source: NHS Common User Interface."""

from datetime import date

from b12desk.clinical.quantities import add_months, age_in_years

_WEEK = 7
_IN_DAYS = 4 * _WEEK
_GROWN_UP = 18


def age_words(born_on: date, *, today: date) -> str:
    """Return an age from the date of birth alone, without the hour.

    Under 4 weeks in days (`9d`), under 1 year in weeks and days (`12w 3d`), under 2 years in months and days
    (`14m 9d`), under 18 years in years and months (`8y 3m`), then in years (`70y`).
    """
    days, years = (today - born_on).days, age_in_years(born_on, today=today)
    if days < _IN_DAYS:
        return f"{days}d"
    if years < 1:
        return _two(days // _WEEK, "w", days % _WEEK, "d")
    months = _whole_months(born_on, today)
    if years < 2:
        return _two(months, "m", (today - add_months(born_on, months)).days, "d")
    return f"{years}y" if years >= _GROWN_UP else _two(years, "y", min(11, months - 12 * years), "m")


def _whole_months(born_on: date, today: date) -> int:
    months = (today.year - born_on.year) * 12 + today.month - born_on.month
    return months if add_months(born_on, months) <= today else months - 1


def _two(large: int, large_unit: str, small: int, small_unit: str) -> str:
    """Return two units, the smaller left out where there is none of it."""
    return f"{large}{large_unit} {small}{small_unit}" if small else f"{large}{large_unit}"
