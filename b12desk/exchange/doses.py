"""Doses in free text, to whole micrograms, exactly."""

import re
from decimal import Decimal

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted

LARGEST_DOSE_MICROGRAMS = 10_000
_SMALLEST_WITHOUT_UNIT = 50
_MICROGRAMS_IN = {"mg": 1000, "milligram": 1000, "mcg": 1, "ug": 1, "μg": 1, "microgram": 1}
_DOSE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)"
    r"(?: ?(?P<unit>mg|milligram|mcg|ug|μg|microgram)s?)?(?: i\.?m\.?)?"
)


def read_dose(text: str) -> int | None:
    """Return the dose in micrograms, None for a blank: `1mg`, `1000 mcg`, `0.25 mg`, `1,000 micrograms`.

    A number without a unit is micrograms, from 50 up; below that it might be milligrams and is refused.

    Raises:
        BadInput: for anything else, for parts of a microgram, and above 10,000 micrograms.
    """
    plain = " ".join(text.casefold().replace("µ", "μ").split())
    if not plain:
        return None
    found = _DOSE.fullmatch(plain)
    if found is None:
        raise BadInput(f"{quoted(text)} is not a dose such as 1 mg or 1000 micrograms")
    number, unit = Decimal(found["number"].replace(",", "")), found["unit"]
    dose = number * _MICROGRAMS_IN[unit] if unit else number
    if not unit and dose < _SMALLEST_WITHOUT_UNIT:
        raise BadInput(f"{quoted(text)} is a dose without its unit; write mg or micrograms")
    return _whole_micrograms(dose, text)


def _whole_micrograms(dose: Decimal, text: str) -> int:
    if dose != dose.to_integral_value() or dose < 1:
        raise BadInput(f"{quoted(text)} is not a whole number of micrograms")
    if dose > LARGEST_DOSE_MICROGRAMS:
        raise BadInput(f"{quoted(text)} is more than {LARGEST_DOSE_MICROGRAMS:,} micrograms, too much for a dose")
    return int(dose)
