"""What a clinic sets for its laboratory, its assistants and its days, and what follows from it at once."""

import pytest

from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import Flag, Role
from b12desk.services.add_patient import add_patient
from b12desk.services.answers import Unanswered
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.change_clinic import change_clinic
from b12desk.services.check_injection import check_injection
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clinic_settings import ROLE_RULES, RULE_WORDS
from b12desk.services.desk import Desk
from b12desk.services.record_authority import record_authority
from b12desk.services.record_injection import record_injection
from b12desk.services.record_result import check_result, list_results, record_result
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import (
    a_course_draft,
    a_dose_draft,
    a_patient_draft,
    add_somebody,
    day,
    give,
    on,
    somebody_after_loading,
)
from tests.services.staff import acting, staff

DUE = "2026-04-01"
PSD = AuthorityDraft("PSD", "Dr A. Example", "PSD 12/26", day("2026-01-05"))


def set_thresholds(desk: Desk, **figures: str) -> None:
    change_clinic(desk, ClinicChange(thresholds=tuple(figures.items())))


def allow(desk: Desk, *rules: str) -> None:
    change_clinic(desk, ClinicChange(role_rules=tuple((rule, True) for rule in rules)))


@pytest.mark.parametrize(("threshold", "is_low"), [("3.8", True), ("3.7", False), ("3.5", False)])
def test_the_potassium_threshold_reaches_the_finding(desk: Desk, threshold: str, is_low: bool) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    set_thresholds(due, potassium_low_mmol_l=threshold)
    record_result(due, patient_id, day(DUE), "potassium", "3.7", "mmol/L")
    page = show_patient(due, patient_id)
    assert page.forecast is not None
    said = {found.id: found.message for found in page.forecast.findings}
    assert ("potassium_low" in said) is is_low
    if is_low:
        assert said["potassium_low"] == "Potassium 3.7 mmol/L on 01-Apr-2026 is below 3.8 mmol/L."


def test_the_platelet_threshold_reaches_the_question_before_a_dose(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    record_result(due, patient_id, day(DUE), "platelets", "55", "10^9/L")
    draft = a_dose_draft(patient_id, DUE)
    assert "thrombocytopenia" not in {found.id for found in check_injection(due, draft).findings}
    set_thresholds(due, platelets_low_per_nl="60")
    assert "thrombocytopenia" in {found.id for found in check_injection(due, draft).findings}


def test_a_result_is_read_by_the_clinic_s_thresholds_as_it_is_typed_and_ever_after(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    due = on(desk, DUE)
    set_thresholds(due, total_b12_low_ng_l="200")
    typed = check_result(due, patient_id, day(DUE), "total_b12", "190", "ng/L")
    assert typed.readings[0] == "Below 200 ng/L: deficient. Source: clinic setting."
    recorded = record_result(due, patient_id, day(DUE), "total_b12", "190", "ng/L")
    assert recorded.readings == typed.readings == list_results(due, patient_id)[0].readings
    set_thresholds(due, total_b12_low_ng_l="180")
    assert list_results(due, patient_id)[0].readings[0].startswith("180 to 350 ng/L: indeterminate")


def test_thresholds_move_no_window(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    before = show_patient(desk, patient_id).forecast
    set_thresholds(desk, potassium_low_mmol_l="3.8", platelets_normal_from_per_nl="140", mma_target_nmol_l="300")
    assert show_patient(desk, patient_id).forecast == before
    assert verify_register(desk).is_ok


def test_what_can_t_be_used_is_told_at_once_and_nothing_is_changed(desk: Desk) -> None:
    change = ClinicChange(
        name="Riverside",
        grace_days=15,
        weekdays=("mon", "moon"),
        nation="Cornwall",
        reopen_on=(day("2026-03-04"),),
        thresholds=(("potassium_low_mmol_l", "38"), ("sodium", "130")),
        role_rules=(("may_prescribe", True),),
    )
    before = desk.clinic()
    with pytest.raises(BadInput) as refused:
        change_clinic(desk, change)
    assert refused.value.problems == (
        "“moon” is not a weekday such as mon.",
        "“Cornwall” is not one of England, Wales, Scotland, Northern Ireland.",
        "Grace is 0 to 14 days, not 15.",
        "04-Mar-2026 is no closed day.",
        "“sodium” is not a threshold.",
        "Potassium: low below: 38 mmol/L lies outside 1.5 to 9 mmol/L.",
        "“may_prescribe” is not a rule for health-care assistants; there are may_give_without_psd, may_give_loading, "
        "may_give_first_dose, may_give_in_pregnancy, may_give_under_16.",
    )
    assert desk.clinic() == before


def test_every_rule_has_its_words_and_is_off_until_it_is_set(desk: Desk) -> None:
    assert set(RULE_WORDS) == set(ROLE_RULES)
    assert not any(getattr(desk.clinic().role_rules, rule) for rule in ROLE_RULES)
    allow(desk, "may_give_loading")
    assert [rule for rule in ROLE_RULES if getattr(desk.clinic().role_rules, rule)] == ["may_give_loading"]
    change_clinic(desk, ClinicChange(role_rules=(("may_give_loading", False),)))
    assert not desk.clinic().role_rules.may_give_loading


@pytest.mark.parametrize(
    ("flags", "born_on", "start_phase", "rules", "why"),
    [
        ((), "1956-03-02", None, ("may_give_loading", "may_give_first_dose"), "it belongs to the loading phase"),
        ((), "1956-03-02", "maintenance", ("may_give_first_dose",), "it is the first dose"),
        ((Flag.PREGNANT,), "1996-03-02", "maintenance", ("may_give_first_dose", "may_give_in_pregnancy"), "pregnant"),
        ((), "2012-03-02", "maintenance", ("may_give_first_dose", "may_give_under_16"), "the patient is under 16"),
    ],
    ids=["loading", "first dose", "pregnancy", "under 16"],
)
def test_each_rule_lets_an_assistant_record_what_it_names(
    desk: Desk, flags: tuple[Flag, ...], born_on: str, start_phase: str | None, rules: tuple[str, ...], why: str
) -> None:
    patient_id = add_patient(desk, a_patient_draft(born_on=day(born_on), flags=frozenset(flags))).patient_id
    start_course(desk, patient_id, a_course_draft(start_phase=start_phase, reasons={"*": "the prescriber agreed"}))
    record_authority(desk, patient_id, PSD)
    staff(desk)
    draft, assistant = a_dose_draft(patient_id, "2026-01-05"), acting(desk, Role.HEALTH_CARE_ASSISTANT)
    with pytest.raises(Unanswered, match=why) as refused:
        record_injection(assistant, draft)
    assert "role_not_permitted" in {found.id for found in refused.value.findings}
    allow(acting(desk, Role.ADMINISTRATOR), *rules)
    left = {found.id for found in check_injection(assistant, draft).findings}
    assert "role_not_permitted" not in left


def test_a_closed_day_that_is_opened_again_moves_the_windows_back(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    before = worklist(desk)
    change_clinic(desk, ClinicChange(closed_on=((day("2026-04-16"), "staff training"),)))
    page = show_patient(on(desk, "2026-04-16"), patient_id)
    assert page.forecast is not None
    assert page.forecast.overdue_from == day("2026-04-18")
    change_clinic(desk, ClinicChange(reopen_on=(day("2026-04-16"),)))
    assert worklist(desk) == before
    assert day("2026-04-16") not in desk.clinic().open_days.closed_on
    assert verify_register(desk).is_ok


def test_a_public_holiday_may_be_opened_and_stays_open_until_the_nation_changes(desk: Desk) -> None:
    good_friday = day("2026-04-03")
    change_clinic(desk, ClinicChange(reopen_on=(good_friday,)))
    assert desk.open_days().is_open(good_friday)
    change_clinic(desk, ClinicChange(closed_on=((day("2026-12-24"), "party"),)))
    assert desk.open_days().is_open(good_friday)
    change_clinic(desk, ClinicChange(nation="Wales"))
    assert not desk.open_days().is_open(good_friday)
    assert not desk.open_days().is_open(day("2026-12-24"))


def test_a_day_is_not_closed_and_opened_at_once(desk: Desk) -> None:
    change = ClinicChange(closed_on=((day("2026-12-24"), "party"),), reopen_on=(day("2026-12-24"),))
    with pytest.raises(BadInput, match="24-Dec-2026 can’t be closed and opened at once"):
        change_clinic(desk, change)


def test_the_trail_of_a_patient_is_untouched_by_the_clinic_s_settings(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    give(desk, patient_id, "2026-01-05")
    lines = show_patient(desk, patient_id).history
    allow(desk, "may_give_loading")
    set_thresholds(desk, potassium_low_mmol_l="3.8")
    assert show_patient(desk, patient_id).history == lines
