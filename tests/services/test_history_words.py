"""A patient's history reads as a colleague would tell it, whatever was recorded."""

from dataclasses import replace

from b12desk.clinical.vocabulary import CheckKind, GapChoice, NotGiven, Role, Symptom
from b12desk.services import course_acts
from b12desk.services.approve_protocol import approve_protocol
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.correct_entry import void_entry
from b12desk.services.correct_injection import void_injection
from b12desk.services.desk import Desk
from b12desk.services.move_course import move_course
from b12desk.services.record_authority import authorities_of, record_authority, withdraw_authority
from b12desk.services.record_decision import DecisionDraft, record_decision
from b12desk.services.record_injection import record_injection
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from tests.builders import a_dose_draft, day, on, somebody_after_loading
from tests.protocols.versions import two_months
from tests.services.staff import acting, staff


def said(desk: Desk, patient_id: str, count: int = 1) -> list[str]:
    """Return the last lines of the history, newest first."""
    return [line.says for line in show_patient(desk, patient_id).history[:count]]


def test_a_decision_names_the_prescriber_and_its_check(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    late = on(desk, "2026-08-03")
    check = ReviewDraft(day("2026-08-03"), "worse", CheckKind.SYMPTOM_REVIEW, "", ((Symptom.FATIGUE, 7),), 9)
    record_decision(late, patient_id, DecisionDraft(GapChoice.BLOODS_FIRST, "Dr A. Example", "numb feet", check))
    assert said(late, patient_id, 2) == [
        "Decided about the gap by Dr A. Example: bloods first (numb feet)",
        "Symptom review of 03-Aug-2026: worse; fatigue 7, wears off in week 9",
    ]


def test_reloading_tells_its_end_and_its_new_course(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    late = on(desk, "2026-08-03")
    draft = DecisionDraft(GapChoice.RELOAD, "Dr A. Example", "numb feet", None, day("2026-08-05"))
    record_decision(late, patient_id, draft)
    assert said(late, patient_id, 3) == [
        "Course started: hydroxo-standard from 05-Aug-2026, Dr A. Example",
        "Course ended (reloading after a gap)",
        "Decided about the gap by Dr A. Example: reload (numb feet)",
    ]


def test_authorities_are_told_when_they_come_and_when_they_go(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    record_authority(desk, patient_id, AuthorityDraft("PGD", "Dr A. Example", "7/26", day("2026-01-05")))
    own, added = authorities_of(desk, patient_id)
    withdraw_authority(desk, patient_id, added.id, "replaced")
    withdraw_authority(desk, patient_id, own.id, "prescriber left")
    assert said(desk, patient_id, 3) == [
        "Withdrawn: the authority that the course began with; reason: prescriber left",
        "Withdrawn: PGD 7/26 by Dr A. Example from 05-Jan-2026; reason: replaced",
        "PGD 7/26 by Dr A. Example from 05-Jan-2026 recorded",
    ]


def test_an_override_is_told_with_its_reason_beside_the_dose(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    staff(desk)
    prescriber = acting(on(desk, "2026-04-01"), Role.PRESCRIBER)
    draft = a_dose_draft(patient_id, "2026-04-01", expires_on=day("2026-03-31"))
    record_injection(prescriber, replace(draft, reasons={"batch_expired": "nothing else here"}))
    assert said(prescriber, patient_id, 2) == [
        "Injection of 01-Apr-2026 recorded: 1000 micrograms, left deltoid, batch H24817",
        "Block batch expired overridden: nothing else here",
    ]


def test_a_move_names_both_versions(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    approve_protocol(desk, two_months(), "ours.toml", approved_by="Dr A. Example")
    move_course(desk, patient_id, "new formulary")
    assert said(desk, patient_id) == [
        "Course moved to another version, hydroxo-standard: version 1 to version 2 (new formulary)"
    ]


def test_what_is_voided_is_named_again_with_the_reason(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    result = record_result(desk, patient_id, day("2026-01-05"), "b12", "142", "ng/L").event_id
    void_entry(desk, result, "another patient’s")
    void_injection(desk, show_patient(desk, patient_id).injections[0].id, "not given")
    assert said(desk, patient_id, 3) == [
        "Voided: Injection of 16-Jan-2026: 1000 micrograms, right deltoid, batch H24817; reason: not given",
        "Voided: Result of 05-Jan-2026: total b12 142 ng/L; reason: another patient’s",
        "Result of 05-Jan-2026: total b12 142 ng/L",
    ]


def test_every_other_act_has_its_words(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    record_not_given(later, patient_id, day("2026-02-02"), NotGiven.NO_AMPOULE)
    course_acts.defer_dose(later, patient_id, day("2026-05-20"), "holiday")
    course_acts.change_interval(later, patient_id, "P2M", "persistent symptoms")
    course_acts.hold_course(later, patient_id, "in hospital")
    course_acts.resume_course(later, patient_id)
    record_review(later, patient_id, ReviewDraft(day("2026-02-02"), "no_further_improvement"))
    course_acts.end_course(later, patient_id, "oral_switch")
    assert said(later, patient_id, 7) == [
        "Course ended (oral switch)",
        "Review of 02-Feb-2026: no further improvement",
        "Resumed",
        "Put on hold (in hospital)",
        "Interval changed to every 2 months (persistent symptoms)",
        "Deferred until 20-May-2026 (holiday)",
        "Not given on 02-Feb-2026: no ampoule",
    ]


def test_a_line_names_the_entry_that_it_is_about(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    result = record_result(desk, patient_id, day("2026-01-05"), "b12", "142", "ng/L").event_id
    page = show_patient(desk, patient_id)
    assert page.history[0].entry_id == result
    assert page.history[1].entry_id == page.injections[0].id
    assert page.history[-1].entry_id == ""
