from datetime import date

import pytest

from b12desk.exchange.fold import fold_name, fold_words
from b12desk.exchange.identity import injection_identity, patient_identity
from b12desk.exchange.postcode import tidy_postcode

BORN = date(1939, 11, 3)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ó Súilleabháin", "osuilleabhain"),
        ("O'BRIEN", "obrien"),
        ("O\u2019Brien", "obrien"),
        ("Fitzgerald-Hughes", "fitzgeraldhughes"),
        ("Władysław", "wladyslaw"),
        ("Yılmaz", "yilmaz"),
        ("YILMAZ", "yilmaz"),
        ("Weiß", "weiss"),
        ("ŁUKASIK", "lukasik"),
        ("李", "李"),
    ],
)
def test_a_name_is_folded_to_its_letters(name: str, expected: str) -> None:
    assert fold_name(name) == expected


def test_headings_are_compared_by_their_words() -> None:
    assert fold_words("  House Name / Flat_No. ") == "house name flat no"


def test_the_nhs_number_says_who_it_is_whatever_the_name() -> None:
    assert patient_identity("9997763173", "Khan", "Elsie", BORN) == patient_identity("9997763173", "Green", "Ada", None)


def test_without_a_number_the_folded_names_and_birth_say_who_it_is() -> None:
    first = patient_identity(None, "O'Brien", "Siân", BORN)
    assert first == patient_identity("", "OBRIEN", "sian", BORN)
    assert first != patient_identity(None, "O'Brien", "Siân", date(1939, 11, 4))


def test_two_products_on_one_day_are_two_injections() -> None:
    day = date(2026, 1, 5)
    assert injection_identity("nhs:1", day, "cyano-100-1ml") != injection_identity("nhs:1", day, "cyano-1000-1ml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("zz99zz", "ZZ9 9ZZ"), ("AB1 2CD", "AB1 2CD"), ("ec1a1bb", "EC1A 1BB"), ("m1  1ae", "M1 1AE"), ("", ""),
     ("BFPO 801", "BFPO 801"), ("D02 X285", "D02 X285")],
)  # fmt: skip
def test_a_uk_postcode_gets_its_usual_form(text: str, expected: str) -> None:
    assert tidy_postcode(text) == expected
