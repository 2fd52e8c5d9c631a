"""Undoing the last acts of a session: what is said first, what the register gains, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.errors import Refused
from b12desk.clinical.vocabulary import AuthorityKind, Channel, ContactOutcome, Role
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.authority_draft import AuthorityDraft
from b12desk.services.change_clinic import change_clinic
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.correct_injection import void_injection
from b12desk.services.course_acts import change_interval, defer_dose, end_course, hold_course, resume_course
from b12desk.services.desk import Desk
from b12desk.services.issue_plan import issue_plan
from b12desk.services.people import add_user
from b12desk.services.record_authority import record_authority
from b12desk.services.record_contact import ContactDraft, record_contact
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.undo import preview_undo, undo
from b12desk.services.undo_steps import UNDONE, UndoWay, session_mark, undo_steps
from b12desk.services.verify_register import verify_register
from tests.desktop_undo.conftest import Ticking, give


def test_an_injection_is_voided_and_the_window_changes_back(desk: Desk, ada: str) -> None:
    before, mark = show_patient(desk, ada), session_mark(desk)
    dose_id = give(desk, ada)
    (step,) = undo_steps(desk, mark)
    preview = preview_undo(desk, step)
    assert preview.who == "A. O., NHS number ending 0847"
    assert preview.question == (
        "Was the injection of 1000 micrograms on 14-Jan-2026 truly not given to A. O., NHS number ending 0847?"
    )
    assert any("Next dose 14-Jan-2026" in sentence for sentence in preview.sentences)
    assert undo(desk, step) == "Undone and kept on record. Next dose 14-Jan-2026."
    after = show_patient(desk, ada)
    voided = next(dose for dose in after.injections if dose.id == dose_id)
    assert voided.void_reason == UNDONE
    assert after.forecast == before.forecast
    assert verify_register(desk).is_ok


def defer(desk: Desk, ada: str) -> None:
    defer_dose(desk, ada, date(2026, 2, 2), "on holiday")


def hold(desk: Desk, ada: str) -> None:
    hold_course(desk, ada, "in hospital")


def end(desk: Desk, ada: str) -> None:
    end_course(desk, ada, "moved away")


def interval(desk: Desk, ada: str) -> None:
    change_interval(desk, ada, "P10W", "tired in week 9", reasons={"*": "seen"})


def review(desk: Desk, ada: str) -> None:
    record_review(desk, ada, ReviewDraft(date(2026, 1, 14), "improving"))


@pytest.mark.parametrize("act", [defer, hold, end, interval, review])
def test_an_entry_is_voided_and_the_course_is_as_before(desk: Desk, ada: str, act: Callable[[Desk, str], None]) -> None:
    before, mark = show_patient(desk, ada), session_mark(desk)
    act(desk, ada)
    (step,) = undo_steps(desk, mark)
    assert step.way is UndoWay.VOID
    preview_undo(desk, step)
    undo(desk, step)
    after = show_patient(desk, ada)
    assert (after.forecast, after.status) == (before.forecast, before.status)
    assert after.course_events[0].void_reason == UNDONE
    assert verify_register(desk).is_ok


def test_undoing_a_resume_puts_the_course_on_hold_again(desk: Desk, ada: str) -> None:
    hold(desk, ada)
    held, mark = show_patient(desk, ada), session_mark(desk)
    resume_course(desk, ada)
    undo(desk, undo_steps(desk, mark)[0])
    assert show_patient(desk, ada).status == held.status


def test_a_result_a_contact_and_an_authority_are_undone_newest_first(desk: Desk, ada: str) -> None:
    mark = session_mark(desk)
    record_result(desk, ada, date(2026, 1, 14), "total_b12", "210", "ng/L")
    record_contact(desk, ada, ContactDraft(date(2026, 1, 14), Channel.PHONE, ContactOutcome.NO_ANSWER))
    record_authority(
        desk, ada, AuthorityDraft(AuthorityKind.PSD, "Dr A. Example", "PSD 7", date(2026, 1, 14), None, None)
    )
    names = [step.name for step in undo_steps(desk, mark)]
    assert names == ["authority", "contact", "result"]
    while steps := undo_steps(desk, mark):
        undo(desk, steps[0])
    page = show_patient(desk, ada)
    assert page.contacts[0].void_reason == UNDONE
    assert page.course_events[0].void_reason == UNDONE
    assert [one.reference for one in page.authorities] == [""]


def test_former_details_are_put_back_once(desk: Desk, ada: str) -> None:
    before, mark = show_patient(desk, ada).patient, session_mark(desk)
    change_patient(desk, ada, replace(draft_of(before), phone="07700 900123", born_on=date(1956, 3, 3)))
    (step,) = undo_steps(desk, mark)
    assert step.name == "change of details"
    undo(desk, step)
    assert show_patient(desk, ada).patient == before
    assert undo_steps(desk, mark) == ()
    assert verify_register(desk).is_ok


def test_the_clinics_former_values_and_days_are_put_back(desk: Desk, ada: str) -> None:
    before, page, mark = desk.clinic(), show_patient(desk, ada), session_mark(desk)
    change_clinic(
        desk,
        ClinicChange(name="Riverside", weekdays=("mon", "thu"), closed_on=((date(2026, 1, 14), "training"),)),
    )
    assert show_patient(desk, ada).forecast != page.forecast or desk.clinic() != before
    (step,) = undo_steps(desk, mark)
    assert preview_undo(desk, step).sentences == ("The clinic’s details go back to what they were before.",)
    undo(desk, step)
    assert desk.clinic() == before
    assert show_patient(desk, ada).forecast == page.forecast
    assert undo_steps(desk, mark) == ()
    assert verify_register(desk).is_ok


def test_what_a_colleague_did_to_the_patient_since_is_not_undone_over(desk: Desk, ada: str) -> None:
    mark = session_mark(desk)
    defer(desk, ada)
    record_contact(
        replace(desk, acting="Nurse Bell"),
        ada,
        ContactDraft(date(2026, 1, 14), Channel.PHONE, ContactOutcome.NO_ANSWER),
    )
    (step,) = undo_steps(desk, mark)
    for attempt in (preview_undo, undo):
        with pytest.raises(Refused, match="Nurse Bell has changed this patient’s record since"):
            attempt(desk, step)
    assert show_patient(desk, ada).course_events[0].void_reason is None


def test_what_a_colleague_did_to_somebody_else_is_in_nobodys_way(desk: Desk, ada: str) -> None:
    mark = session_mark(desk)
    defer(desk, ada)
    add_patient(replace(desk, acting="Nurse Bell"), PatientDraft("Bryn", "Llŷr", date(1979, 7, 30)))
    (step,) = undo_steps(desk, mark)
    undo(desk, step)


def test_each_user_undoes_their_own(desk: Desk, ada: str) -> None:
    mark = session_mark(desk)
    defer(desk, ada)
    assert undo_steps(replace(desk, acting="Nurse Bell"), mark) == ()
    assert undo_steps(desk, session_mark(desk)) == ()


def test_what_was_voided_by_hand_is_not_offered_again(desk: Desk, ada: str) -> None:
    mark = session_mark(desk)
    void_injection(desk, give(desk, ada), "wrong patient")
    (step,) = undo_steps(desk, mark)
    assert step.why_not == "A voided dose is not put back; if it was given, record it again."


def test_a_plan_a_course_and_a_new_patient_say_why_they_stay(desk: Desk, ada: str) -> None:
    mark = session_mark(desk)
    issue_plan(desk, ada)
    bryn = add_patient(desk, PatientDraft("Bryn", "Llŷr", date(1979, 7, 30))).patient_id
    steps = undo_steps(desk, mark)
    assert [step.can_be_undone for step in steps] == [False, False]
    assert steps[0].patient_id == bryn
    with pytest.raises(Refused, match="A patient stays in the register"):
        undo(desk, steps[0])
    with pytest.raises(Refused, match="can’t be called back"):
        preview_undo(desk, steps[1])


def test_a_role_undoes_only_what_it_may_correct(desk: Desk, ada: str) -> None:
    add_user(desk, "Desk Lee", Role.ADMINISTRATOR)
    lee = replace(desk, acting="Desk Lee")
    mark = session_mark(lee)
    defer(lee, ada)
    with pytest.raises(Refused, match="may not correct an entry"):
        undo(lee, undo_steps(lee, mark)[0])


def test_the_menu_name_holds_no_patient(desk: Desk, ada: str, clock: Ticking) -> None:
    mark = session_mark(desk)
    give(desk, ada)
    clock.day = date(2026, 1, 15)
    defer(desk, ada)
    page: PatientPage = show_patient(desk, ada)
    for step in undo_steps(desk, mark):
        assert page.patient.family_name not in step.name
        assert step.name in ("injection", "deferral")
