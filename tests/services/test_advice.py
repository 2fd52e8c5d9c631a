"""Which advice stands where, and a clinic's own wording of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from b12desk.clinical.advice import Advice, Place
from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.vocabulary import Flag, Role
from b12desk.protocols.advice import load_advice, program_advice_text
from b12desk.services.advice import (
    advice_file,
    advice_for,
    advice_problems,
    advice_texts,
    change_advice,
    reset_advice,
)
from b12desk.services.desk import Desk
from b12desk.services.issue_plan import issue_plan, patient_plan
from b12desk.services.people import add_user
from b12desk.services.verify_register import verify_register
from tests.builders import desk_in, on, register_file, somebody_after_loading
from tests.documents.plans import said

ADULT = PatientFacts(born_on=date(1956, 3, 2))
LIFELONG = """
[[advice]]
id = "lifelong"
title = "For life"
patient = "Our <b>own</b> words & no others."
sources = ["Dr A. Example"]
where = ["patient_plan", "planning"]
"""
PARKING = """
[[advice]]
id = "parking"
title = "Where to park"
text = "Park behind the surgery."
sources = ["local practice"]
where = ["patient_plan"]
"""


def ids(advice: tuple[Advice, ...]) -> set[str]:
    return {one.id for one in advice}


def flagged(*flags: Flag) -> PatientFacts:
    return PatientFacts(born_on=date(1956, 3, 2), flags=frozenset(flags))


@pytest.mark.parametrize(
    ("id", "place", "flag"),
    [
        ("intake-pregnancy", Place.PLANNING, Flag.PREGNANT),
        ("intake-breastfeeding", Place.PATIENT_PAGE, Flag.BREASTFEEDING),
        ("folic-acid-amount", Place.PLANNING, Flag.FOLIC_ACID),
        ("folic-acid-amount", Place.PLANNING, Flag.PERNICIOUS_ANAEMIA),
        ("refer-bariatric-unit", Place.PLANNING, Flag.POST_BARIATRIC),
        ("nerves-involved", Place.PATIENT_PLAN, Flag.NEURO_INVOLVEMENT),
    ],
)
def test_a_text_for_some_is_shown_to_those(desk: Desk, id: str, place: Place, flag: Flag) -> None:
    assert id in ids(advice_for(desk, place, flagged(flag)))
    assert id not in ids(advice_for(desk, place, ADULT))
    assert id in ids(advice_for(desk, place))


@pytest.mark.parametrize(("born_on", "is_shown"), [(date(2010, 1, 5), False), (date(2010, 1, 6), True), (None, False)])
def test_what_children_need_is_shown_until_they_are_16(desk: Desk, born_on: date | None, is_shown: bool) -> None:
    shown = advice_for(desk, Place.PLANNING, PatientFacts(born_on=born_on))
    assert ("intake-children" in ids(shown)) is is_shown


def test_both_statements_on_tablets_stand_where_tablets_are_thought_of(desk: Desk) -> None:
    for place in (Place.PLANNING, Place.ORAL):
        assert {"oral-alternative", "injections-first", "oral-pernicious-anaemia"} <= ids(
            advice_for(desk, place, ADULT)
        )


def test_the_ampoule_is_no_matter_of_the_plan_unless_the_clinic_says_so(desk: Desk) -> None:
    assert "bring-ampoule" not in ids(advice_for(desk, Place.PATIENT_PLAN))
    before, after = program_advice_text().split('id = "bring-ampoule"')
    change_advice(desk, before + 'id = "bring-ampoule"' + after.replace('["storage"]', '["storage", "patient_plan"]'))
    assert "bring-ampoule" in ids(advice_for(desk, Place.PATIENT_PLAN, ADULT))
    assert [one.id for one in advice_texts(desk).texts if one.is_clinics_own] == ["bring-ampoule"]


def test_a_clinics_text_stands_in_place_of_the_programs_and_new_ones_after(desk: Desk) -> None:
    program = load_advice().texts
    changed = change_advice(desk, LIFELONG + PARKING)
    assert changed == advice_texts(desk)
    assert [one.id for one in changed.texts] == [*(one.id for one in program), "parking"]
    assert [one.id for one in changed.texts if one.is_clinics_own] == ["lifelong", "parking"]
    assert changed.get("lifelong").sources == ("Dr A. Example",)
    assert changed.get("how-fast") in program
    assert advice_file(desk) == LIFELONG + PARKING


def test_the_programs_own_file_taken_into_use_changes_nothing(desk: Desk) -> None:
    assert advice_file(desk) == program_advice_text()
    assert change_advice(desk, advice_file(desk)) == load_advice()


def test_a_clinics_words_reach_the_printed_plan_as_they_were_typed(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    today = on(desk, "2026-01-17")
    before = said(issue_plan(today, patient_id).pdf)
    assert "Do not stop because you feel better" in before
    assert "Good to know" not in before
    change_advice(today, LIFELONG + PARKING)
    after = said(issue_plan(today, patient_id).pdf)
    assert "Our <b>own</b> words & no others." in after
    assert "Do not stop because you feel better" not in after
    assert "Good to know Where to park Park behind the surgery. Source: local practice" in after
    assert "unsteady walking, or falls" in after


def test_the_plan_names_its_sources_in_full(desk: Desk) -> None:
    plan = patient_plan(on(desk, "2026-01-17"), somebody_after_loading(desk))
    assert plan.advice.get("nerve-harm").sources == ("S2, treatment overview",)
    assert "nerves-involved" not in ids(plan.advice.texts)


def test_a_file_with_problems_changes_nothing(desk: Desk) -> None:
    change_advice(desk, PARKING)
    with pytest.raises(BadInput) as refused:
        change_advice(desk, LIFELONG.replace("planning", "kitchen").replace('"Dr A. Example"', ""), name="ours.toml")
    assert len(refused.value.problems) == 2
    assert all(problem.startswith("ours.toml, advice 1 (lifelong): ") for problem in refused.value.problems)
    with pytest.raises(BadInput):
        change_advice(desk, "  \n")
    with pytest.raises(BadInput):
        change_advice(desk, LIFELONG.replace("Our", "Our \ud800"))
    assert advice_file(desk) == PARKING


def test_letters_that_paper_cannot_show_are_named_before_they_reach_it(desk: Desk) -> None:
    with pytest.raises(BadInput, match="“parking” stands on the printed plan, which can’t show these letters: 王𠮷"):
        change_advice(desk, LIFELONG + PARKING.replace("behind", "王 𠮷 ש"))
    change_advice(desk, PARKING.replace("behind", "王 𠮷 ש").replace("patient_plan", "storage"))


def test_who_may_not_change_the_clinic_may_not_word_its_advice(desk: Desk) -> None:
    add_user(desk, "Sam Example", Role.ADMINISTRATOR)
    administrator = replace(desk, acting="Sam Example")
    add_user(administrator, "Kit Example", Role.HEALTH_CARE_ASSISTANT)
    assistant = replace(desk, acting="Kit Example")
    change_advice(administrator, PARKING)
    with pytest.raises(Refused):
        change_advice(assistant, LIFELONG)
    with pytest.raises(Refused):
        reset_advice(assistant)
    assert advice_file(assistant) == PARKING


def test_the_change_is_kept_with_the_register_and_audited(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        change_advice(desk, PARKING)
        with desk.register.reading() as unit:
            line = unit.audit_lines()[-1]
        assert (line.action, line.entity_id, line.by) == ("set", "advice", "Nurse B. Example")
        assert "Park behind" in line.payload
        assert verify_register(desk).is_ok
        desk.register.backup_to(tmp_path / "copy.b12desk")
    copied = tmp_path / "elsewhere"
    copied.mkdir()
    (tmp_path / "copy.b12desk").rename(register_file(copied))
    with desk_in(copied) as desk:
        assert advice_texts(desk).get("parking").is_clinics_own


def test_the_programs_texts_can_be_put_back(desk: Desk) -> None:
    assert not reset_advice(desk)
    change_advice(desk, PARKING)
    assert reset_advice(desk)
    assert advice_texts(desk) == load_advice()
    assert advice_file(desk) == program_advice_text()


def test_a_file_that_this_version_cannot_read_leaves_the_programs_texts(desk: Desk) -> None:
    with desk.register.writing(by="setup", at=desk.clock.now()) as unit:
        unit.set_setting("advice", PARKING.replace("patient_plan", "place_of_the_future"))
    assert advice_texts(desk) == load_advice()
    (told,) = advice_problems(desk)
    assert told.startswith("the clinic’s advice, advice 1 (parking): “where” cannot be “place_of_the_future”")
    assert "place_of_the_future" in advice_file(desk)
    reset_advice(desk)
    assert advice_problems(desk) == ()
