"""Record a review: its outcome, the symptoms scored, and the week in which a dose wears off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.clinical.vocabulary import CheckKind, Symptom
from b12desk.exchange.clean_text import clean_text
from b12desk.services.course_event import CourseMoved, add_course_event
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act

LONGEST_OUTCOME = 80
WORST_SCORE = 10
LATEST_WEEK = 26


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review as typed. `outcome` is a word such as `no_further_improvement`; `kind` None meets the review due first.

    `scores` are (symptom, 0 to 10) pairs, each symptom at most once; `wears_off_week` is 1 to 26, None for not said.
    """

    on: date | None
    outcome: str
    kind: CheckKind | None = None
    note: str = ""
    scores: tuple[tuple[Symptom, int], ...] = ()
    wears_off_week: int | None = None


def record_review(desk: Desk, patient_id: str, draft: ReviewDraft) -> CourseMoved:
    """Record a clinician's review; it may open the next phase, it never moves a date by a score.

    Raises:
        BadInput: with one sentence for each part that can't be used.
        Refused: when no course is running.
    """
    today = desk.clock.today()
    problems = review_problems(draft, today=today)
    if problems:
        raise BadInput(problems)
    return add_course_event(desk, patient_id, Act.RECORD_REVIEW, review_event(draft, today=today), [])


def review_event(draft: ReviewDraft, *, today: date) -> CourseEventRecord:
    """Return the event that a draft without problems makes, without its ids."""
    return CourseEventRecord(
        id="",
        patient_id="",
        kind="review",
        on=draft.on or today,
        outcome=clean_text(draft.outcome, limit=LONGEST_OUTCOME),
        check_kind=draft.kind.value if draft.kind else None,
        note=draft.note,
        scores=draft.scores,
        wears_off_week=draft.wears_off_week,
    )


def review_problems(draft: ReviewDraft, *, today: date) -> list[str]:
    """Return one sentence for each part of a review that can't be used."""
    problems = []
    if draft.on is None:
        problems.append("The day of the review is missing.")
    elif draft.on > today:
        problems.append(f"{staff_date(draft.on)} is in the future.")
    if not draft.outcome.strip():
        problems.append("The outcome of the review is missing.")
    return problems + _score_problems(draft.scores, draft.wears_off_week)


def _score_problems(scores: Sequence[tuple[Symptom, int]], wears_off_week: int | None) -> list[str]:
    problems = [
        f"{symptom.value.capitalize()} is scored 0 to {WORST_SCORE}, not {score}."
        for symptom, score in scores
        if not 0 <= score <= WORST_SCORE
    ]
    if len({symptom for symptom, _ in scores}) != len(scores):
        problems.append("A symptom is scored twice.")
    if wears_off_week is not None and not 1 <= wears_off_week <= LATEST_WEEK:
        problems.append(f"A dose wears off in week 1 to {LATEST_WEEK}, not {wears_off_week}.")
    return problems
