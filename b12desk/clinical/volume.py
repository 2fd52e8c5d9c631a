"""From dose to volume in exact arithmetic, never floats.

Source: S4 (the usual mistakes are the wrong vial, and "per mL" read as "per injection").
"""

from datetime import date
from fractions import Fraction
from math import ceil, floor

from b12desk.clinical.forecast_value import Draw
from b12desk.clinical.product import Product
from b12desk.clinical.quantities import age_in_years
from b12desk.clinical.vocabulary import Muscle

LEAST_MEASURABLE_ML = Fraction(5, 100)
LARGEST_ML = {Muscle.DELTOID: Fraction(2), Muscle.VASTUS_LATERALIS: Fraction(5)}
LARGEST_DELTOID_ML_UNDER_18 = Fraction(1)
ADULT_YEARS = 18


def exact_volume_ml(dose_micrograms: int, product: Product) -> Fraction | None:
    """Return dose divided by strength, exactly; None when the strength is not known."""
    if product.strength_micrograms_per_ml is None:
        return None
    return Fraction(dose_micrograms) / Fraction(product.strength_micrograms_per_ml)


def shown_ml(volume: Fraction) -> str:
    """Return the volume to 0.01 mL, half up: `0.25`."""
    hundredths = floor(volume * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def largest_ml(muscle: Muscle, *, born_on: date | None, on: date) -> Fraction:
    """Return the largest volume for one injection into that muscle on that day.

    Source: S3; convention for the deltoid under 18.
    """
    if muscle is Muscle.DELTOID and born_on is not None and age_in_years(born_on, today=on) < ADULT_YEARS:
        return LARGEST_DELTOID_ML_UNDER_18
    return LARGEST_ML.get(muscle, Fraction(0))


def draw(dose_micrograms: int, product: Product) -> Draw | None:
    """Return how much to draw up, as a number, containers and a sentence; None when the strength is not known."""
    volume = exact_volume_ml(dose_micrograms, product)
    if volume is None or product.strength_micrograms_per_ml is None:
        return None
    shown = shown_ml(volume)
    instruction = (
        f"Draw up {_plain(shown)} mL of {product.substance.value} "
        f"{_plain(str(product.strength_micrograms_per_ml))} micrograms/mL = {dose_micrograms} micrograms"
    )
    return Draw(shown, _containers(volume, product), instruction)


def _containers(volume: Fraction, product: Product) -> int | None:
    if not product.is_single_use:
        return None
    return ceil(volume / Fraction(product.container_ml))


def _plain(number: str) -> str:
    """Return a decimal without trailing zeros: `0.1`, `1000`."""
    return number.rstrip("0").rstrip(".") if "." in number else number
