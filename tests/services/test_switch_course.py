"""From one regimen to another in one act: the old course ends, the new one begins, or nothing happens at all."""

from dataclasses import replace

import pytest

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import Flag, GapChoice, Role, Status
from b12desk.services.answers import Unanswered
from b12desk.services.course_acts import end_course, hold_course
from b12desk.services.desk import Desk
from b12desk.services.issue_plan import patient_plan
from b12desk.services.people import add_user
from b12desk.services.record_decision import DecisionDraft, record_decision
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.start_course import start_course
from b12desk.services.switch_course import switch_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import a_course_draft, add_somebody, day, give, on, somebody_after_loading

LATE = "2026-08-03"


def on_tablets(desk: Desk) -> str:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("oral-high-dose"))
    return patient_id


def protocol_of(page: PatientPage) -> str:
    assert page.course is not None
    return page.course.protocol_id


def test_tablets_that_fail_make_way_for_injections(desk: Desk) -> None:
    patient_id = on_tablets(desk)
    later = on(desk, "2026-04-07")
    record_review(later, patient_id, ReviewDraft(day("2026-04-07"), ORAL_FAILS))
    started = switch_course(later, patient_id, a_course_draft("hydroxo-standard", "2026-04-08"), "tablets failed")
    assert (started.forecast.phase, started.forecast.due_on) == ("loading", day("2026-04-08"))
    page = show_patient(later, patient_id)
    assert (protocol_of(page), page.status) == ("hydroxo-standard", Status.UPCOMING)
    assert [(event.kind, event.reason) for event in page.course_events][:1] == [("end", "tablets failed")]
    assert [row.protocol for row in worklist(later).rows] == ["hydroxo-standard"]
    assert verify_register(later).is_ok


def test_injections_make_way_for_tablets_and_nothing_given_is_lost(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    started = switch_course(later, patient_id, a_course_draft("oral-high-dose", "2026-02-02"), "patient’s wish")
    assert started.forecast.status is Status.NO_INJECTIONS
    page = show_patient(later, patient_id)
    assert len(page.injections) == 6
    assert page.course is not None
    assert page.course.replaces is not None
    assert verify_register(later).is_ok


def test_the_paper_of_tablets_names_no_ampoule(desk: Desk) -> None:
    assert patient_plan(desk, on_tablets(desk)).product == ""
    assert patient_plan(desk, somebody_after_loading(desk, 2)).product.startswith("Hydroxocobalamin")


def test_a_switch_into_maintenance_counts_from_the_last_dose(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    draft = a_course_draft("hydroxo-monthly", "2026-02-02", start_phase="maintenance")
    started = switch_course(later, patient_id, draft, "persistent symptoms")
    assert (started.forecast.last_on, started.forecast.due_on) == (day("2026-01-16"), day("2026-02-16"))


@pytest.mark.parametrize("reason", ["normal_levels", "symptoms_improved"])
def test_a_lifelong_course_is_not_left_for_better_numbers_without_an_answer(reason: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later, draft = on(desk, "2026-02-02"), a_course_draft("surveillance", "2026-02-02")
    with pytest.raises(Unanswered) as refused:
        switch_course(later, patient_id, draft, reason)
    assert [found.id for found in refused.value.findings] == ["do_not_stop"]
    assert protocol_of(show_patient(later, patient_id)) == "hydroxo-standard"
    switch_course(later, patient_id, draft, reason, reasons={"do_not_stop": "haematology decided"})
    page = show_patient(later, patient_id)
    assert protocol_of(page) == "surveillance"
    assert page.course_events[0].reasons == (("do_not_stop", "haematology decided"),)


def test_a_course_that_is_not_lifelong_ends_without_that_question(desk: Desk) -> None:
    patient_id = on_tablets(desk)
    later = on(desk, "2026-02-02")
    switch_course(later, patient_id, a_course_draft("surveillance", "2026-02-02"), "normal_levels")
    assert protocol_of(show_patient(later, patient_id)) == "surveillance"


def test_what_the_new_course_says_keeps_the_old_one_running(desk: Desk) -> None:
    patient_id = on_tablets(desk)
    later = on(desk, "2026-02-02")
    draft = a_course_draft("hydroxo-standard", "2026-02-02", flags=frozenset({Flag.PREGNANT}))
    with pytest.raises(Unanswered, match="a prescriber confirms the regimen"):
        switch_course(later, patient_id, draft, "tablets failed")
    page = show_patient(later, patient_id)
    assert (protocol_of(page), page.course_events, page.patient.flags) == ("oral-high-dose", (), frozenset())
    switch_course(later, patient_id, replace(draft, reasons={"*": "agreed with Dr A."}), "tablets failed")
    page = show_patient(later, patient_id)
    assert (protocol_of(page), page.patient.flags) == ("hydroxo-standard", frozenset({Flag.PREGNANT}))
    assert page.course is not None
    assert page.course.reasons == (("pregnant_or_breastfeeding", "agreed with Dr A."),)


def test_everything_wrong_with_the_new_course_is_said_and_nothing_ends(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    wrong = a_course_draft("hydroxo-monthly", "2026-02-02", start_phase="weekly", maintenance_interval="often")
    with pytest.raises(BadInput) as refused:
        switch_course(later, patient_id, wrong, "persistent symptoms")
    assert len(refused.value.problems) == 2
    with pytest.raises(NotFound):
        switch_course(later, patient_id, a_course_draft("nothing-like-it", "2026-02-02"), "persistent symptoms")
    with pytest.raises(BadInput, match="The reason is missing"):
        switch_course(later, patient_id, a_course_draft("hydroxo-monthly", "2026-02-02"), " ")
    assert show_patient(later, patient_id).course_events == ()


def test_there_is_nothing_to_switch_from_without_a_running_course(desk: Desk) -> None:
    patient_id, draft = add_somebody(desk), a_course_draft()
    with pytest.raises(Refused, match="plan a regimen instead"):
        switch_course(desk, patient_id, draft, "tablets failed")
    start_course(desk, patient_id, draft)
    end_course(desk, patient_id, "patients_wish")
    with pytest.raises(Refused, match="has ended"):
        switch_course(desk, patient_id, draft, "tablets failed")


def test_a_course_on_hold_can_be_left_and_the_new_one_is_not_held(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    hold_course(later, patient_id, "in hospital")
    started = switch_course(
        later, patient_id, a_course_draft("hydroxo-monthly", "2026-02-02", start_phase="maintenance"), "symptoms"
    )
    assert started.forecast.status is Status.UPCOMING


def test_a_health_care_assistant_may_not_switch(desk: Desk) -> None:
    patient_id = on_tablets(desk)
    add_user(desk, "Nurse B. Example", Role.NURSE)
    add_user(desk, "Assistant C. Example", Role.HEALTH_CARE_ASSISTANT)
    assistant = replace(desk, acting="Assistant C. Example")
    with pytest.raises(Refused, match="may not plan, change or end a course"):
        switch_course(assistant, patient_id, a_course_draft(), "tablets failed")


def test_reloading_after_a_gap_ends_the_course_and_starts_the_same_regimen_anew(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft(maintenance_interval="P2M", indication="malabsorption"))
    give(desk, patient_id, "2026-01-05", "2026-01-07", "2026-01-09", "2026-01-12", "2026-01-14", "2026-01-16")
    late = on(desk, LATE)
    before = show_patient(late, patient_id).course
    done = record_decision(
        late, patient_id, DecisionDraft(GapChoice.RELOAD, "Dr A. Example", "numb feet again", reload_on=day(LATE))
    )
    page = show_patient(late, patient_id)
    assert page.course is not None
    assert before is not None
    assert (page.course.id, page.course.replaces) == (done.new_course_id, before.id)
    assert (page.course.maintenance_interval, page.course.indication) == ("P2M", "malabsorption")
    assert page.forecast is not None
    assert (page.forecast.phase, page.forecast.dose_number, page.forecast.due_on) == ("loading", 1, day(LATE))
    assert {event.kind for event in page.course_events} == {"decision", "end"}
    assert verify_register(late).is_ok


def test_what_the_reloading_asks_keeps_the_gap_open(desk: Desk) -> None:
    patient_id = add_somebody(desk, 1, Flag.PREGNANT)
    start_course(desk, patient_id, a_course_draft(reasons={"*": "agreed"}))
    give(desk, patient_id, "2026-01-05", "2026-01-07", reasons={"*": "agreed"})
    late = on(desk, LATE)
    draft = DecisionDraft(GapChoice.RELOAD, "Dr A. Example", "numb feet again", reload_on=day(LATE))
    with pytest.raises(Unanswered):
        record_decision(late, patient_id, draft)
    assert show_patient(late, patient_id).course_events == ()
    record_decision(late, patient_id, replace(draft, reasons={"*": "agreed"}))
    assert show_patient(late, patient_id).gaps == ()


def test_a_regimen_without_loading_doses_is_switched_not_reloaded(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("ileal-monthly"))
    give(desk, patient_id, "2026-01-05")
    late = on(desk, LATE)
    with pytest.raises(Refused, match="no loading doses"):
        record_decision(late, patient_id, DecisionDraft(GapChoice.RELOAD, "Dr A.", "numb feet", reload_on=day(LATE)))
    started = switch_course(late, patient_id, a_course_draft("hydroxo-standard", LATE), "loading after a gap")
    assert (started.forecast.phase, started.forecast.dose_number) == ("loading", 1)
