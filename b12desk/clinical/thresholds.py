"""The thresholds that a clinic sets for its laboratory, each in its own unit, and which of them a value is read by."""

from dataclasses import dataclass
from decimal import Decimal

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.lab_tests import TEST_WORDS, LabTest

_CELLS = "×10⁹/L"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold: `name` is its field of ClinicSettings, `says` is what lies on its far side."""

    name: str
    test: LabTest
    unit: str
    says: str
    source: str

    @property
    def label(self) -> str:
        """The threshold as a person reads it: `Potassium: low below`."""
        return f"{TEST_WORDS[self.test]}: {self.says}"

    @property
    def usual(self) -> str:
        """The figure that stands until a clinic sets another."""
        return figure(ClinicSettings(), self.name)


THRESHOLDS = (
    Threshold("total_b12_low_ng_l", LabTest.TOTAL_B12, "ng/L", "deficient below", "S2, NICE"),
    Threshold("total_b12_high_ng_l", LabTest.TOTAL_B12, "ng/L", "deficiency unlikely above", "S2, NICE"),
    Threshold("total_b12_low_pmol_l", LabTest.TOTAL_B12, "pmol/L", "deficient below", "S2, NICE"),
    Threshold("total_b12_high_pmol_l", LabTest.TOTAL_B12, "pmol/L", "deficiency unlikely above", "S2, NICE"),
    Threshold("active_b12_low_pmol_l", LabTest.ACTIVE_B12, "pmol/L", "deficient below", "S2, NICE"),
    Threshold("active_b12_high_pmol_l", LabTest.ACTIVE_B12, "pmol/L", "deficiency unlikely above", "S2, NICE"),
    Threshold("homocysteine_target_umol_l", LabTest.HOMOCYSTEINE, "µmol/L", "target below", "S1 S3"),
    Threshold("mma_target_nmol_l", LabTest.MMA, "nmol/L", "target below", "S3"),
    Threshold("potassium_low_mmol_l", LabTest.POTASSIUM, "mmol/L", "low below", "S1 S2"),
    Threshold("platelets_low_per_nl", LabTest.PLATELETS, _CELLS, "an injection may bleed below", "practice"),
    Threshold("platelets_normal_from_per_nl", LabTest.PLATELETS, _CELLS, "the laboratory’s range from", "convention"),
    Threshold("platelets_normal_to_per_nl", LabTest.PLATELETS, _CELLS, "the laboratory’s range to", "convention"),
)
"""Every threshold, in the order of the tests; those of one test and unit rise."""

_SAME_UNIT = {
    (LabTest.TOTAL_B12, "pg/mL"): ("ng/L", Decimal(1)),
    (LabTest.MMA, "µmol/L"): ("nmol/L", Decimal("0.001")),
}
"""Units that are another one by its prefix alone, and how many of themselves make one of it: nothing is converted."""


def figure(settings: ClinicSettings, name: str) -> str:
    """Return the figure of the threshold of that name, as it was typed."""
    found = getattr(settings, name)
    assert isinstance(found, str)
    return found


def thresholds_of(test: LabTest, unit: str, settings: ClinicSettings) -> tuple[Decimal, ...]:
    """Return the clinic's thresholds of a test in one of its units, rising; none where b12desk sets none."""
    own, times = _SAME_UNIT.get((test, unit), (unit, Decimal(1)))
    return tuple(Decimal(figure(settings, one.name)) * times for one in _of(test, own))


def is_as_published(test: LabTest, unit: str, settings: ClinicSettings) -> bool:
    """Return whether the clinic's thresholds of a test in that unit are those that stand until it sets others."""
    return thresholds_of(test, unit, settings) == thresholds_of(test, unit, ClinicSettings())


def _of(test: LabTest, unit: str) -> tuple[Threshold, ...]:
    return tuple(one for one in THRESHOLDS if (one.test, one.unit) == (test, unit))
