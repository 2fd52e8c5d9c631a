"""Reviews with symptom scores: what is kept, what is refused, and what the next one is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.vocabulary import CheckKind, Symptom
from b12desk.services.correct_entry import void_entry
from b12desk.services.course_acts import change_interval, end_course
from b12desk.services.desk import Desk
from b12desk.services.record_review import ReviewDraft, record_review, review_problems
from b12desk.services.show_patient import show_patient
from b12desk.services.shown_reviews import last_scores, last_wears_off, recent_review, review_reason, standing_reviews
from b12desk.services.start_course import start_course
from b12desk.services.verify_register import verify_register
from tests.builders import a_course_draft, add_somebody, day, on, somebody_after_loading

SCORES = ((Symptom.FATIGUE, 6), (Symptom.PARAESTHESIA, 0), (Symptom.MOOD, 10))


def review(desk: Desk, patient_id: str, today: str, *scores: tuple[Symptom, int], week: int | None = None) -> str:
    draft = ReviewDraft(day(today), "unchanged", None, "", scores, week)
    return record_review(on(desk, today), patient_id, draft).event_id


def test_scores_are_kept_with_the_review(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    draft = ReviewDraft(day("2026-02-02"), "improving", CheckKind.SYMPTOM_REVIEW, "sleeps better", SCORES, 9)
    record_review(on(desk, "2026-02-02"), patient_id, draft)
    (kept,) = show_patient(on(desk, "2026-02-02"), patient_id).course_events
    assert (kept.outcome, kept.check_kind, kept.note) == ("improving", "symptom_review", "sleeps better")
    assert (kept.scores, kept.wears_off_week) == (SCORES, 9)
    assert verify_register(on(desk, "2026-02-02")).is_ok


def test_a_symptom_not_asked_is_not_scored(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    review(desk, patient_id, "2026-02-02")
    (kept,) = show_patient(on(desk, "2026-02-02"), patient_id).course_events
    assert (kept.scores, kept.wears_off_week) == ((), None)


def test_the_next_review_is_told_the_last_score_of_each_symptom(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    review(desk, patient_id, "2026-02-02", (Symptom.FATIGUE, 6), (Symptom.MOOD, 3), week=9)
    review(desk, patient_id, "2026-03-02", (Symptom.FATIGUE, 4))
    wrong = review(desk, patient_id, "2026-03-09", (Symptom.FATIGUE, 10), (Symptom.BALANCE, 10), week=2)
    void_entry(on(desk, "2026-03-10"), wrong, "another patient’s")
    events = show_patient(on(desk, "2026-03-10"), patient_id).course_events
    said = {symptom: score.words for symptom, score in last_scores(events).items()}
    assert said == {Symptom.FATIGUE: "last: 4 on 02-Mar-2026", Symptom.MOOD: "last: 3 on 02-Feb-2026"}
    assert last_wears_off(events) == "last: week 9 on 02-Feb-2026"
    assert [review_reason(one) for one in standing_reviews(events)] == [
        "review of 02-Mar-2026 (fatigue 4)",
        "review of 02-Feb-2026 (fatigue 6, mood 3, wears off in week 9)",
    ]


def test_nothing_is_told_where_nothing_was_asked(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    review(desk, patient_id, "2026-02-02")
    page = show_patient(on(desk, "2026-02-02"), patient_id)
    assert last_scores(page.course_events) == {}
    assert last_wears_off(page.course_events) == ""
    assert review_reason(page.course_events[0]) == "review of 02-Feb-2026"


def test_a_review_of_an_earlier_course_is_no_recent_one(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    review(desk, patient_id, "2026-02-02")
    later = on(desk, "2026-02-03")
    end_course(later, patient_id, "replanned")
    start_course(later, patient_id, a_course_draft("hydroxo-monthly", "2026-02-03", start_phase="maintenance"))
    page = show_patient(later, patient_id)
    assert page.course is not None
    assert recent_review(page.course_events, page.course.id, today=page.as_of) is None


@pytest.mark.parametrize(
    ("scores", "week", "says"),
    [
        (((Symptom.FATIGUE, -1),), None, "Fatigue is scored 0 to 10, not -1."),
        (((Symptom.MOOD, 11),), None, "Mood is scored 0 to 10, not 11."),
        (((Symptom.MOOD, 1), (Symptom.MOOD, 2)), None, "A symptom is scored twice."),
        ((), 0, "A dose wears off in week 1 to 26, not 0."),
        ((), 27, "A dose wears off in week 1 to 26, not 27."),
    ],
)
def test_a_score_off_the_scale_is_refused(
    desk: Desk, scores: tuple[tuple[Symptom, int], ...], week: int | None, says: str
) -> None:
    patient_id = somebody_after_loading(desk)
    with pytest.raises(BadInput) as refused:
        review(desk, patient_id, "2026-02-02", *scores, week=week)
    assert refused.value.problems == (says,)
    assert show_patient(on(desk, "2026-02-02"), patient_id).course_events == ()


@given(
    scores=st.dictionaries(st.sampled_from(Symptom), st.integers(0, 10)),
    week=st.none() | st.integers(1, 26),
)
def test_every_score_of_the_scale_is_taken(scores: dict[Symptom, int], week: int | None) -> None:
    draft = ReviewDraft(day("2026-02-02"), "unchanged", None, "", tuple(scores.items()), week)
    assert review_problems(draft, today=day("2026-02-02")) == []


def test_a_change_of_interval_is_linked_to_the_review_that_is_its_reason(desk: Desk) -> None:
    patient_id = somebody_after_loading(desk)
    found = review(desk, patient_id, "2026-02-02", (Symptom.FATIGUE, 6), week=9)
    later = on(desk, "2026-02-02")
    change_interval(later, patient_id, "P2M", "symptom review", because_of=found)
    page = show_patient(later, patient_id)
    assert (page.course_events[0].kind, page.course_events[0].refers_to) == ("interval", found)
    assert page.history[0].says == "Interval changed to every 2 months because of a review (symptom review)"


def test_a_change_is_linked_to_a_standing_review_of_this_patient_only(desk: Desk) -> None:
    patient_id, other = somebody_after_loading(desk), somebody_after_loading(desk, 2)
    found, foreign = review(desk, patient_id, "2026-02-02"), review(desk, other, "2026-02-02")
    later = on(desk, "2026-02-03")
    void_entry(later, found, "typed twice")
    for id in (found, foreign, "no-such-review"):
        with pytest.raises(Refused, match="The review that was given as the reason is not on record for this patient"):
            change_interval(later, patient_id, "P2M", "symptom review", because_of=id)
    assert {event.kind for event in show_patient(later, patient_id).course_events} == {"review"}


def test_a_review_needs_a_course(desk: Desk) -> None:
    with pytest.raises(Refused, match="No course is running"):
        review(desk, add_somebody(desk), "2026-02-02", (Symptom.FATIGUE, 6))
