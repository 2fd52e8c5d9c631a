import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import clean_text, quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Ivy   Robertson ", "Ivy Robertson"),
        ("Sea\u0301n", "Seán"),
        ("O\u00a0Brien", "O Brien"),
        ("two\r\nlines\tof text", "two lines of text"),
        ("nul\x00l and \x07bell", "null and bell"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\ufeffName", "Name"),
        ("zero\u200bwidth", "zerowidth"),
        ("محمد", "محمد"),
        ("", ""),
    ],
)
def test_a_text_becomes_one_clean_line(text: str, expected: str) -> None:
    assert clean_text(text, limit=80) == expected


def test_half_a_character_is_refused_because_a_letter_is_lost() -> None:
    with pytest.raises(BadInput, match="half a character"):
        clean_text("W\ud83dadysław", limit=80)


def test_the_limit_counts_what_remains() -> None:
    assert clean_text("  abc  ", limit=3) == "abc"
    with pytest.raises(BadInput, match=r"“abcd” has 4 characters; at most 3 can be kept"):
        clean_text("abcd", limit=3)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    clean = clean_text(text, limit=10_000)
    assert clean_text(clean, limit=10_000) == clean
    assert clean == unicodedata.normalize("NFC", clean)
    assert not set(clean) & set("\x00\r\n\t\u202e\u2066\ufeff")


@given(st.text())
def test_any_text_can_be_quoted_in_a_sentence(text: str) -> None:
    sentence = quoted(text)
    sentence.encode("utf-8")
    assert len(sentence) <= 43
