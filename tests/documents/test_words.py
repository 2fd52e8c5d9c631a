from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.vocabulary import CheckKind
from b12desk.documents.printed_text import printed_text
from b12desk.documents.sheet import Face, text_width
from b12desk.documents.words import CHECK_WORDS, born_words, paper_dates, window_words
from b12desk.documents.wrapping import wrap


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "words"),
    [
        (date(2026, 3, 16), date(2026, 3, 16), "16 March 2026"),
        (date(2026, 3, 16), date(2026, 3, 23), "16 to 23 March 2026"),
        (date(2026, 3, 16), date(2026, 4, 16), "16 March to 16 April 2026"),
        (date(2026, 12, 16), date(2027, 1, 16), "16 December 2026 to 16 January 2027"),
        (date(2026, 3, 16), date(2027, 3, 16), "16 March 2026 to 16 March 2027"),
    ],
    ids=["one day", "one month", "one year", "over New Year", "a year"],
)
def test_a_window_is_said_without_saying_anything_twice(opens_on: date, closes_on: date, words: str) -> None:
    assert window_words(opens_on, closes_on) == words


def test_dates_of_staff_screens_are_rewritten_and_impossible_ones_left() -> None:
    assert paper_dates("From 02-Mar-2026 to 31-Feb-2026.") == "From 2 March 2026 to 31-Feb-2026."


def test_an_age_is_given_from_one_year_on() -> None:
    assert born_words(date(2025, 3, 12), today=date(2026, 3, 12)) == "12 March 2025 (1 year)"
    assert born_words(date(2025, 3, 13), today=date(2026, 3, 12)) == "13 March 2025"


def test_every_kind_of_check_has_words() -> None:
    assert set(CHECK_WORDS) == set(CheckKind)


def test_dates_doses_and_phone_numbers_are_not_broken() -> None:
    text = "aaaa bbbb 16 March 2026 aaaa bbbb 1000 micrograms aaaa 020 7946 0123."
    assert wrap(text, Face.REGULAR, 10, text_width("1000 micrograms a", Face.REGULAR, 10)) == (
        "aaaa bbbb",
        "16 March 2026",
        "aaaa bbbb",
        "1000 micrograms",
        "aaaa",
        "020 7946 0123.",
    )


def test_a_word_too_long_for_a_line_is_broken_after_its_hyphen() -> None:
    width = text_width("FITZGERALD-", Face.BOLD, 9)
    assert wrap("FITZGERALD-HUGHES, Jo", Face.BOLD, 9, width) == ("FITZGERALD-", "HUGHES, Jo")


def test_a_date_too_long_for_a_line_is_broken_between_its_words() -> None:
    width = text_width("18 November 20", Face.BOLD, 9)
    assert wrap("18 November 2026", Face.BOLD, 9, width) == ("18 November", "2026")


def test_nothing_is_one_empty_line() -> None:
    assert wrap(" \n ", Face.REGULAR, 10, 100) == ("",)


def test_a_time_beside_a_date_is_one_word_and_a_postcode_is_never_broken() -> None:
    assert wrap("2026-11-21 19:48:44", Face.REGULAR, 10, 500) == ("2026-11-21 19:48:44",)
    width = text_width("Anglesey, SO21 2A", Face.REGULAR, 10)
    assert wrap("Anglesey, SO21 2AA", Face.REGULAR, 10, width) == ("Anglesey,", "SO21 2AA")


@given(st.text(alphabet=st.sampled_from("0123456789 -()+:.,/aMx£SO micrograms"), max_size=40))
def test_what_fits_on_a_line_is_that_line(text: str) -> None:
    assert wrap(text, Face.REGULAR, 10, 1e6) == (printed_text(text),)
