"""Read dates as people type them, for every field that takes one."""

from datetime import date

from b12desk.exchange.dates import read_date, read_expiry


def read_typed_date(text: str, *, today: date) -> date:
    """Return the day that was typed, such as `02/03/1956`, `2 Mar 1956` or `1956-03-02`.

    Two-digit years after `today` are of the century before.

    Raises:
        BadInput: with a sentence that says why it is no date.
    """
    return read_date(text, latest=today)


def read_typed_expiry(text: str) -> date:
    """Return the last usable day that was typed; `03/2028` is the last day of that month.

    Raises:
        BadInput: with a sentence that says why it is no date.
    """
    return read_expiry(text)
