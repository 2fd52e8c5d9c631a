"""Dates as people type them, day first, in formats that are listed here and no others."""

import calendar
import re
from datetime import date

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBERS = {name[:length]: n for n, name in enumerate(_MONTHS, start=1) for length in (3, 4, len(name))}
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2199
_LAST_TWO_DIGIT_EXPIRY = date(2099, 12, 31)

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<sep>[./ -])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})")
_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]?(?P<name>[a-z]{3,9})[.,]?[ ./-]?(?P<year>\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[./ -](?P<year>\d{4}|\d{2})")
_YEAR_AND_MONTH = re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})")
_NAMED_MONTH = re.compile(r"(?P<name>[a-z]{3,9})[.,]?[ ./-]?(?P<year>\d{4}|\d{2})")
_TIME_OF_DAY = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_DASHES = str.maketrans({c: "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2212"})


def read_date(text: str, *, latest: date | None = None) -> date:
    """Return the day written as 02/03/1956 (2 March), 02.03.56, 2 Mar 1956, 2-Mar-56, 2nd March 1956 or 1956-03-02.

    A year of two digits is the newest that doesn't put the day after `latest`; without `latest` it is refused. A time
    of day behind the date is passed over.

    Raises:
        BadInput: when the text is no such date, or no day of the calendar.
    """
    plain = _plain(text)
    found = _DAY_FIRST.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain) or _NAMED.fullmatch(plain)
    if found is None:
        raise BadInput(_not_a_date(text))
    month, day = _month(found, text), int(found["day"])
    return _day_of_calendar(_year(found["year"], (month, day), latest, text), month, day, text)


def read_expiry(text: str) -> date:
    """Return the last usable day: a date as `read_date` takes it, or a month (03/2028, Mar 2028, 03/28) to its end.

    A year of two digits lies in this century.

    Raises:
        BadInput: when the text is neither.
    """
    plain = _plain(text)
    found = _YEAR_AND_MONTH.fullmatch(plain) or _MONTH_FIRST.fullmatch(plain) or _NAMED_MONTH.fullmatch(plain)
    if found is None:
        return read_date(text, latest=_LAST_TWO_DIGIT_EXPIRY)
    month = _month(found, text)
    year = _year(found["year"], (month, 1), _LAST_TWO_DIGIT_EXPIRY, text)
    if not 1 <= month <= len(_MONTHS):
        raise BadInput(f"{quoted(text)} is not a month of the calendar")
    return _day_of_calendar(year, month, calendar.monthrange(year, month)[1], text)


def _plain(text: str) -> str:
    words = " ".join(text.translate(_DASHES).casefold().split())
    return _TIME_OF_DAY.sub("", words).rstrip()


def _month(found: re.Match[str], text: str) -> int:
    parts = found.groupdict()
    if "name" not in parts:
        return int(parts["month"])
    if parts["name"] not in _MONTH_NUMBERS:
        raise BadInput(_not_a_date(text))
    return _MONTH_NUMBERS[parts["name"]]


def _year(digits: str, month_and_day: tuple[int, int], latest: date | None, text: str) -> int:
    if len(digits) > 2:
        year = int(digits)
        if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
            raise BadInput(f"{quoted(text)} lies outside the years {_EARLIEST_YEAR} to {_LATEST_YEAR}")
        return year
    if latest is None:
        raise BadInput(f"{quoted(text)} leaves the century open; write the year in four digits")
    year = latest.year // 100 * 100 + int(digits)
    return year - 100 if (year, *month_and_day) > (latest.year, latest.month, latest.day) else year


def _day_of_calendar(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f"{quoted(text)} is not a day of the calendar") from None


def _not_a_date(text: str) -> str:
    if not text.strip():
        return "the date is missing"
    return f"{quoted(text)} is not a date such as 02/03/1956 or 2-Mar-1956"
