"""The laboratory tests that may be entered: their units, and what is plausible in each.

Plausible ranges are a convention of this program: a value outside is asked about, never refused.
"""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class LabTest(StrEnum):
    """A laboratory test; its value is what the register keeps."""

    TOTAL_B12 = "total_b12"
    ACTIVE_B12 = "active_b12"
    HOMOCYSTEINE = "homocysteine"
    MMA = "mma"
    POTASSIUM = "potassium"
    HAEMOGLOBIN = "haemoglobin"
    PLATELETS = "platelets"
    RETICULOCYTES = "reticulocytes"


TEST_WORDS = {
    LabTest.TOTAL_B12: "Total B12",
    LabTest.ACTIVE_B12: "Active B12",
    LabTest.HOMOCYSTEINE: "Homocysteine",
    LabTest.MMA: "MMA",
    LabTest.POTASSIUM: "Potassium",
    LabTest.HAEMOGLOBIN: "Haemoglobin",
    LabTest.PLATELETS: "Platelets",
    LabTest.RETICULOCYTES: "Reticulocytes",
}


@dataclass(frozen=True, slots=True)
class Twin:
    """Another unit of the same test, for which a unit is mistaken: one of this is `times` of that."""

    unit: str
    times: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit of a test. `lowest` and `highest` are the plausible range, both included.

    `spellings` are other ways to type the unit. Thresholds are the laboratory's: see `thresholds.py`.
    """

    unit: str
    lowest: Decimal
    highest: Decimal
    spellings: tuple[str, ...] = ()
    twin: Twin | None = None

    def __post_init__(self) -> None:
        if not 0 < self.lowest < self.highest:
            raise ValueError(f"a plausible range is positive and rises: {self.lowest}, {self.highest}")


PMOL_PER_NG = Decimal("0.738")
"""1 ng/L of B12 is 0.738 pmol/L, and 1 pg/mL is 1 ng/L. Source: S2; NICE NG239."""


def scales_of(test: LabTest) -> tuple[Scale, ...]:
    """Return the units in which a test may be entered, the commonest first."""
    return _SCALES[test]


def scale_of(test: LabTest, unit: str) -> Scale | None:
    """Return the scale of a unit however it is spelt (`µmol/L`, `umol/l`), None for one the test doesn't have."""
    key = _key(unit)
    for scale in _SCALES[test]:
        if key and key in {_key(spelling) for spelling in (scale.unit, *scale.spellings)}:
            return scale
    return None


def named_test(text: str) -> LabTest | None:
    """Return the test of this name, such as `Total B12`, `b12` or `fbc`, None where there is none."""
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    return _NAMES.get(name)


_NAMES = {test.value: test for test in LabTest} | {
    "b12": LabTest.TOTAL_B12,
    "serum_b12": LabTest.TOTAL_B12,
    "holotc": LabTest.ACTIVE_B12,
    "holotranscobalamin": LabTest.ACTIVE_B12,
    "full_blood_count": LabTest.HAEMOGLOBIN,
    "fbc": LabTest.HAEMOGLOBIN,
    "hemoglobin": LabTest.HAEMOGLOBIN,
    "methylmalonic_acid": LabTest.MMA,
}


def _scale(unit: str, lowest: str, highest: str, *, spellings: tuple[str, ...] = (), twin: Twin | None = None) -> Scale:
    return Scale(unit, Decimal(lowest), Decimal(highest), spellings, twin)


_IN_PMOL = Twin("pmol/L", PMOL_PER_NG)
_IN_NG = Twin("ng/L", 1 / PMOL_PER_NG)
_CELLS = ("10^9/L", "10e9/L")

_SCALES = {
    LabTest.TOTAL_B12: (
        _scale("ng/L", "40", "2000", twin=_IN_PMOL),
        _scale("pmol/L", "30", "1480", twin=_IN_NG),
        _scale("pg/mL", "40", "2000", twin=_IN_PMOL),
    ),
    LabTest.ACTIVE_B12: (_scale("pmol/L", "5", "300"),),
    LabTest.HOMOCYSTEINE: (_scale("µmol/L", "2", "200", spellings=("micromol/L",)),),
    LabTest.MMA: (
        _scale("nmol/L", "40", "50000", twin=Twin("µmol/L", Decimal("0.001"))),
        _scale("µmol/L", "0.04", "50", spellings=("micromol/L",), twin=Twin("nmol/L", Decimal(1000))),
    ),
    LabTest.POTASSIUM: (_scale("mmol/L", "1.5", "9"),),
    LabTest.HAEMOGLOBIN: (
        _scale("g/L", "30", "250", twin=Twin("g/dL", Decimal("0.1"))),
        _scale("g/dL", "3", "25", twin=Twin("g/L", Decimal(10))),
    ),
    LabTest.PLATELETS: (_scale("×10⁹/L", "5", "1500", spellings=_CELLS),),
    LabTest.RETICULOCYTES: (
        _scale("×10⁹/L", "2", "800", spellings=_CELLS),
        _scale("%", "0.1", "40", spellings=("percent",)),
    ),
}


def _key(unit: str) -> str:
    """Return a unit as it is compared: letters small, either micro sign as u, powers without their marks."""
    plain = unicodedata.normalize("NFKC", unit).casefold().replace("μ", "u").replace("micromol", "umol")
    plain = plain.replace("litre", "l").replace("liter", "l")
    for mark in (" ", "^", "*", "×"):
        plain = plain.replace(mark, "")
    return plain.removeprefix("x")
