"""What a prescriber decides about a gap: each choice, what it does to the plan, and what it needs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.vocabulary import CheckKind, Flag, GapChoice, Severity, Status, Symptom
from b12desk.services.answers import Unanswered
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.gap_question import NO_LOADING, gap_question, reload_words
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.record_decision import DecisionDraft, record_decision
from b12desk.services.record_injection import record_injection
from b12desk.services.record_result import record_result
from b12desk.services.record_review import ReviewDraft, record_review
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from b12desk.services.worklist import worklist
from tests.builders import a_course_draft, a_dose_draft, add_somebody, day, give, on, somebody_after_loading

LATE = "2026-08-03"
CHECK = ReviewDraft(day(LATE), "worse", CheckKind.SYMPTOM_REVIEW, "", ((Symptom.FATIGUE, 7),), 9)
TO_CONTINUE = DecisionDraft(GapChoice.CONTINUE, "Dr A. Example", "seen in clinic", CHECK)


@pytest.fixture
def late(desk: Desk) -> Desk:
    """The desk on Monday 3 August 2026, 18 days after twice the longest interval from the last loading dose."""
    return on(desk, LATE)


@pytest.fixture
def ada(desk: Desk) -> str:
    return somebody_after_loading(desk)


def decide(
    desk: Desk,
    patient_id: str,
    choice: GapChoice,
    *,
    review: ReviewDraft | None = CHECK,
    reload_on: date | None = None,
    reasons: Mapping[str, str] = NO_REASONS,
) -> str:
    """Record the decision and return what it says at the desk."""
    draft = DecisionDraft(choice, "Dr A. Example", "seen in clinic", review, reload_on, reasons)
    return record_decision(desk, patient_id, draft).sentence


def gap(page: PatientPage) -> tuple[str, Severity]:
    (found,) = page.gaps
    return found.message, found.severity


def test_the_question_says_the_gap_with_its_sum_and_what_each_choice_does(late: Desk, ada: str) -> None:
    question = gap_question(late, ada)
    ((found, sums),) = question.findings
    assert found.id == "long_gap"
    assert sums == "Last dose 16-Jan-2026 + 2 × 3 months = 16-Jul-2026, which was 18 days ago."
    assert [option.follows for option in question.options] == [
        "The plan goes on where it stands: the next dose is offered 03-Aug-2026. Without a dose it is asked again from "
        "01-Sep-2026 on.",
        "This course ends and the same regimen starts anew, first dose 03-Aug-2026. Loading: six injections of 1000 "
        "micrograms of hydroxocobalamin, every 2 days, at most three in 7 days.",
        "Serum B12 and a full blood count are asked for by 17-Aug-2026; no date moves, and a dose meanwhile needs a "
        "reason.",
        "The referral is on record; no date moves, and a dose meanwhile needs a reason.",
    ]
    assert {option.why_not for option in question.options} == {""}


def test_the_question_offers_an_open_day_to_reload_on(desk: Desk, ada: str) -> None:
    question = gap_question(on(desk, "2026-08-01"), ada)  # a Saturday
    assert question.reload_on == day(LATE)
    assert "first dose 05-Aug-2026" in reload_words(question.loading, day("2026-08-05"))
    assert "first dose on the day below" in reload_words(question.loading, None)


def test_there_is_no_question_without_a_gap_and_none_without_a_course(desk: Desk, ada: str) -> None:
    assert gap_question(on(desk, "2026-07-15"), ada).findings == ()
    assert gap_question(on(desk, "2026-07-15"), add_somebody(desk, 2)).options == ()
    assert len(gap_question(on(desk, "2026-07-16"), ada).findings) == 1


def test_continuing_leaves_every_date_and_makes_the_gap_information_for_28_days(late: Desk, ada: str) -> None:
    before = show_patient(late, ada).forecast
    assert decide(late, ada, GapChoice.CONTINUE) == "Decided: continue. Next dose offered 03-Aug-2026."
    page = show_patient(late, ada)
    assert before is not None
    assert page.forecast is not None
    assert page.forecast.projection == before.projection
    assert gap(page)[1] is Severity.INFO
    assert "Decided on 03-Aug-2026 by Dr A. Example: continue (seen in clinic)." in gap(page)[0]
    assert gap(show_patient(on(late, "2026-08-31"), ada))[1] is Severity.INFO
    assert gap(show_patient(on(late, "2026-09-01"), ada))[1] is Severity.STOP
    assert record_injection(late, a_dose_draft(ada, LATE, reasons={"neuro_symptoms_new": "referred"})).is_new


def test_reloading_ends_the_course_and_starts_its_loading_doses_anew(late: Desk, ada: str) -> None:
    old = show_patient(late, ada).course
    sentence = decide(late, ada, GapChoice.RELOAD, reload_on=day("2026-08-05"))
    assert sentence == "Decided: reload. First new loading dose 05-Aug-2026."
    page = show_patient(late, ada)
    assert old is not None
    assert page.course is not None
    assert page.forecast is not None
    assert (page.course.replaces, page.course.protocol_id) == (old.id, "hydroxo-standard")
    assert (page.forecast.phase, page.forecast.dose_number, page.forecast.due_on) == ("loading", 1, day("2026-08-05"))
    assert page.gaps == ()
    kinds = [event.kind for event in page.course_events]
    assert kinds == ["end", "decision", "review"]
    (row,) = worklist(late).rows
    assert (row.status, row.phase) == (Status.UPCOMING, "loading")
    give(late, ada, "2026-08-05", reasons={"*": "referred"})
    assert show_patient(on(late, "2026-08-05"), ada).forecast is not None
    assert verify_register(late).is_ok


def test_bloods_first_asks_for_them_within_14_days_until_they_come(late: Desk, ada: str) -> None:
    assert decide(late, ada, GapChoice.BLOODS_FIRST) == (
        "Decided: bloods first. Serum B12 and a full blood count by 17-Aug-2026."
    )
    page = show_patient(late, ada)
    assert page.forecast is not None
    asked = {(check.kind, check.due_on) for check in page.forecast.checks}
    assert {(kind, day("2026-08-17")) for kind in (CheckKind.SERUM_B12, CheckKind.FULL_BLOOD_COUNT)} <= asked
    assert gap(page)[0].endswith("No result since.")
    record_result(late, ada, day(LATE), "total_b12", "150", "ng/L")
    page = show_patient(late, ada)
    assert page.forecast is not None
    assert CheckKind.SERUM_B12 not in {check.kind for check in page.forecast.checks}
    assert gap(page) == (gap(page)[0], Severity.STOP)
    assert gap(page)[0].endswith("A result has come since: ask the prescriber how to go on.")


def test_a_referral_leaves_every_date_and_the_question_open(late: Desk, ada: str) -> None:
    before = show_patient(late, ada).forecast
    assert decide(late, ada, GapChoice.REFER) == "Decided: refer. The plan stays as it is meanwhile."
    page = show_patient(late, ada)
    assert before is not None
    assert page.forecast is not None
    assert page.forecast.projection == before.projection
    assert gap(page)[1] is Severity.STOP


def test_the_decision_refers_to_the_symptom_check_that_came_with_it(late: Desk, ada: str) -> None:
    decide(late, ada, GapChoice.REFER)
    decision, review = show_patient(late, ada).course_events
    assert (decision.refers_to, decision.outcome, decision.prescriber) == (review.id, "refer", "Dr A. Example")
    assert (review.scores, review.wears_off_week, review.outcome) == (((Symptom.FATIGUE, 7),), 9, "worse")


@pytest.mark.parametrize(("reviewed_on", "is_known"), [("2026-07-06", True), ("2026-07-05", False)])
def test_a_review_of_the_last_28_days_is_the_symptom_check(
    desk: Desk, late: Desk, ada: str, reviewed_on: str, is_known: bool
) -> None:
    review = record_review(on(desk, reviewed_on), ada, ReviewDraft(day(reviewed_on), "unchanged")).event_id
    decide(late, ada, GapChoice.REFER, review=None)
    decision = show_patient(late, ada).course_events[0]
    assert decision.refers_to == (review if is_known else None)


def test_a_dose_closes_the_question(late: Desk, ada: str) -> None:
    decide(late, ada, GapChoice.CONTINUE)
    give(late, ada, LATE, reasons={"*": "seen in clinic"})
    assert show_patient(late, ada).gaps == ()
    with pytest.raises(Refused, match="There is no gap to decide about for this patient; nothing was changed"):
        decide(late, ada, GapChoice.CONTINUE)


def test_a_regimen_without_loading_can_t_be_reloaded(desk: Desk, late: Desk) -> None:
    patient_id = add_somebody(desk, 2, Flag.POST_BARIATRIC)
    start_course(desk, patient_id, a_course_draft("bariatric-3-monthly", reasons={"*": "confirmed elsewhere"}))
    give(desk, patient_id, "2026-01-05")
    assert [option.why_not for option in gap_question(late, patient_id).options] == ["", NO_LOADING, "", ""]
    lines = len(show_patient(late, patient_id).history)
    with pytest.raises(Refused, match="This regimen has no loading doses: end the course and plan another"):
        decide(late, patient_id, GapChoice.RELOAD, reload_on=day(LATE))
    assert len(show_patient(late, patient_id).history) == lines


def test_reloading_waits_for_what_planning_asks_and_changes_nothing_until_then(desk: Desk, late: Desk) -> None:
    patient_id = somebody_after_loading(desk, 2)
    patient = show_patient(late, patient_id).patient
    change_patient(late, patient_id, replace(draft_of(patient), flags=frozenset({Flag.PREGNANT})))
    lines = len(show_patient(late, patient_id).history)
    with pytest.raises(Unanswered) as refused:
        decide(late, patient_id, GapChoice.RELOAD, reload_on=day(LATE))
    assert [found.id for found in refused.value.findings] == ["pregnant_or_breastfeeding"]
    assert len(show_patient(late, patient_id).history) == lines
    decide(late, patient_id, GapChoice.RELOAD, reload_on=day(LATE), reasons={"pregnant_or_breastfeeding": "agreed"})
    page = show_patient(late, patient_id)
    assert page.course is not None
    assert page.course.reasons == (("pregnant_or_breastfeeding", "agreed"),)


def test_loading_that_stalled_is_decided_about_too(desk: Desk) -> None:
    patient_id = add_somebody(desk, 2)
    start_course(desk, patient_id, a_course_draft())
    give(desk, patient_id, "2026-01-05")
    stalled = on(desk, "2026-01-15")
    ((found, sums),) = gap_question(stalled, patient_id).findings
    assert found.id == "loading_stalled"
    assert sums == "Due by 07-Jan-2026 + 7 days = 14-Jan-2026, which was 1 day ago."
    decide(stalled, patient_id, GapChoice.CONTINUE, review=replace(CHECK, on=day("2026-01-15")))
    assert gap(show_patient(stalled, patient_id))[1] is Severity.INFO


def test_a_year_without_a_dose_is_counted_in_years(desk: Desk, ada: str) -> None:
    ((found, sums),) = gap_question(on(desk, "2027-01-16"), ada).findings
    assert found.id == "very_long_gap"
    assert sums == "Last dose 16-Jan-2026 + 2 × 3 months = 16-Jul-2026; + 12 months = 16-Jan-2027, which was today."


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(TO_CONTINUE, choice=None), "The decision is missing: continue, reload, bloods first or refer."),
        (replace(TO_CONTINUE, prescriber=" "), "The prescriber who decided is missing."),
        (replace(TO_CONTINUE, reason=""), "The reason is missing."),
        (replace(TO_CONTINUE, choice=GapChoice.RELOAD), "The day the new loading doses start is missing."),
        (
            replace(TO_CONTINUE, choice=GapChoice.RELOAD, reload_on=day("2026-08-02")),
            "The new loading doses start today or later.",
        ),
        (replace(TO_CONTINUE, review=replace(CHECK, outcome="")), "The outcome of the review is missing."),
        (replace(TO_CONTINUE, review=replace(CHECK, on=day("2026-08-04"))), "04-Aug-2026 is in the future."),
    ],
    ids=["choice", "prescriber", "reason", "day", "yesterday", "outcome", "tomorrow"],
)
def test_a_decision_says_what_is_missing(late: Desk, ada: str, draft: DecisionDraft, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        record_decision(late, ada, draft)
    assert refused.value.problems == (says,)
    assert show_patient(late, ada).course_events == ()
