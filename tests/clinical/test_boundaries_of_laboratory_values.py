"""The plausible range and the thresholds of each unit, and what is shown when a value lies outside."""

from decimal import Decimal

import pytest

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import BadInput
from b12desk.clinical.lab_tests import PMOL_PER_NG, LabTest, Scale, scales_of
from b12desk.clinical.results import ReadResult, read_result, reading_of, target_of

# Unit, the least and the greatest value that nobody is asked about.
SCALES = {
    LabTest.TOTAL_B12: [
        ("ng/L", "40", "2000"),
        ("pmol/L", "30", "1480"),
        ("pg/mL", "40", "2000"),
    ],
    LabTest.ACTIVE_B12: [("pmol/L", "5", "300")],
    LabTest.HOMOCYSTEINE: [("µmol/L", "2", "200")],
    LabTest.MMA: [("nmol/L", "40", "50000"), ("µmol/L", "0.04", "50")],
    LabTest.POTASSIUM: [("mmol/L", "1.5", "9")],
    LabTest.HAEMOGLOBIN: [("g/L", "30", "250"), ("g/dL", "3", "25")],
    LabTest.PLATELETS: [("×10⁹/L", "5", "1500")],
    LabTest.RETICULOCYTES: [("×10⁹/L", "2", "800"), ("%", "0.1", "40")],
}


@pytest.mark.parametrize("test", LabTest)
def test_each_unit_has_its_own_range(test: LabTest) -> None:
    found = [(one.unit, str(one.lowest), str(one.highest)) for one in scales_of(test)]
    assert found == SCALES[test]


@pytest.mark.parametrize(
    ("test", "unit", "least", "below", "most", "above"),
    [
        ("total_b12", "ng/L", "40", "39.9", "2000", "2000.1"),
        ("total_b12", "pmol/L", "30", "29.9", "1480", "1480.1"),
        ("potassium", "mmol/L", "1.5", "1.4", "9", "9.1"),
        ("haemoglobin", "g/dL", "3", "2.9", "25", "25.1"),
        ("reticulocytes", "%", "0.1", "0.09", "40", "40.1"),
    ],
)
def test_a_value_outside_the_plausible_range_is_asked_about(
    test: str, unit: str, least: str, below: str, most: str, above: str
) -> None:
    asked = [bool(read_result(test, value, unit).doubt) for value in (below, least, most, above)]
    assert asked == [True, False, False, True]


@pytest.mark.parametrize(
    ("test", "unit", "twin", "times"),
    [
        (LabTest.TOTAL_B12, "ng/L", "pmol/L", Decimal("0.738")),
        (LabTest.TOTAL_B12, "pg/mL", "pmol/L", Decimal("0.738")),
        (LabTest.MMA, "nmol/L", "µmol/L", Decimal("0.001")),
        (LabTest.MMA, "µmol/L", "nmol/L", Decimal(1000)),
        (LabTest.HAEMOGLOBIN, "g/L", "g/dL", Decimal("0.1")),
        (LabTest.HAEMOGLOBIN, "g/dL", "g/L", Decimal(10)),
    ],
)
def test_one_of_a_unit_is_so_many_of_its_twin(test: LabTest, unit: str, twin: str, times: Decimal) -> None:
    (scale,) = [one for one in scales_of(test) if one.unit == unit]
    assert scale.twin is not None
    assert (scale.twin.unit, scale.twin.times) == (twin, times)


def test_a_picomole_of_b12_is_the_other_way_round() -> None:
    scale = scales_of(LabTest.TOTAL_B12)[1]
    assert scale.twin is not None
    assert (scale.unit, scale.twin.unit) == ("pmol/L", "ng/L")
    assert round(scale.twin.times * PMOL_PER_NG, 9) == 1


@pytest.mark.parametrize(("lowest", "highest"), [("0", "1"), ("-1", "1"), ("2", "2"), ("2", "1")])
def test_a_plausible_range_is_positive_and_rises(lowest: str, highest: str) -> None:
    assert Scale("u", Decimal("0.1"), Decimal("0.2")).highest == Decimal("0.2")
    with pytest.raises(ValueError, match="positive and rises"):
        Scale("u", Decimal(lowest), Decimal(highest))


@pytest.mark.parametrize(
    ("test", "unit", "value", "is_inside"),
    [
        ("total_b12", "ng/L", "349", False), ("total_b12", "ng/L", "350", False),
        ("total_b12", "ng/L", "350.0001", True),
        ("homocysteine", "µmol/L", "9.9999", True), ("homocysteine", "µmol/L", "10", False),
        ("homocysteine", "µmol/L", "10.0001", False),
        ("mma", "nmol/L", "271", False), ("mma", "nmol/L", "270.9999", True), ("mma", "µmol/L", "0.271", False),
        ("potassium", "mmol/L", "3.4999", False), ("potassium", "mmol/L", "3.5", True),
        ("potassium", "mmol/L", "3.5001", True),
        ("platelets", "10^9/L", "149.9999", False), ("platelets", "10^9/L", "150", True),
        ("platelets", "10^9/L", "400", True), ("platelets", "10^9/L", "400.0001", False),
    ],
)  # fmt: skip
def test_a_target_holds_up_to_its_end(test: str, unit: str, value: str, is_inside: bool) -> None:
    result = read_result(test, value, unit)
    target = target_of(result)
    assert target is not None
    assert target.holds(result.value) is is_inside


@pytest.mark.parametrize(
    ("test", "unit", "words"),
    [
        ("total_b12", "pmol/L", "above 258"), ("active_b12", "pmol/L", "above 70"),
        ("homocysteine", "µmol/L", "below 10"), ("mma", "nmol/L", "below 271"),
        ("potassium", "mmol/L", "3.5 or more"), ("platelets", "10^9/L", "150 to 400"),
    ],
)  # fmt: skip
def test_a_target_is_said_with_its_figures(test: str, unit: str, words: str) -> None:
    target = target_of(read_result(test, "100", unit))
    assert target is not None
    assert target.words == words


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("49.9999", "Below 50 "), ("50", "Below the laboratory’s range, 150 to 400 "),
        ("149.9999", "Below the laboratory’s range, 150 to 400 "),
        ("150", "Within the laboratory’s range, 150 to 400 "), ("400", "Within the laboratory’s range, 150 to 400 "),
        ("400.0001", "Above the laboratory’s range, 150 to 400 "),
    ],
)  # fmt: skip
def test_platelets_are_read_against_fifty_and_the_laboratorys_range(value: str, start: str) -> None:
    (says,) = reading_of(read_result("platelets", value, "10^9/L"), on_treatment=False)
    assert says.startswith(start)


@pytest.mark.parametrize(("low", "source"), [("180", "S2, NICE"), ("181", "clinic setting")])
def test_a_threshold_that_a_clinic_set_is_not_the_publications_any_more(low: str, source: str) -> None:
    clinic = ClinicSettings(total_b12_low_ng_l=low)
    (says,) = reading_of(read_result("total_b12", "300", "ng/L"), on_treatment=False, settings=clinic)
    assert says.endswith(f"Source: {source}.")


def test_the_thresholds_of_potassium_and_platelets_are_the_clinics_to_set() -> None:
    usual = ClinicSettings()
    assert (usual.potassium_low_mmol_l, usual.platelets_low_per_nl) == ("3.5", "50")
    assert (usual.platelets_normal_from_per_nl, usual.platelets_normal_to_per_nl) == ("150", "400")


@pytest.mark.parametrize(
    ("value", "asks"),
    [
        (Decimal("4E+12"), "This would be 2950000000000 pmol/L: is the unit right?"),
        (Decimal("4E+13"), "Are the value and its unit right?"),
        (Decimal("4E-12"), "This would be 0.00000000000295 pmol/L: is the unit right?"),
        (Decimal("4E-13"), "Are the value and its unit right?"),
    ],
    ids=["13 figures", "14 figures", "12 places", "13 places"],
)
def test_a_value_of_more_figures_than_can_be_read_is_not_converted(value: Decimal, asks: str) -> None:
    assert ReadResult(LabTest.TOTAL_B12, value, "ng/L").doubt.endswith(asks)


@pytest.mark.parametrize(("length", "quoted"), [(39, "x" * 39), (40, "x" * 40), (41, "x" * 40 + "…")])
def test_what_was_typed_is_quoted_up_to_forty_letters(length: int, quoted: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_result("mma", "x" * length, "nmol/L")
    assert refused.value.problems[0].startswith(f"“{quoted}” is not a value")
