"""Somebody comes from another clinic: the doses given there and the course from here on are one act."""

from dataclasses import replace

import pytest

from b12desk.clinical.errors import B12DeskError, BadInput, Refused
from b12desk.clinical.vocabulary import Flag, Role, Status
from b12desk.services.answers import Unanswered
from b12desk.services.course_acts import end_course
from b12desk.services.desk import Desk
from b12desk.services.people import add_user
from b12desk.services.plan_regimen import CourseDraft
from b12desk.services.show_patient import show_patient
from b12desk.services.transfer_in import DoseElsewhere, preview_transfer_in, transfer_in
from b12desk.services.verify_register import verify_register
from tests.builders import a_course_draft, add_somebody, day, on, somebody_after_loading

HYDROXO = "hydroxo-1mg-1ml"


def a_dose(given_on: str | None = "2025-12-01", micrograms: int | None = 1000, **details: str) -> DoseElsewhere:
    return DoseElsewhere(day(given_on) if given_on else None, details.pop("product", HYDROXO), micrograms, **details)


def in_maintenance() -> CourseDraft:
    return a_course_draft("hydroxo-standard", "2026-01-05", start_phase="maintenance")


def test_the_last_dose_elsewhere_sets_the_window_and_is_not_counted(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    started = transfer_in(desk, patient_id, in_maintenance(), [a_dose(where="Bridge Street Surgery")])
    assert (started.forecast.last_on, started.forecast.counted) == (day("2025-12-01"), ())
    assert (started.forecast.due_on, started.forecast.due_by) == (day("2026-02-01"), day("2026-03-01"))
    (dose,) = show_patient(desk, patient_id).injections
    assert (dose.given_elsewhere, dose.site, dose.note) == (True, None, "Given at Bridge Street Surgery")
    assert dose.authority_id is None
    assert verify_register(desk).is_ok


def test_the_latest_of_several_doses_is_the_one_that_counts_for_the_window(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    doses = [a_dose("2025-12-08"), a_dose("2025-09-08"), a_dose("2025-12-20", 100)]
    started = transfer_in(desk, patient_id, in_maintenance(), doses)
    assert started.forecast.last_on == day("2025-12-08")
    assert [dose.given_on for dose in show_patient(desk, patient_id).injections] == [
        day("2025-12-20"), day("2025-12-08"), day("2025-09-08"),
    ]  # fmt: skip


def test_the_preview_shows_what_taking_over_comes_to(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    doses = [a_dose("2025-12-08"), a_dose(None), a_dose("2025-12-20", None)]
    with pytest.raises(BadInput, match="already"):
        preview_transfer_in(desk, patient_id, in_maintenance(), [*doses, a_dose("2025-12-08")])
    preview = preview_transfer_in(desk, patient_id, in_maintenance(), doses)
    assert show_patient(desk, patient_id).injections == ()
    started = transfer_in(desk, patient_id, in_maintenance(), doses[:1])
    assert preview.forecast.projection == started.forecast.projection


def test_without_a_known_dose_the_first_is_due_on_the_start(desk: Desk) -> None:
    started = transfer_in(desk, add_somebody(desk), in_maintenance())
    assert (started.forecast.due_on, started.forecast.phase) == (day("2026-01-05"), "maintenance")


Refusal = tuple[CourseDraft, list[DoseElsewhere], str]
REFUSED: dict[str, Refusal] = {
    "no phase": (a_course_draft(), [a_dose()], "Say which phase the patient is in"),
    "on the start": (in_maintenance(), [a_dose("2026-01-05")], "lies before the start; 05-Jan-2026 does not"),
    "after the start": (in_maintenance(), [a_dose("2026-01-06")], "lies before the start; 06-Jan-2026 does not"),
    "twice": (in_maintenance(), [a_dose(), a_dose()], "A dose on 01-Dec-2025 is recorded already"),
    "no day": (in_maintenance(), [a_dose(None)], "The date given is missing"),
    "no dose": (in_maintenance(), [a_dose(micrograms=None)], "The dose is missing"),
    "no such product": (in_maintenance(), [a_dose(product="b12")], "no product “b12”"),
    "before birth": (in_maintenance(), [a_dose("1956-03-01")], "before the patient was born"),
    "no prescriber": (replace(in_maintenance(), prescriber=""), [a_dose()], "The prescriber is missing"),
    "no such phase": (replace(in_maintenance(), start_phase="weekly"), [a_dose()], "no phase “weekly”"),
}


@pytest.mark.parametrize("refusal", REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_said_and_nothing_is_kept(refusal: Refusal, desk: Desk) -> None:
    draft, doses, says = refusal
    patient_id = add_somebody(desk)
    with pytest.raises(B12DeskError, match=says):
        transfer_in(desk, patient_id, draft, doses)
    page = show_patient(desk, patient_id)
    assert (page.injections, page.course) == ((), None)


def test_a_dose_in_the_future_is_blocked_although_the_course_starts_later(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    draft = a_course_draft("hydroxo-standard", "2026-03-02", start_phase="maintenance", reasons={"*": "planned"})
    with pytest.raises(Unanswered, match="in the future"):
        transfer_in(desk, patient_id, draft, [a_dose("2026-02-02")])


def test_what_planning_asks_keeps_the_dose_from_being_recorded(desk: Desk) -> None:
    patient_id = add_somebody(desk, 1, Flag.PREGNANT)
    with pytest.raises(Unanswered):
        transfer_in(desk, patient_id, in_maintenance(), [a_dose()])
    assert show_patient(desk, patient_id).injections == ()
    transfer_in(desk, patient_id, replace(in_maintenance(), reasons={"*": "agreed with Dr A."}), [a_dose()])
    assert len(show_patient(desk, patient_id).injections) == 1


def test_nobody_is_taken_over_twice(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    transfer_in(desk, patient_id, in_maintenance(), [a_dose()])
    with pytest.raises(Refused, match="A course is running"):
        transfer_in(desk, patient_id, in_maintenance(), [a_dose("2025-11-03")])
    assert len(show_patient(desk, patient_id).injections) == 1


def test_a_dose_that_is_recorded_here_needs_no_second_entry(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    later = on(desk, "2026-02-02")
    end_course(later, patient_id, "moved for a while")
    back = a_course_draft("hydroxo-standard", "2026-02-02", start_phase="maintenance")
    with pytest.raises(BadInput, match="A dose on 16-Jan-2026 is recorded already"):
        transfer_in(later, patient_id, back, [a_dose("2026-01-16")])
    assert transfer_in(later, patient_id, back).forecast.last_on == day("2026-01-16")


def test_folic_acid_is_no_question_once_a_dose_elsewhere_went_before(desk: Desk) -> None:
    patient_id = add_somebody(desk, 1, Flag.FOLIC_ACID)
    started = transfer_in(desk, patient_id, in_maintenance(), [a_dose()])
    assert started.forecast.status is Status.UPCOMING


def test_a_health_care_assistant_may_not_take_over(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    add_user(desk, "Nurse B. Example", Role.NURSE)
    add_user(desk, "Assistant C. Example", Role.HEALTH_CARE_ASSISTANT)
    with pytest.raises(Refused, match="may not plan"):
        transfer_in(replace(desk, acting="Assistant C. Example"), patient_id, in_maintenance(), [a_dose()])
