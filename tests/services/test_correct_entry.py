"""An entry that is no dose is taken back by a void: it stays on record and nothing counts it any more."""

from collections.abc import Callable

import pytest

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.vocabulary import CheckKind, Flag, NotGiven, Role, Status
from b12desk.services import course_acts
from b12desk.services.check_injection import check_injection
from b12desk.services.correct_entry import void_entry
from b12desk.services.desk import Desk
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_result import list_results, record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.start_course import start_course
from b12desk.services.switch_course import switch_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import (
    a_course_draft,
    a_dose_draft,
    add_somebody,
    an_id,
    day,
    give,
    on,
    somebody_after_loading,
)
from tests.services.staff import acting, staff

TODAY = "2026-04-10"
Add = Callable[[Desk, str], str]

ENTRIES: dict[str, Add] = {
    "review": lambda desk, id: record_review(desk, id, ReviewDraft(day(TODAY), "worse")).event_id,
    "lab": lambda desk, id: record_result(desk, id, day(TODAY), "potassium", "2.9", "mmol/L").event_id,
    "deferral": lambda desk, id: course_acts.defer_dose(desk, id, day("2026-06-20"), "holiday").event_id,
    "interval": lambda desk, id: course_acts.change_interval(desk, id, "P1M", "symptoms return early").event_id,
    "hold": lambda desk, id: course_acts.hold_course(desk, id, "in hospital").event_id,
    "end": lambda desk, id: course_acts.end_course(desk, id, "oral_switch").event_id,
    "not_given": lambda desk, id: record_not_given(desk, id, day(TODAY), NotGiven.REFUSED),
}


@pytest.fixture
def today(desk: Desk) -> Desk:
    return on(desk, TODAY)


@pytest.fixture
def ada(desk: Desk) -> str:
    return somebody_after_loading(desk)


def said(page: PatientPage) -> set[str]:
    return {found.id for found in page.forecast.findings} if page.forecast else set()


@pytest.mark.parametrize("kind", list(ENTRIES))
def test_a_voided_entry_counts_for_nothing_and_stays_on_record(today: Desk, ada: str, kind: str) -> None:
    before, listed = show_patient(today, ada).forecast, worklist(today)
    id = ENTRIES[kind](today, ada)
    assert void_entry(today, id, " typed into\nthe wrong record ").id == id
    page = show_patient(today, ada)
    assert page.forecast == before
    assert worklist(today) == listed
    assert [(event.kind, event.void_reason) for event in page.course_events] == [(kind, "typed into the wrong record")]
    assert page.history[0].says.startswith("Voided: ")
    assert page.history[0].says.endswith("; reason: typed into the wrong record")
    assert verify_register(today).is_ok


def test_a_voided_review_gives_its_check_back(desk: Desk, ada: str) -> None:
    later = on(desk, "2026-04-05")
    review = record_review(later, ada, ReviewDraft(day("2026-04-05"), "improving", CheckKind.SYMPTOM_REVIEW))
    due = {check.due_on for check in review.forecast.checks}
    assert day("2026-04-05") not in due
    void_entry(later, review.event_id, "another patient’s")
    page = show_patient(on(desk, "2026-04-06"), ada)
    assert page.forecast is not None
    assert day("2026-04-05") in {check.due_on for check in page.forecast.checks if check.is_overdue}
    assert "review_overdue" in said(page)


def test_a_voided_review_that_ended_a_phase_opens_it_again(desk: Desk) -> None:
    patient_id = add_somebody(desk)
    start_course(desk, patient_id, a_course_draft("hydroxo-neuro", neuro_involvement=True))
    give(desk, patient_id, "2026-01-05")
    later = on(desk, "2026-01-06")
    review = record_review(later, patient_id, ReviewDraft(day("2026-01-06"), "no_further_improvement"))
    assert review.forecast.phase == "maintenance"
    void_entry(later, review.event_id, "it was another patient")
    (row,) = worklist(later).rows
    assert (row.phase, row.due_on) == ("loading", day("2026-01-07"))
    assert verify_register(later).is_ok


def test_a_voided_result_is_listed_with_its_reason_and_says_nothing(today: Desk, ada: str) -> None:
    id = ENTRIES["lab"](today, ada)
    assert "potassium_low" in said(show_patient(today, ada))
    void_entry(today, id, "haemolysed")
    (result,) = list_results(today, ada)
    assert (result.value, result.is_voided, result.void_reason, result.readings) == ("2.9", True, "haemolysed", ())
    assert "potassium_low" not in said(show_patient(today, ada))
    record_result(today, ada, day(TODAY), "potassium", "2.9", "mmol/L")
    assert [one.is_voided for one in list_results(today, ada)] == [False, True]


def test_a_voided_platelet_count_no_longer_asks_before_a_dose(today: Desk, ada: str) -> None:
    id = record_result(today, ada, day(TODAY), "platelets", "40", "10^9/L").event_id
    draft = a_dose_draft(ada, TODAY)
    assert "thrombocytopenia" in {found.id for found in check_injection(today, draft).findings}
    void_entry(today, id, "clumped")
    assert "thrombocytopenia" not in {found.id for found in check_injection(today, draft).findings}


def test_a_voided_potassium_no_longer_answers_the_question_of_the_first_days(desk: Desk) -> None:
    patient_id = add_somebody(desk, 2, Flag.SEVERE_ANAEMIA)
    start_course(desk, patient_id, a_course_draft(reasons={"*": "asked and answered"}))
    give(desk, patient_id, "2026-01-05", reasons={"*": "asked and answered"})
    later = on(desk, "2026-01-06")
    id = record_result(later, patient_id, day("2026-01-06"), "potassium", "4.1", "mmol/L").event_id
    assert "potassium_first_48h" not in said(show_patient(later, patient_id))
    void_entry(later, id, "another patient’s")
    assert "potassium_first_48h" in said(show_patient(later, patient_id))


def test_a_voided_resume_holds_the_course_again(today: Desk, ada: str) -> None:
    course_acts.hold_course(today, ada, "in hospital")
    id = course_acts.resume_course(today, ada).event_id
    void_entry(today, id, "still in hospital")
    assert show_patient(today, ada).status is Status.ON_HOLD


def test_a_voided_end_lets_the_course_go_on_unless_another_has_begun(today: Desk, ada: str) -> None:
    ended = ENTRIES["end"](today, ada)
    start_course(today, ada, a_course_draft("hydroxo-monthly", TODAY, start_phase="maintenance"))
    with pytest.raises(Refused, match="Another course has begun since this end; nothing was changed"):
        void_entry(today, ended, "typed by mistake")
    assert show_patient(today, ada).course_events[0].void_reason is None


def test_the_end_that_a_switch_made_is_not_voided_alone(today: Desk, ada: str) -> None:
    switch_course(today, ada, a_course_draft("hydroxo-monthly", TODAY, start_phase="maintenance"), "closer together")
    (end,) = show_patient(today, ada).course_events
    with pytest.raises(Refused, match="Another course has begun"):
        void_entry(today, end.id, "typed by mistake")


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("review", "may not record a review"),
        ("interval", "may not plan, change or end a course"),
        ("hold", "may not plan, change or end a course"),
        ("end", "may not plan, change or end a course"),
        ("deferral", None),
        ("lab", None),
        ("not_given", None),
    ],
)
def test_who_may_not_record_an_entry_doesn_t_take_it_back_either(
    today: Desk, ada: str, kind: str, says: str | None
) -> None:
    id = ENTRIES[kind](today, ada)
    staff(today)
    assistant = acting(today, Role.HEALTH_CARE_ASSISTANT)
    if says is None:
        void_entry(assistant, id, "wrong patient")
        return
    with pytest.raises(Refused, match=says):
        void_entry(assistant, id, "wrong patient")
    void_entry(acting(today, Role.NURSE), id, "wrong patient")


def test_an_entry_is_voided_once_with_a_reason(today: Desk, ada: str) -> None:
    id = ENTRIES["review"](today, ada)
    with pytest.raises(BadInput, match="The reason for the correction is missing"):
        void_entry(today, id, " \n")
    void_entry(today, id, "wrong patient")
    with pytest.raises(BadInput, match="This entry has been voided already; nothing was changed"):
        void_entry(today, id, "wrong patient")
    with pytest.raises(NotFound, match="There is no such entry"):
        void_entry(today, an_id("nothing"), "wrong patient")
