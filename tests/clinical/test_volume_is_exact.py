"""Dose to volume: exact, shown to 0.01 mL half up, with the sentence that is read aloud."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.product import Product
from b12desk.clinical.vocabulary import Substance
from b12desk.clinical.volume import draw, exact_volume_ml, shown_ml


def product(strength: str | None = "1000", container: str = "1", *, single: bool = True) -> Product:
    known = Decimal(strength) if strength else None
    return Product("p", "P", Substance.CYANOCOBALAMIN, known, Decimal(container), single)


@pytest.mark.parametrize(
    ("dose", "strength", "volume", "sentence"),
    [
        (100, "1000", "0.10", "Draw up 0.1 mL of cyanocobalamin 1000 micrograms/mL = 100 micrograms"),
        (1000, "1000", "1.00", "Draw up 1 mL of cyanocobalamin 1000 micrograms/mL = 1000 micrograms"),
        (250, "1000", "0.25", "Draw up 0.25 mL of cyanocobalamin 1000 micrograms/mL = 250 micrograms"),
        (1000, "100", "10.00", "Draw up 10 mL of cyanocobalamin 100 micrograms/mL = 1000 micrograms"),
        (125, "1000", "0.13", "Draw up 0.13 mL of cyanocobalamin 1000 micrograms/mL = 125 micrograms"),
        (124, "1000", "0.12", "Draw up 0.12 mL of cyanocobalamin 1000 micrograms/mL = 124 micrograms"),
    ],
)
def test_the_draw_instruction_is_a_sentence_without_trailing_zeros(
    dose: int, strength: str, volume: str, sentence: str
) -> None:
    drawn = draw(dose, product(strength))
    assert drawn is not None
    assert (drawn.volume_ml, drawn.instruction) == (volume, sentence)


def test_containers_are_counted_for_single_use_only() -> None:
    drawn = [draw(dose, product()) for dose in (999, 1000, 1001, 2000)]
    assert [one.containers for one in drawn if one is not None] == [1, 1, 2, 2]
    from_a_vial = draw(1000, product(container="30", single=False))
    assert from_a_vial is not None
    assert from_a_vial.containers is None


def test_an_unknown_strength_gives_no_volume() -> None:
    assert exact_volume_ml(1000, product(None)) is None
    assert draw(1000, product(None)) is None


@given(st.integers(1, 100_000), st.integers(1, 20_000))
def test_the_shown_volume_is_within_half_a_hundredth_of_the_exact_one(dose: int, strength: int) -> None:
    exact = exact_volume_ml(dose, product(str(strength)))
    assert exact == Fraction(dose, strength)
    assert -Fraction(1, 200) < Fraction(shown_ml(exact)) - exact <= Fraction(1, 200)
