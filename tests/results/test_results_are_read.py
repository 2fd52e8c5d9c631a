from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import BadInput
from b12desk.clinical.lab_tests import LabTest, Scale, scales_of
from b12desk.clinical.results import ON_TREATMENT, ReadResult, read_result, reading_of, target_of

SCALES = [(test, scale) for test in LabTest for scale in scales_of(test)]


def says(test: str, value: str, unit: str) -> str:
    (sentence,) = reading_of(read_result(test, value, unit), on_treatment=False)
    return sentence


@pytest.mark.parametrize(
    ("test", "value", "unit", "word"),
    [
        ("total_b12", "179.9", "ng/L", "deficient"),
        ("total_b12", "180", "ng/L", "indeterminate"),
        ("total_b12", "350", "ng/L", "indeterminate"),
        ("total_b12", "350.1", "ng/L", "deficiency unlikely"),
        ("total_b12", "179.9", "pg/mL", "deficient"),
        ("total_b12", "350.1", "pg/mL", "deficiency unlikely"),
        ("total_b12", "132.9", "pmol/L", "deficient"),
        ("total_b12", "133", "pmol/L", "indeterminate"),
        ("total_b12", "258", "pmol/L", "indeterminate"),
        ("total_b12", "258.1", "pmol/L", "deficiency unlikely"),
        ("active_b12", "24.9", "pmol/L", "deficient"),
        ("active_b12", "25", "pmol/L", "indeterminate"),
        ("active_b12", "70", "pmol/L", "indeterminate"),
        ("active_b12", "70.1", "pmol/L", "deficiency unlikely"),
        ("homocysteine", "9.9", "µmol/L", "Within the target"),
        ("homocysteine", "10", "µmol/L", "Not within the target"),
        ("mma", "270.9", "nmol/L", "Within the target"),
        ("mma", "271", "nmol/L", "Not within the target"),
        ("mma", "0.2709", "µmol/L", "Within the target"),
        ("mma", "0.271", "µmol/L", "Not within the target"),
        ("potassium", "3.4", "mmol/L", "Low"),
        ("potassium", "3.5", "mmol/L", "Not low"),
        ("platelets", "49", "10^9/L", "may bleed"),
        ("platelets", "50", "10^9/L", "Below the laboratory’s range"),
        ("platelets", "149", "10^9/L", "Below the laboratory’s range"),
        ("platelets", "150", "10^9/L", "Within the laboratory’s range"),
        ("platelets", "400", "10^9/L", "Within the laboratory’s range"),
        ("platelets", "401", "10^9/L", "Above the laboratory’s range"),
        ("haemoglobin", "128", "g/L", "Compare with the laboratory’s range"),
        ("reticulocytes", "2.1", "%", "Compare with the laboratory’s range"),
    ],
)
def test_a_reading_turns_at_the_thresholds_of_its_own_unit(test: str, value: str, unit: str, word: str) -> None:
    assert word in says(test, value, unit)


def test_the_same_figure_reads_differently_in_another_unit() -> None:
    assert "indeterminate" in says("total_b12", "300", "ng/L")
    assert "deficiency unlikely" in says("total_b12", "300", "pmol/L")


def test_an_indeterminate_b12_asks_for_mma_and_homocysteine() -> None:
    assert "measure MMA and homocysteine" in says("total_b12", "250", "ng/L")


@pytest.mark.parametrize("value", ["100", "250", "800"])
@pytest.mark.parametrize("test", ["total_b12", "active_b12"])
def test_on_treatment_a_serum_b12_carries_the_warning(test: str, value: str) -> None:
    result = read_result(test, value, "pmol/L")

    assert reading_of(result, on_treatment=True)[1:] == (ON_TREATMENT,)


def test_on_treatment_other_tests_are_read_as_ever() -> None:
    result = read_result("mma", "300", "nmol/L")

    assert reading_of(result, on_treatment=True) == reading_of(result, on_treatment=False)


def test_potassium_and_platelets_follow_the_clinics_laboratory() -> None:
    settings = ClinicSettings(potassium_low_mmol_l="3.8", platelets_low_per_nl="60")
    potassium, platelets = read_result("potassium", "3.7", "mmol/L"), read_result("platelets", "55", "10^9/L")

    assert reading_of(potassium, on_treatment=False, settings=settings)[0].startswith("Low: below 3.8")
    assert reading_of(platelets, on_treatment=False, settings=settings)[0].startswith("Below 60")


@pytest.mark.parametrize(
    ("test", "typed", "unit"),
    [
        ("homocysteine", "umol/l", "µmol/L"),
        ("homocysteine", "μmol/L", "µmol/L"),
        ("homocysteine", "micromol/litre", "µmol/L"),
        ("total_b12", "NG/L", "ng/L"),
        ("total_b12", " pg / ml ", "pg/mL"),
        ("platelets", "10^9/L", "×10⁹/L"),
        ("platelets", "x10*9/l", "×10⁹/L"),
        ("platelets", "10e9/L", "×10⁹/L"),
        ("haemoglobin", "g/litre", "g/L"),
    ],
)
def test_a_unit_may_be_spelt_in_its_usual_ways(test: str, typed: str, unit: str) -> None:
    assert read_result(test, "20", typed).unit == unit


@pytest.mark.parametrize(
    ("name", "test"),
    [
        ("B12", LabTest.TOTAL_B12),
        ("Serum B12", LabTest.TOTAL_B12),
        ("Active-B12", LabTest.ACTIVE_B12),
        ("FBC", LabTest.HAEMOGLOBIN),
        ("full_blood_count", LabTest.HAEMOGLOBIN),
    ],
)
def test_a_test_may_be_named_in_its_usual_ways(name: str, test: LabTest) -> None:
    assert read_result(name, "20", scales_of(test)[0].unit).test is test


@pytest.mark.parametrize(
    ("test", "value", "unit", "sentence"),
    [
        ("total_b12", "250", "", "The unit is missing: a value without a unit can’t be kept."),
        ("total_b12", "250", " ", "The unit is missing: a value without a unit can’t be kept."),
        ("total_b12", "250", "µg/L", "Total B12 is entered in ng/L or pmol/L or pg/mL, not “µg/L”."),
        ("potassium", "3.4", "ng/L", "Potassium is entered in mmol/L, not “ng/L”."),
        ("total_b12", "", "ng/L", "The value is missing."),
        ("total_b12", "3,5", "ng/L", "“3,5” has a comma: write a decimal point, and thousands without a mark."),
        (
            "total_b12", ">2000", "ng/L",
            "“>2000” is not one value: enter the number alone and put “>2000” into the note.",
        ),
        ("total_b12", "-5", "ng/L", "“-5” is not a value such as 250 or 3.5; the unit stands apart."),
        ("total_b12", "1e3", "ng/L", "“1e3” is not a value such as 250 or 3.5; the unit stands apart."),
        ("total_b12", "٢٥٠", "ng/L", "“٢٥٠” is not a value such as 250 or 3.5; the unit stands apart."),
        ("total_b12", "NaN", "ng/L", "“NaN” is not a value such as 250 or 3.5; the unit stands apart."),
        ("", "250", "ng/L", "The test is missing."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(test: str, value: str, unit: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_result(test, value, unit)

    assert refused.value.problems == (sentence,)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        read_result("vitamin C", "high", "")

    assert len(refused.value.problems) == 3


@pytest.mark.parametrize(("test", "scale"), SCALES, ids=lambda part: getattr(part, "unit", part))
def test_a_value_is_plausible_from_end_to_end_of_its_range(test: LabTest, scale: object) -> None:
    scale = next(each for each in scales_of(test) if each == scale)
    step = Decimal("0.0001")

    for value, is_plausible in (
        (scale.lowest, True),
        (scale.highest, True),
        (scale.lowest - step, False),
        (scale.highest + step, False),
    ):
        result = ReadResult(test, value, scale.unit)
        assert result.is_plausible is is_plausible
        assert bool(result.doubt) is not is_plausible


@pytest.mark.parametrize(
    ("test", "value", "unit", "question"),
    [
        ("total_b12", "5000", "ng/L", "This would be 3690 pmol/L: is the unit right?"),
        ("total_b12", "29", "pmol/L", "This would be 39.3 ng/L: is the unit right?"),
        ("total_b12", "20", "pg/mL", "This would be 14.8 pmol/L: is the unit right?"),
        ("haemoglobin", "128", "g/dL", "This would be 1280 g/L: is the unit right?"),
        ("haemoglobin", "12.8", "g/L", "This would be 1.28 g/dL: is the unit right?"),
        ("mma", "0.3", "nmol/L", "This would be 0.0003 µmol/L: is the unit right?"),
        ("potassium", "35", "mmol/L", "Are the value and its unit right?"),
    ],
)
def test_an_implausible_value_asks_about_the_unit_it_may_be_in(test: str, value: str, unit: str, question: str) -> None:
    assert read_result(test, value, unit).doubt.endswith(question)


@given(st.sampled_from(SCALES), st.decimals(allow_nan=False, allow_infinity=False), st.booleans())
def test_no_value_in_a_known_unit_is_beyond_reading(
    place: tuple[LabTest, Scale], value: Decimal, on_treatment: bool
) -> None:
    test, unit = place[0], place[1].unit
    result = ReadResult(test, value, unit)

    sentences = reading_of(result, on_treatment=on_treatment)

    assert sentences
    assert all("Source: " in sentence for sentence in sentences)
    assert bool(result.doubt) is not result.is_plausible
    target = target_of(result)
    assert target is None or isinstance(target.holds(value), bool)


@given(st.sampled_from(SCALES), st.decimals(min_value=0, max_value=9_999_999, places=4))
def test_a_value_is_kept_exactly_as_typed(place: tuple[LabTest, Scale], value: Decimal) -> None:
    unit = place[1].unit

    read = read_result(place[0], f"{value:f}", unit)

    assert (str(read.value), read.unit) == (f"{value:f}", unit)


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_is_read_or_refused(test: str, value: str, unit: str) -> None:
    try:
        read = read_result(test, value, unit)
    except BadInput as error:
        told = error.problems
    else:
        told = reading_of(read, on_treatment=False)

    assert told


@pytest.mark.parametrize(
    ("test", "unit", "inside", "outside"),
    [
        ("total_b12", "ng/L", "350.1", "350"),
        ("active_b12", "pmol/L", "70.1", "70"),
        ("homocysteine", "µmol/L", "9.9", "10"),
        ("mma", "nmol/L", "270", "271"),
        ("potassium", "mmol/L", "3.5", "3.4"),
        ("platelets", "10^9/L", "150", "149"),
        ("platelets", "10^9/L", "400", "401"),
    ],
)
def test_a_target_ends_where_the_reading_turns(test: str, unit: str, inside: str, outside: str) -> None:
    for value, is_inside in ((inside, True), (outside, False)):
        result = read_result(test, value, unit)
        target = target_of(result)
        assert target is not None
        assert target.holds(result.value) is is_inside


def test_haemoglobin_has_no_target_of_ours() -> None:
    assert target_of(read_result("haemoglobin", "128", "g/L")) is None
