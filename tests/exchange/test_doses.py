import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import BadInput
from b12desk.exchange.doses import LARGEST_DOSE_MICROGRAMS, read_dose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1mg", 1000), ("1 mg", 1000), ("1 MG", 1000), ("1000 mcg", 1000), ("1000micrograms", 1000),
        ("1000 µg", 1000), ("1000 μg", 1000), ("1000ug", 1000), ("1000", 1000), ("1000.0", 1000), ("1,000 mcg", 1000),
        ("0.25mg", 250), (".25 mg", 250), ("0.1 milligrams", 100), ("250 microgram", 250), ("1mg IM", 1000),
        ("1mg i.m.", 1000), ("10 mg", 10_000), ("50", 50), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_a_dose_is_read_to_the_microgram(text: str, expected: int | None) -> None:
    assert read_dose(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("5 g", "is not a dose such as"), ("1 ml", "is not a dose"), ("1mg/ml", "is not a dose"),
        ("1 amp", "is not a dose"), ("1,5 mg", "is not a dose"), ("-1 mg", "is not a dose"), ("1000s", "is not a dose"),
        ("1", "is a dose without its unit"), ("0", "without its unit"), ("0 mg", "is not a whole number"),
        ("0.0003 mg", "is not a whole number of micrograms"), ("10.001 mg", "is more than 10,000 micrograms"),
        ("5000 mg", "is more than"),
    ],
)  # fmt: skip
def test_what_is_no_dose_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_dose(text)


@given(st.integers(1, LARGEST_DOSE_MICROGRAMS))
def test_milligrams_never_lose_a_microgram(micrograms: int) -> None:
    assert read_dose(f"{micrograms // 1000}.{micrograms % 1000:03}mg") == micrograms
