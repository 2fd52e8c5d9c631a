"""What moves a course without a dose, and what each act refuses."""

from collections.abc import Callable

import pytest

from b12desk.clinical.errors import B12DeskError, BadInput, Refused
from b12desk.clinical.vocabulary import CheckKind, Status
from b12desk.services import course_acts
from b12desk.services.answers import Unanswered
from b12desk.services.desk import Desk
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import a_course_draft, add_somebody, day, give, on, somebody_after_loading

Act = Callable[[Desk, str], object]

ACTS: dict[str, Act] = {
    "defer": lambda desk, id: course_acts.defer_dose(desk, id, day("2026-08-01"), "holiday"),
    "hold": lambda desk, id: course_acts.hold_course(desk, id, "in hospital"),
    "resume": lambda desk, id: course_acts.resume_course(desk, id),
    "change": lambda desk, id: course_acts.change_interval(desk, id, "P2M", "symptoms return early"),
    "review": lambda desk, id: record_review(desk, id, ReviewDraft(day("2026-01-17"), "better")),
    "end": lambda desk, id: course_acts.end_course(desk, id, "oral_switch"),
}


def test_a_deferral_is_a_status_until_its_day_and_moves_no_window(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    moved = course_acts.defer_dose(on(desk, "2026-04-10"), patient_id, day("2026-05-20"), "holiday")
    assert (moved.forecast.status, moved.forecast.due_by) == (Status.DEFERRED, day("2026-04-16"))
    assert (moved.forecast.book_on, moved.forecast.overdue_from) == (day("2026-05-20"), day("2026-05-21"))
    seen = {today: worklist(on(desk, today)).rows[0].status for today in ("2026-05-19", "2026-05-20", "2026-05-21")}
    assert list(seen.values()) == [Status.DEFERRED, Status.DUE, Status.OVERDUE]


def test_a_dose_ends_the_deferral(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    course_acts.defer_dose(on(desk, "2026-04-10"), patient_id, day("2026-05-20"), "holiday")
    give(desk, patient_id, "2026-04-15")
    (row,) = worklist(on(desk, "2026-04-16")).rows
    assert (row.status, row.deferred_until, row.due_on) == (Status.UPCOMING, None, day("2026-06-15"))


@pytest.mark.parametrize("until", ["2026-04-09", "2026-04-10"])
def test_a_deferral_ends_after_today(until: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    with pytest.raises(BadInput, match="A deferral ends after today"):
        course_acts.defer_dose(on(desk, "2026-04-10"), patient_id, day(until), "holiday")


def test_a_deferral_says_all_that_is_missing_at_once(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        course_acts.defer_dose(desk, add_somebody(desk), None, " ")
    assert refused.value.problems == ("The reason is missing.", "The day to defer to is missing.")


def test_a_hold_stops_the_clock_and_a_resume_starts_it_again(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    held = course_acts.hold_course(on(desk, "2026-03-20"), patient_id, "in hospital").forecast
    assert (held.status, held.book_on) == (Status.ON_HOLD, None)
    assert worklist(on(desk, "2026-06-01")).rows[0].status is Status.ON_HOLD
    resumed = course_acts.resume_course(on(desk, "2026-06-01"), patient_id).forecast
    assert (resumed.status, resumed.overdue_from) == (Status.DUE, day("2026-06-02"))
    assert verify_register(on(desk, "2026-06-01")).is_ok


def test_a_course_is_held_once_and_resumed_once(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    with pytest.raises(Refused, match="not on hold"):
        course_acts.resume_course(later, patient_id)
    course_acts.hold_course(later, patient_id, "in hospital")
    with pytest.raises(Refused, match="on hold already"):
        course_acts.hold_course(later, patient_id, "in hospital")


def test_a_shorter_interval_counts_from_the_last_dose(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    moved = course_acts.change_interval(on(desk, "2026-02-02"), patient_id, "P2M", "symptoms return early")
    assert (moved.forecast.due_on, moved.forecast.due_by) == (day("2026-03-16"), day("2026-03-16"))


def test_nobody_is_overdue_since_before_the_interval_was_changed(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    moved = course_acts.change_interval(on(desk, "2026-04-01"), patient_id, "P1M", "symptoms return early")
    assert (moved.forecast.status, moved.forecast.overdue_from) == (Status.DUE, day("2026-04-02"))


def test_an_interval_outside_the_list_waits_for_a_reason_which_is_kept(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    with pytest.raises(Unanswered) as refused:
        course_acts.change_interval(later, patient_id, "P6M", "laboratory_result")
    assert {f.id for f in refused.value.findings} == {"interval_not_allowed", "titration_on_biomarkers"}
    assert show_patient(later, patient_id).course_events == ()
    answers = {"interval_not_allowed": "haematology's advice", "titration_on_biomarkers": "and no symptoms"}
    course_acts.change_interval(later, patient_id, "P6M", "laboratory_result", reasons=answers)
    (event,) = show_patient(later, patient_id).course_events
    assert (event.interval, event.reason) == ("P6M", "laboratory_result")
    assert dict(event.reasons) == answers


@pytest.mark.parametrize("interval", ["", "3 months", "P0M", "P3M/P2M", "P2M/P12W"])
def test_what_is_no_interval_is_refused(interval: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    with pytest.raises(BadInput, match="The interval: "):
        course_acts.change_interval(on(desk, "2026-02-02"), patient_id, interval, "symptoms")


def test_ending_a_lifelong_course_because_levels_are_normal_waits_for_a_reason(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    with pytest.raises(Unanswered, match="do_not_stop"):
        course_acts.end_course(later, patient_id, "normal_levels")
    course_acts.end_course(later, patient_id, "normal_levels", reasons={"do_not_stop": "her own wish"})
    assert show_patient(later, patient_id).course_events[0].reasons == (("do_not_stop", "her own wish"),)


def test_an_ended_course_has_no_dates_and_keeps_what_was_given(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    ended = course_acts.end_course(on(desk, "2026-02-02"), patient_id, "oral_switch").forecast
    assert (ended.status, ended.due_on, ended.book_on, len(ended.counted)) == (Status.ENDED, None, None, 6)
    (row,) = worklist(on(desk, "2026-12-31")).rows
    assert (row.status, row.due_on, row.last_on) == (Status.ENDED, None, day("2026-01-16"))


def test_a_course_ended_before_its_first_day_never_begins(desk: Desk) -> None:
    patient_id = _planned_ahead(desk)
    ended = course_acts.end_course(on(desk, "2026-12-01"), patient_id, "goes elsewhere").forecast
    assert (ended.status, ended.due_on) == (Status.ENDED, None)
    for today in ("2026-12-01", "2026-12-08", "2026-12-09", "2027-03-01"):
        assert worklist(on(desk, today)).rows[0].status is Status.ENDED
        page = show_patient(on(desk, today), patient_id)
        assert page.forecast is not None
        assert page.forecast.status is Status.ENDED
    assert verify_register(on(desk, "2026-12-09")).is_ok


def test_a_deferral_before_the_first_day_stands_from_it_on(desk: Desk) -> None:
    patient_id = _planned_ahead(desk)
    course_acts.defer_dose(on(desk, "2026-12-01"), patient_id, day("2026-12-20"), "on holiday")
    seen = {today: worklist(on(desk, today)).rows[0].status for today in ("2026-12-08", "2026-12-19", "2026-12-22")}
    assert list(seen.values()) == [Status.DEFERRED, Status.DEFERRED, Status.OVERDUE]
    assert verify_register(on(desk, "2026-12-09")).is_ok


def test_a_hold_before_the_first_day_stands_from_it_on(desk: Desk) -> None:
    patient_id = _planned_ahead(desk)
    course_acts.hold_course(on(desk, "2026-12-01"), patient_id, "in hospital")
    assert worklist(on(desk, "2026-12-09")).rows[0].status is Status.ON_HOLD
    course_acts.resume_course(on(desk, "2026-12-10"), patient_id)
    assert worklist(on(desk, "2026-12-10")).rows[0].status is not Status.ON_HOLD


def _planned_ahead(desk: Desk) -> str:
    """Add somebody whose course begins in a week."""
    patient_id = add_somebody(desk)
    start_course(on(desk, "2026-12-01"), patient_id, a_course_draft(start_on="2026-12-08"))
    return patient_id


@pytest.mark.parametrize("name", list(ACTS))
def test_an_ended_course_takes_no_act(name: str, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    course_acts.end_course(later, patient_id, "oral_switch")
    with pytest.raises(Refused, match="The course has ended; nothing was changed"):
        ACTS[name](later, patient_id)
    assert len(show_patient(later, patient_id).course_events) == 1


@pytest.mark.parametrize("name", list(ACTS))
def test_a_patient_without_a_course_takes_no_act(name: str, desk: Desk) -> None:
    with pytest.raises(Refused, match="No course is running"):
        ACTS[name](on(desk, "2026-01-17"), add_somebody(desk))


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, id: course_acts.hold_course(desk, id, " "),
        lambda desk, id: course_acts.end_course(desk, id, ""),
        lambda desk, id: course_acts.change_interval(desk, id, "P2M", ""),
    ],
    ids=["hold", "end", "change"],
)
def test_an_act_needs_its_reason(act: Act, desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    with pytest.raises(BadInput, match="The reason is missing"):
        act(on(desk, "2026-02-02"), patient_id)


def test_a_new_course_waits_until_the_old_one_has_ended(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    draft = a_course_draft("hydroxo-monthly", "2026-02-02", start_phase="maintenance")
    with pytest.raises(Refused, match="A course is running for this patient: end it first"):
        start_course(later, patient_id, draft)
    course_acts.end_course(later, patient_id, "other protocol")
    started = start_course(later, patient_id, draft)
    assert (started.forecast.last_on, started.forecast.due_on) == (day("2026-01-16"), day("2026-02-16"))
    (row,) = worklist(later).rows
    assert (row.protocol, row.status) == ("hydroxo-monthly", Status.UPCOMING)
    assert verify_register(later).is_ok


def test_a_review_without_further_improvement_ends_the_neurological_loading(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("hydroxo-neuro", neuro_involvement=True))
    give(desk, patient_id, "2026-01-05", "2026-01-07")
    reviewed = record_review(
        on(desk, "2026-01-08"),
        patient_id,
        ReviewDraft(day("2026-01-08"), " no_further_improvement ", CheckKind.NEURO_REVIEW),
    ).forecast
    assert (reviewed.phase, reviewed.due_on, reviewed.due_by) == ("maintenance", day("2026-03-07"), day("2026-03-07"))
    assert worklist(on(desk, "2026-01-08")).rows[0].has_neuro


def test_a_gate_waits_for_its_review(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("cyano-pernicious"))
    days = [f"2026-01-{number:02d}" for number in range(5, 12)]
    from b12desk.services.record_injection import record_injection
    from tests.builders import a_dose_draft

    for given_on in days:
        draft = a_dose_draft(patient_id, given_on, product_id="cyano-1000-1ml", dose_micrograms=100)
        record_injection(on(desk, given_on), draft)
    later = on(desk, "2026-01-12")
    assert worklist(later).rows[0].status is Status.AWAITING_REVIEW
    record_review(later, patient_id, ReviewDraft(day("2026-01-12"), "response_confirmed"))
    (row,) = worklist(later).rows
    assert (row.status, row.phase, row.due_on) == (Status.UPCOMING, "alternate", day("2026-01-13"))


def test_a_review_needs_its_day_and_its_outcome(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    with pytest.raises(BadInput) as refused:
        record_review(desk, patient_id, ReviewDraft(None, ""))
    assert len(refused.value.problems) == 2
    with pytest.raises(BadInput, match="06-Jan-2026 is in the future"):
        record_review(desk, patient_id, ReviewDraft(day("2026-01-06"), "better"))


@pytest.mark.parametrize("name", ["hold", "end", "change"])
def test_an_act_that_is_refused_leaves_no_trace(name: str, desk: Desk) -> None:
    patient_id = add_somebody(desk)
    before = len(show_patient(desk, patient_id).history)
    with pytest.raises(B12DeskError):
        ACTS[name](desk, patient_id)
    assert len(show_patient(desk, patient_id).history) == before
