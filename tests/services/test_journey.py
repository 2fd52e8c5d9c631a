"""From a new patient to the maintenance window, and back over a wrong entry."""

from dataclasses import replace
from uuid import uuid4

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import Status
from b12desk.services.check_injection import check_injection
from b12desk.services.correct_injection import correct_injection, draft_of_injection, void_injection
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.record_injection import record_injection
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import (
    LEFT,
    LOADING_DAYS,
    RIGHT,
    a_course_draft,
    a_dose_draft,
    add_somebody,
    day,
    give,
    on,
    somebody_after_loading,
)


def test_six_loading_doses_open_the_maintenance_window_of_16_march_to_16_april(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    started = start_course(desk, patient_id, a_course_draft())
    assert (started.forecast.status, started.forecast.due_on) == (Status.DUE, day("2026-01-05"))
    done = give(desk, patient_id, *LOADING_DAYS)
    assert done.sentence == "Recorded. Next dose 16-Mar-2026 to 16-Apr-2026."
    assert done.is_new
    page = show_patient(on(desk, "2026-01-17"), patient_id)
    assert page.forecast is not None
    assert page.forecast.counted == tuple(day(given_on) for given_on in LOADING_DAYS)
    assert (page.status, page.forecast.phase) == (Status.UPCOMING, "maintenance")
    assert (page.forecast.due_on, page.forecast.due_by) == (day("2026-03-16"), day("2026-04-16"))
    assert verify_register(on(desk, "2026-01-17")).is_ok


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-15", Status.UPCOMING),
        ("2026-03-16", Status.DUE),
        ("2026-04-16", Status.DUE),
        ("2026-04-17", Status.OVERDUE),
    ],
)
def test_the_worklist_and_the_page_turn_on_the_same_day(today: str, expected: Status, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    (row,) = worklist(on(desk, today)).rows
    assert row.status is show_patient(on(desk, today), patient_id).status is expected


def test_the_form_opens_with_today_the_planned_dose_the_next_side_and_the_last_batch(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    give(desk, patient_id, "2026-01-05")
    draft = new_draft(on(desk, "2026-01-07"), patient_id)
    assert (draft.given_on, draft.product_id, draft.dose_micrograms) == (day("2026-01-07"), "hydroxo-1mg-1ml", 1000)
    assert (draft.site, draft.batch, draft.expires_on) == (RIGHT, "H24817", day("2028-03-31"))
    assert draft.given_by == "Nurse B. Example"


def test_a_batch_that_has_run_out_is_not_offered_again(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    record_injection(desk, a_dose_draft(patient_id, "2026-01-05", expires_on=day("2026-01-06")))
    assert new_draft(on(desk, "2026-01-07"), patient_id).batch == ""


def test_saving_the_same_form_twice_records_once(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    draft = a_dose_draft(patient_id, "2026-01-05")
    first, second = record_injection(desk, draft), record_injection(desk, draft)
    assert (first.is_new, second.is_new) == (True, False)
    assert second.sentence == "Recorded already. Next dose 07-Jan-2026."
    assert len(show_patient(desk, patient_id).injections) == 1
    with pytest.raises(Refused, match="saved before with other content"):
        record_injection(desk, replace(draft, dose_micrograms=500))


def test_a_dose_entered_late_forgets_none_that_came_after_it(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft())
    give(desk, patient_id, "2026-01-05", "2026-01-09")
    give(desk, patient_id, "2026-01-07")
    (row,) = worklist(on(desk, "2026-01-10")).rows
    assert (row.last_on, row.due_on, row.dose_number) == (day("2026-01-09"), day("2026-01-12"), 4)
    assert verify_register(on(desk, "2026-01-10")).is_ok


def test_a_correction_keeps_both_entries_and_links_them(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-01-17")
    wrong = show_patient(later, patient_id).injections[0]
    assert (wrong.given_on, wrong.site) == (day("2026-01-16"), RIGHT)
    draft = replace(draft_of_injection(later, wrong.id, str(uuid4())), site=LEFT)
    done = correct_injection(later, wrong.id, "It was the left arm", replace(draft, reasons={"*": "as given"}))
    kept = {dose.id: dose for dose in show_patient(later, patient_id).injections}
    new = kept[done.injection_id]
    assert len(kept) == 7
    assert (kept[wrong.id].void_reason, kept[wrong.id].site) == ("It was the left arm", RIGHT)
    assert (new.replaces, new.site, new.is_voided, new.batch) == (wrong.id, LEFT, False, wrong.batch)
    (row,) = worklist(later).rows
    assert (row.last_site, row.next_site, row.due_on) == (LEFT, RIGHT, day("2026-03-16"))
    assert verify_register(later).is_ok


def test_correcting_twice_with_one_form_corrects_once(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-01-17")
    wrong = show_patient(later, patient_id).injections[0]
    draft = replace(draft_of_injection(later, wrong.id, str(uuid4())), site=LEFT, reasons={"*": "as given"})
    first = correct_injection(later, wrong.id, "It was the left arm", draft)
    second = correct_injection(later, wrong.id, "It was the left arm", draft)
    assert (first.is_new, second.is_new) == (True, False)
    assert len(show_patient(later, patient_id).injections) == 7


def test_a_dose_moved_to_the_right_patient_moves_both_windows(desk: Desk) -> None:
    ada, ben = add_somebody(desk, 1), add_somebody(desk, 2)
    for patient_id in (ada, ben):
        start_course(desk, patient_id, a_course_draft())
    wrong = give(desk, ada, "2026-01-05").injection_id
    draft = replace(draft_of_injection(desk, wrong, str(uuid4())), patient_id=ben)
    correct_injection(desk, wrong, "wrong patient", draft)
    last = {row.patient_id: row.last_on for row in worklist(desk).rows}
    assert last == {ada: None, ben: day("2026-01-05")}
    assert verify_register(desk).is_ok


def test_a_void_takes_the_dose_out_of_the_schedule_and_keeps_it_on_the_page(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-01-17")
    sixth = show_patient(later, patient_id).injections[0]
    voided = void_injection(later, sixth.id, "Not given: the patient left")
    assert voided.sentence == "Voided and kept on record. Next dose 16-Jan-2026."
    page = show_patient(later, patient_id)
    assert page.forecast is not None
    assert (page.status, page.forecast.phase, page.forecast.dose_number) == (Status.OVERDUE, "loading", 6)
    assert page.injections[0].void_reason == "Not given: the patient left"
    assert verify_register(later).is_ok


def test_an_entry_is_voided_once_and_with_a_reason(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    sixth = show_patient(desk, patient_id).injections[0]
    with pytest.raises(BadInput, match="reason for the correction is missing"):
        void_injection(desk, sixth.id, "  ")
    void_injection(desk, sixth.id, "wrong patient")
    for again in (
        lambda: void_injection(desk, sixth.id, "wrong patient"),
        lambda: correct_injection(desk, sixth.id, "wrong", a_dose_draft(patient_id, "2026-01-16")),
    ):
        with pytest.raises(BadInput, match="voided already; nothing was changed"):
            again()
    with pytest.raises(NotFound):
        void_injection(desk, "nobody", "wrong patient")


def test_a_correction_that_is_refused_voids_nothing(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-01-17")
    sixth = show_patient(later, patient_id).injections[0]
    with pytest.raises(Refused, match="is in the future"):
        correct_injection(later, sixth.id, "wrong day", a_dose_draft(patient_id, "2026-01-19", RIGHT))
    assert show_patient(later, patient_id).injections[0].void_reason is None


def test_every_field_that_cannot_be_used_is_named_at_once(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    draft = a_dose_draft(patient_id, "2026-01-05", None, product_id="aspirin", dose_micrograms=0, batch="x" * 41)
    with pytest.raises(BadInput) as refused:
        record_injection(desk, replace(draft, given_on=None))
    assert len(refused.value.problems) == 5
    assert check_injection(desk, replace(draft, given_on=None)).problems == refused.value.problems


def test_a_dose_without_a_course_is_kept_and_counted_by_none(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    with pytest.raises(Refused, match="course_not_running"):
        record_injection(desk, a_dose_draft(patient_id, "2026-01-05"))
    done = record_injection(desk, a_dose_draft(patient_id, "2026-01-05", reasons={"*": "given on the ward"}))
    assert (done.sentence, done.forecast) == ("Recorded. No regimen is planned for this patient.", None)
    assert worklist(desk).counts["no_plan"] == 1
