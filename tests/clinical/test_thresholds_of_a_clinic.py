"""The clinic's laboratory sets the thresholds: each in its unit, checked before it is kept, read by its own figure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.lab_tests import LabTest, scale_of
from b12desk.clinical.results import read_result, reading_of, target_of
from b12desk.clinical.threshold_check import threshold_problems
from b12desk.clinical.thresholds import THRESHOLDS, figure, thresholds_of

USUAL = ClinicSettings()


def test_every_threshold_is_a_setting() -> None:
    assert {one.name for one in THRESHOLDS} == set(ClinicSettings.__slots__) - {"grace_days"}
    assert all(scale_of(one.test, one.unit) is not None for one in THRESHOLDS)


@pytest.mark.parametrize(
    ("test", "unit", "published"),
    [
        (LabTest.TOTAL_B12, "ng/L", ("180", "350")),
        (LabTest.TOTAL_B12, "pg/mL", ("180", "350")),
        (LabTest.TOTAL_B12, "pmol/L", ("133", "258")),
        (LabTest.ACTIVE_B12, "pmol/L", ("25", "70")),
        (LabTest.HOMOCYSTEINE, "µmol/L", ("10",)),
        (LabTest.MMA, "nmol/L", ("271",)),
        (LabTest.MMA, "µmol/L", ("0.271",)),
    ],
)
def test_the_usual_thresholds_are_those_published(test: LabTest, unit: str, published: tuple[str, ...]) -> None:
    assert thresholds_of(test, unit, USUAL) == tuple(Decimal(one) for one in published)


@pytest.mark.parametrize(
    ("settings", "test", "value", "unit", "says"),
    [
        (
            ClinicSettings(total_b12_low_ng_l="200"), "b12", "190", "ng/L",
            "Below 200 ng/L: deficient. Source: clinic setting.",
        ),
        (
            ClinicSettings(total_b12_low_ng_l="200"), "b12", "190", "pg/mL",
            "Below 200 pg/mL: deficient. Source: clinic setting.",
        ),
        (
            ClinicSettings(total_b12_low_ng_l="200"), "b12", "140", "pmol/L",
            "133 to 258 pmol/L: indeterminate, measure MMA and homocysteine. Source: S2, NICE.",
        ),
        (
            ClinicSettings(total_b12_high_pmol_l="300"), "b12", "280", "pmol/L",
            "133 to 300 pmol/L: indeterminate, measure MMA and homocysteine. Source: clinic setting.",
        ),
        (
            ClinicSettings(active_b12_high_pmol_l="60"), "active_b12", "65", "pmol/L",
            "Above 60 pmol/L: deficiency unlikely. Source: clinic setting.",
        ),
        (
            ClinicSettings(homocysteine_target_umol_l="12"), "homocysteine", "11", "µmol/L",
            "Within the target, below 12 µmol/L. Source: clinic setting.",
        ),
        (
            ClinicSettings(mma_target_nmol_l="280"), "mma", "0.28", "µmol/L",
            "Not within the target, below 0.280 µmol/L. Source: clinic setting.",
        ),
        (
            ClinicSettings(potassium_low_mmol_l="3.8"), "potassium", "3.7", "mmol/L",
            "Low: below 3.8 mmol/L. Source: clinic setting.",
        ),
        (
            ClinicSettings(platelets_low_per_nl="60"), "platelets", "55", "10^9/L",
            "Below 60 ×10⁹/L: an intramuscular injection may bleed. Source: practice.",
        ),
        (
            ClinicSettings(platelets_normal_to_per_nl="450"), "platelets", "420", "10^9/L",
            "Within the laboratory’s range, 150 to 450 ×10⁹/L. Source: clinic setting; S2.",
        ),
    ],
)  # fmt: skip
def test_a_result_is_read_by_the_clinic_s_figure(
    settings: ClinicSettings, test: str, value: str, unit: str, says: str
) -> None:
    (reading,) = reading_of(read_result(test, value, unit), on_treatment=False, settings=settings)
    assert reading == says


@pytest.mark.parametrize(
    ("settings", "test", "unit", "words"),
    [
        (ClinicSettings(total_b12_high_ng_l="400"), "b12", "ng/L", "above 400"),
        (ClinicSettings(homocysteine_target_umol_l="12"), "homocysteine", "µmol/L", "below 12"),
        (ClinicSettings(potassium_low_mmol_l="3.8"), "potassium", "mmol/L", "3.8 or more"),
        (ClinicSettings(platelets_normal_from_per_nl="140"), "platelets", "10^9/L", "140 to 400"),
    ],
)
def test_the_target_of_a_trend_is_the_clinic_s(settings: ClinicSettings, test: str, unit: str, words: str) -> None:
    target = target_of(read_result(test, "100", unit), settings)
    assert target is not None
    assert target.words == words


def test_a_unit_that_differs_by_its_prefix_follows_and_is_exact() -> None:
    settings = replace(USUAL, mma_target_nmol_l="280")
    mma = read_result("mma", "280", "nmol/L").test
    assert thresholds_of(mma, "nmol/L", settings) == (Decimal(280),)
    assert thresholds_of(mma, "µmol/L", settings) == (Decimal("0.28"),)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"potassium_low_mmol_l": ""}, "Potassium: low below, in mmol/L: The value is missing."),
        (
            {"potassium_low_mmol_l": "3,8"},
            "Potassium: low below, in mmol/L: “3,8” has a comma: write a decimal point, and thousands without a mark.",
        ),
        ({"potassium_low_mmol_l": "38"}, "Potassium: low below: 38 mmol/L lies outside 1.5 to 9 mmol/L."),
        ({"total_b12_low_ng_l": "0.18"}, "Total B12: deficient below: 0.18 ng/L lies outside 40 to 2000 ng/L."),
        (
            {"total_b12_low_ng_l": "350"},
            "Total B12: deficiency unlikely above 350 ng/L must be more than “deficient below”, 350.",
        ),
        (
            {"platelets_low_per_nl": "160"},
            "Platelets: the laboratory’s range from 150 ×10⁹/L must be more than “an injection may bleed below”, 160.",
        ),
        ({"sodium_low": "130"}, "“sodium_low” is not a threshold."),
    ],
)
def test_a_figure_that_can_t_be_used_is_told_in_one_sentence(typed: dict[str, str], says: str) -> None:
    assert list(threshold_problems(typed, USUAL).values()) == [says]


def test_every_figure_that_can_t_be_used_is_told_at_once() -> None:
    problems = threshold_problems({"potassium_low_mmol_l": "low", "mma_target_nmol_l": "27"}, USUAL)
    assert set(problems) == {"potassium_low_mmol_l", "mma_target_nmol_l"}


@pytest.mark.parametrize("figure_set", ["1.5", "9", " 3.8 "])
def test_the_ends_of_the_plausible_range_may_be_set(figure_set: str) -> None:
    assert threshold_problems({"potassium_low_mmol_l": figure_set}, USUAL) == {}


def test_a_pair_may_be_moved_together() -> None:
    assert threshold_problems({"total_b12_low_ng_l": "400", "total_b12_high_ng_l": "500"}, USUAL) == {}
    assert figure(USUAL, "total_b12_low_ng_l") == "180"
