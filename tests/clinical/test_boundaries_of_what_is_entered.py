"""The least and the greatest of what a prescriber or a clinic may enter: lengths of ileum, thresholds."""

from decimal import Decimal

import pytest

from b12desk.clinical.circumstances import Circumstances
from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.lab_tests import LabTest
from b12desk.clinical.threshold_check import threshold_problems
from b12desk.clinical.thresholds import thresholds_of


@pytest.mark.parametrize(("length_cm", "is_allowed"), [(0, False), (1, True), (600, True), (601, False)])
def test_the_ileum_removed_is_one_to_six_hundred_centimetres(length_cm: int, is_allowed: bool) -> None:
    if is_allowed:
        assert Circumstances(resection_cm=length_cm).resection_cm == length_cm
    else:
        with pytest.raises(ValueError, match="1 to 600 cm"):
            Circumstances(resection_cm=length_cm)


@pytest.mark.parametrize(
    ("name", "figure", "is_allowed"),
    [
        ("potassium_low_mmol_l", "1.4", False), ("potassium_low_mmol_l", "1.5", True),
        ("potassium_low_mmol_l", "9", True), ("potassium_low_mmol_l", "9.1", False),
        ("total_b12_low_ng_l", "349.9", True), ("total_b12_low_ng_l", "350", False),
        ("platelets_normal_from_per_nl", "50", False), ("platelets_normal_from_per_nl", "50.1", True),
        ("platelets_normal_to_per_nl", "150", False), ("platelets_normal_to_per_nl", "150.1", True),
    ],
)  # fmt: skip
def test_a_threshold_is_plausible_in_its_unit_and_rises(name: str, figure: str, is_allowed: bool) -> None:
    assert (threshold_problems({name: figure}, ClinicSettings()) == {}) is is_allowed


@pytest.mark.parametrize(
    ("test", "unit", "figures"),
    [
        (LabTest.TOTAL_B12, "ng/L", ["180", "350"]), (LabTest.TOTAL_B12, "pmol/L", ["133", "258"]),
        (LabTest.TOTAL_B12, "pg/mL", ["180", "350"]), (LabTest.ACTIVE_B12, "pmol/L", ["25", "70"]),
        (LabTest.HOMOCYSTEINE, "µmol/L", ["10"]), (LabTest.MMA, "nmol/L", ["271"]),
        (LabTest.MMA, "µmol/L", ["0.271"]), (LabTest.POTASSIUM, "mmol/L", ["3.5"]),
        (LabTest.PLATELETS, "×10⁹/L", ["50", "150", "400"]), (LabTest.HAEMOGLOBIN, "g/L", []),
    ],
)  # fmt: skip
def test_each_unit_has_the_published_thresholds_until_a_clinic_sets_others(
    test: LabTest, unit: str, figures: list[str]
) -> None:
    assert thresholds_of(test, unit, ClinicSettings()) == tuple(Decimal(figure) for figure in figures)
