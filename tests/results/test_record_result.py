from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.results import ON_TREATMENT
from b12desk.clinical.vocabulary import CheckKind, Flag, MonitoringPlan
from b12desk.services.desk import Desk
from b12desk.services.record_result import check_result, list_results, record_result
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import a_course_draft, add_somebody, day, desk_in, give, on, somebody_after_loading

MEASURED = [
    ("total_b12", "90", "ng/L"),
    ("total_b12", "1900", "ng/L"),
    ("active_b12", "12", "pmol/L"),
    ("homocysteine", "40", "umol/L"),
    ("mma", "900", "nmol/L"),
    ("potassium", "2.4", "mmol/L"),
    ("platelets", "20", "10^9/L"),
    ("haemoglobin", "70", "g/L"),
    ("reticulocytes", "9", "%"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path, "2026-02-02") as opened:
        yield opened


def dates_of(forecast: Forecast) -> Forecast:
    """Return a forecast without what a result may say: its findings and its checks."""
    return replace(forecast, findings=(), checks=())


@pytest.mark.parametrize(("test", "value", "unit"), MEASURED)
def test_nothing_measured_moves_an_injection_date(desk: Desk, test: str, value: str, unit: str) -> None:
    patient_id = somebody_after_loading(desk)
    before, listed = show_patient(desk, patient_id).forecast, worklist(desk).rows[0]
    assert before is not None

    after = record_result(desk, patient_id, day("2026-01-30"), test, value, unit).forecast

    assert after is not None
    assert dates_of(after) == dates_of(before)
    assert worklist(desk).rows[0].due_by == listed.due_by == before.due_by
    assert verify_register(desk).is_ok


def test_a_result_is_kept_as_entered_and_listed_newest_first(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    record_result(desk, patient_id, day("2026-01-05"), "Total B12", " 150.50 ", "ng/L")
    record_result(desk, patient_id, day("2026-01-19"), "homocysteine", "12", " umol/L ", note="repeat in 3 months")

    shown = list_results(desk, patient_id)

    assert [(r.test, r.value, r.unit, r.note) for r in shown] == [
        ("homocysteine", "12", "umol/L", "repeat in 3 months"),
        ("total_b12", "150.50", "ng/L", ""),
    ]
    assert shown == show_patient(desk, patient_id).results


def test_a_result_belongs_to_no_course(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    record_result(desk, patient_id, day("2026-01-30"), "mma", "300", "nmol/L")

    (event,) = show_patient(desk, patient_id).course_events

    assert (event.kind, event.course_id, event.recorded_by) == ("lab", None, "Nurse B. Example")


def test_a_result_without_a_course_is_kept_too(desk: Desk) -> None:
    recorded = record_result(desk, add_somebody(desk), day("2026-02-02"), "total_b12", "90", "ng/L")

    assert recorded.forecast is None
    assert recorded.sentence == "Recorded: Total B12 90 ng/L on 02-Feb-2026."


def test_an_implausible_value_waits_to_be_confirmed(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    with pytest.raises(Refused, match=r"This would be 3690 pmol/L: is the unit right\?"):
        record_result(desk, patient_id, day("2026-02-02"), "total_b12", "5000", "ng/L")
    assert list_results(desk, patient_id) == ()

    record_result(desk, patient_id, day("2026-02-02"), "total_b12", "5000", "ng/L", confirmed=True)

    assert [result.value for result in list_results(desk, patient_id)] == ["5000"]


def test_a_check_says_the_same_and_keeps_nothing(desk: Desk) -> None:
    patient_id = add_somebody(desk)

    checked = check_result(desk, patient_id, day("2026-02-02"), "total_b12", "5000", "ng/L")

    assert checked.doubt.endswith("is the unit right?")
    assert checked.readings == ("Above 350 ng/L: deficiency unlikely. Source: S2, NICE.",)
    assert list_results(desk, patient_id) == ()


@pytest.mark.parametrize(
    ("on_day", "sentence"),
    [
        ("2026-02-03", "03-Feb-2026 is in the future."),
        ("1956-03-01", "01-Mar-1956 is before the patient was born."),
    ],
)
def test_a_day_that_cannot_be_is_refused(desk: Desk, on_day: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        record_result(desk, add_somebody(desk), day(on_day), "mma", "300", "nmol/L", confirmed=True)

    assert refused.value.problems == (sentence,)


def test_today_and_the_day_of_birth_can_be(desk: Desk) -> None:
    patient_id = add_somebody(desk)

    for on_day in ("2026-02-02", "1956-03-02"):
        assert record_result(desk, patient_id, day(on_day), "mma", "300", "nmol/L").event_id


def test_every_missing_part_is_told_at_once(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        record_result(desk, add_somebody(desk), None, "", "", "")

    assert len(refused.value.problems) == 4


def test_an_unknown_patient_is_not_found(desk: Desk) -> None:
    with pytest.raises((NotFound, KeyError)):
        record_result(desk, "11111111-1111-4111-8111-111111111111", day("2026-02-02"), "mma", "300", "nmol/L")


def test_the_same_value_of_the_same_day_is_recorded_once(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    record_result(desk, patient_id, day("2026-02-02"), "homocysteine", "12.0", "µmol/L")

    with pytest.raises(Refused, match="on record already"):
        record_result(desk, patient_id, day("2026-02-02"), "homocysteine", "12", "umol/L")


def test_a_b12_before_the_first_dose_is_read_as_untreated_and_one_after_it_as_treated(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)

    first = record_result(desk, patient_id, day("2026-01-05"), "total_b12", "400", "ng/L")
    later = record_result(desk, patient_id, day("2026-01-06"), "total_b12", "400", "ng/L")

    assert ON_TREATMENT not in first.readings
    assert ON_TREATMENT in later.readings


def test_treatment_by_mouth_is_treatment_and_surveillance_is_none(desk: Desk) -> None:
    for number, (protocol, is_treated) in enumerate((("oral-high-dose", True), ("surveillance", False)), start=1):
        patient_id = add_somebody(on(desk, "2026-01-05"), number)
        start_course(on(desk, "2026-01-05"), patient_id, a_course_draft(protocol))

        recorded = record_result(desk, patient_id, day("2026-02-02"), "total_b12", "400", "ng/L")

        assert (ON_TREATMENT in recorded.readings) is is_treated


def test_a_result_meets_its_check(desk: Desk) -> None:
    patient_id = add_somebody(on(desk, "2026-01-05"))
    start_course(on(desk, "2026-01-05"), patient_id, a_course_draft(monitoring=MonitoringPlan.QUARTERLY_UNTIL_STABLE))
    give(desk, patient_id, "2026-01-05", "2026-01-07")
    april = on(desk, "2026-04-06")

    recorded = record_result(april, patient_id, day("2026-04-06"), "mma", "250", "nmol/L")

    assert recorded.forecast is not None
    wanted = {kind: [c.due_on for c in recorded.forecast.checks if c.kind is kind] for kind in CheckKind}
    assert wanted[CheckKind.MMA] == [day("2026-07-05")]
    assert wanted[CheckKind.HOMOCYSTEINE] == [day("2026-04-05"), day("2026-07-05")]


def test_a_low_potassium_is_a_finding_at_once(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk, 1, Flag.SEVERE_ANAEMIA)

    recorded = record_result(on(desk, "2026-01-18"), patient_id, day("2026-01-18"), "potassium", "3.4", "mmol/L")

    assert recorded.forecast is not None
    assert "potassium_low" in {finding.id for finding in recorded.forecast.findings}
