"""A patient's reviews as a person reads them, newest first, and what the last one said of each symptom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.clinical.vocabulary import Symptom
from b12desk.services.entry_words import score_words

CHECK_LASTS_DAYS = 28


@dataclass(frozen=True, slots=True)
class LastScore:
    """What a symptom was last scored, 0 to 10, and on which day."""

    score: int
    on: date

    @property
    def words(self) -> str:
        """The score as it stands beside a new one: `last: 4 on 12-Jan-2026`."""
        return f"last: {self.score} on {staff_date(self.on)}"


def standing_reviews(course_events: Sequence[CourseEventRecord]) -> tuple[CourseEventRecord, ...]:
    """Return the reviews that are not voided, in the order of the events given."""
    return tuple(event for event in course_events if event.kind == "review" and not event.is_voided)


def recent_review(
    course_events: Sequence[CourseEventRecord], course_id: str, *, today: date
) -> CourseEventRecord | None:
    """Return the course's newest review of the last 28 days, the first of them included; None where there is none.

    The events stand newest first. Such a review is the symptom check of a decision about a gap.
    """
    of_course = (review for review in standing_reviews(course_events) if review.course_id == course_id)
    newest = next(of_course, None)
    return newest if newest is not None and newest.on >= today - timedelta(days=CHECK_LASTS_DAYS) else None


def last_scores(course_events: Sequence[CourseEventRecord]) -> Mapping[Symptom, LastScore]:
    """Return the last score of each symptom that was ever scored; the events stand newest first."""
    found: dict[Symptom, LastScore] = {}
    for review in standing_reviews(course_events):
        for symptom, score in review.scores:
            found.setdefault(symptom, LastScore(score, review.on))
    return found


def last_wears_off(course_events: Sequence[CourseEventRecord]) -> str:
    """Return the week in which a dose wore off when last asked, `last: week 9 on 12-Jan-2026`, empty where never."""
    for review in standing_reviews(course_events):
        if review.wears_off_week is not None:
            return f"last: week {review.wears_off_week} on {staff_date(review.on)}"
    return ""


def review_reason(review: CourseEventRecord) -> str:
    """Return a review as the reason for a change: `review of 12-Jan-2026 (fatigue 6, wears off in week 9)`."""
    scores = score_words(review)
    return f"review of {staff_date(review.on)}{f' ({scores})' if scores else ''}"
