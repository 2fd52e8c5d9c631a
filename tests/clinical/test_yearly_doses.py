"""How many doses a year an interval comes to."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.quantities import Interval
from b12desk.clinical.yearly_doses import yearly_doses

WORDS = {
    "P1M": "12 doses a year",
    "P2M": "6 doses a year",
    "P3M": "4 doses a year",
    "P2M/P3M": "4 to 6 doses a year",
    "P6M": "2 doses a year",
    "P12M": "1 dose a year",
    "P5M": "about 2 doses a year",
    "P8M": "about 2 doses a year",
    "P13M": "less than 1 dose a year",
    "P24M": "less than 1 dose a year",
    "P12M/P24M": "about 1 dose a year",
    "P8W": "about 7 doses a year",
    "P10W": "about 5 doses a year",
    "P12W": "about 4 doses a year",
    "P1W": "about 52 doses a year",
    "P1D": "about 365 doses a year",
    "P3D/P4D": "about 91 to 122 doses a year",
}


@pytest.mark.parametrize(("interval", "words"), WORDS.items())
def test_a_year_is_said_in_doses(interval: str, words: str) -> None:
    assert yearly_doses(Interval.parse(interval)).words == words


def test_the_number_is_exact_and_twelve_weeks_are_not_three_months() -> None:
    assert yearly_doses(Interval.parse("P3M")).most == 4
    assert yearly_doses(Interval.parse("P12W")).most == Fraction(487, 112)


@given(shortest=st.integers(1, 60), more=st.integers(0, 60), unit=st.sampled_from("DWM"))
def test_a_range_is_never_fewer_than_its_longer_end_nor_more_than_its_shorter(
    shortest: int, more: int, unit: str
) -> None:
    ends = [f"P{count}{unit}" for count in (shortest, shortest + more)]
    low, high = (yearly_doses(Interval.parse(end)).most for end in reversed(ends))
    both = yearly_doses(Interval.parse("/".join(ends)))
    assert (both.fewest, both.most) == (low, high)
    assert both.fewest <= both.most
    assert both.words.endswith("a year")
