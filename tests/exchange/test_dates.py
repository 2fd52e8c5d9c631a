import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import BadInput
from b12desk.exchange.dates import read_date, read_expiry

TODAY = date(2026, 11, 20)
SECOND_OF_MARCH = date(1956, 3, 2)


def test_a_date_is_read_in_every_way_people_type_it() -> None:
    ways = [
        "02/03/1956", "2/3/1956", "02.03.1956", "02-03-1956", "02 03 1956", " 02/03/1956 ", "1956-03-02",
        "1956/03/02", "2 Mar 1956", "02-Mar-1956", "2 March 1956", "2nd March 1956", "2nd of March 1956",
        "2Mar1956", "2 MAR. 1956", "2\u2011Mar\u20111956", "02/03/1956 00:00", "1956-03-02 00:00:00",
        "1956-03-02T10:42", "٠٢/٠٣/١٩٥٦",
    ]  # fmt: skip
    assert {way: read_date(way) for way in ways} == dict.fromkeys(ways, SECOND_OF_MARCH)


@pytest.mark.parametrize("name", ["Sep", "Sept", "september", "SEPTEMBER"])
def test_september_has_all_its_short_forms(name: str) -> None:
    assert read_date(f"9 {name} 2026") == date(2026, 9, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2-Mar-56", date(1956, 3, 2)),
        ("24-Mar-25", date(2025, 3, 24)),
        ("20-Nov-26", date(2026, 11, 20)),
        ("21-Nov-26", date(1926, 11, 21)),
        ("01/01/27", date(1927, 1, 1)),
        ("29/02/00", date(2000, 2, 29)),
        ("29/02/28", date(1928, 2, 29)),
    ],
    ids=["last century", "this century", "the latest day", "the day after", "a later year", "leap 2000", "leap 1928"],
)
def test_a_two_digit_year_never_lies_after_the_latest_day(text: str, expected: date) -> None:
    assert read_date(text, latest=TODAY) == expected


def test_a_two_digit_year_needs_a_latest_day() -> None:
    with pytest.raises(BadInput, match=r"“2-Mar-56” leaves the century open; write the year in four digits"):
        read_date("2-Mar-56")


@pytest.mark.parametrize(
    "text",
    ["31/02/1950", "29/02/1900", "03/25/1956", "00/01/1956", "1956-13-01", "31 Apr 1956", "30-02-56"],
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=rf"“{text}” is not a day of the calendar"):
        read_date(text, latest=TODAY)


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "1956", "2/3", "02/03-1956", "19560302", "2 Mars 1956", "02/03/956", "-2/3/1956", "2 2 Mar 1956", "9"],
)
def test_what_is_no_listed_format_is_refused_never_guessed(text: str) -> None:
    with pytest.raises(BadInput, match="is not a date such as"):
        read_date(text, latest=TODAY)


def test_a_blank_is_a_missing_date() -> None:
    with pytest.raises(BadInput, match="the date is missing"):
        read_date("  ")


def test_a_year_out_of_all_reason_is_refused() -> None:
    with pytest.raises(BadInput, match="lies outside the years 1800 to 2199"):
        read_date("02/03/0056")


FORMATS = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y/%m/%d"]
NAMED = ["{d} {full} {y}", "{d}-{short}-{y}", "{d:02} {short} {y}", "{d}{short}{y}", "{d}th {full} {y}"]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(FORMATS))
def test_every_day_comes_back_from_every_numeric_format(day: date, written: str) -> None:
    assert read_date(day.strftime(written)) == day


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(NAMED))
def test_every_day_comes_back_from_every_format_with_a_month_name(day: date, written: str) -> None:
    names = {"full": calendar.month_name[day.month], "short": calendar.month_abbr[day.month]}
    assert read_date(written.format(d=day.day, y=day.year, **names)) == day


@given(st.dates(date(1926, 11, 21), TODAY), st.sampled_from(["%d/%m/%y", "%d.%m.%y", "%d-%b-%y"]))
def test_every_day_of_the_last_hundred_years_comes_back_from_two_digits(day: date, written: str) -> None:
    assert read_date(day.strftime(written), latest=TODAY) == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_one_sentence(text: str) -> None:
    problems: tuple[str, ...] = ("",)
    try:
        read_date(text, latest=TODAY)
    except BadInput as refused:
        problems = refused.problems
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03/2028", date(2028, 3, 31)),
        ("3/2028", date(2028, 3, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("Mar 2028", date(2028, 3, 31)),
        ("March-2028", date(2028, 3, 31)),
        ("Feb-27", date(2027, 2, 28)),
        ("03/28", date(2028, 3, 31)),
        ("31/03/2028", date(2028, 3, 31)),
        ("2028-03-31", date(2028, 3, 31)),
        ("30-Apr-28", date(2028, 4, 30)),
    ],
)
def test_an_expiry_in_months_lasts_to_the_end_of_its_month(text: str, expected: date) -> None:
    assert read_expiry(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [("13/2028", "is not a month"), ("soon", "is not a date"), ("31/02/2028", "is not a day"), ("", "missing")],
)
def test_an_unreadable_expiry_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_expiry(text)
