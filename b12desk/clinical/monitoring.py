"""Which reviews and blood tests are open, and which come next. They never move a dose.

A check is met by the first result or review of its kind on or after it opens; one event meets one check of a kind;
a review without a kind meets the open review that is due first.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from b12desk.clinical.course import Course
from b12desk.clinical.events import GapDecision, LabResult, Review
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.monitoring_series import DueCheck, kind_of_test, opening_of, series_of
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import UntilReview
from b12desk.clinical.vocabulary import LOADING, REVIEW_KINDS, CheckKind
from b12desk.clinical.walk import PhaseRun, Progress

PHASE_REVIEWS = frozenset({CheckKind.NEURO_REVIEW, CheckKind.PHASE_REVIEW})


def checks(
    course: Course,
    progress: Progress,
    reviews: Sequence[Review],
    results: Sequence[LabResult],
    patient: PatientFacts,
    *,
    decisions: Sequence[GapDecision] = (),
    first_dose_after_gate_by: date | None,
    today: date,
) -> tuple[Check, ...]:
    """Return the open checks and the next of each kind, by date, then kind; none once the course has ended.

    `first_dose_after_gate_by` is the last day on time of the first dose behind an unanswered gate.
    """
    if progress.ended_on is not None:
        return ()
    origin = progress.counted[0].on if progress.counted else course.start_on
    is_anchored = progress.anchor is not None
    series = series_of(course, reviews, results, patient, decisions, origin=origin, is_anchored=is_anchored)
    found: list[DueCheck] = []
    for kind in series:
        if kind not in REVIEW_KINDS:
            opened, following = _opened(series[kind], today)
            opened = _unmet(opened, [r.on for r in results if kind_of_test(r.test) is kind])
            found += [*opened, *following]
    opened, following = _opened(series.get(CheckKind.SYMPTOM_REVIEW, ()), today)
    for due in _ordered_review(course):
        (opened if due.opens_on <= today else following).append(due)
    found += [*_Reviews(course, progress, opened).after(reviews), *following]
    if progress.gate is not None and first_dose_after_gate_by is not None:
        found.append(DueCheck(CheckKind.GATE_REVIEW, progress.gate.completed_on, first_dose_after_gate_by))
    listed = [Check(due.kind, due.opens_on, due.due_on, today > due.due_on) for due in found]
    return tuple(sorted(listed, key=lambda check: (check.due_on, check.kind.value)))


def _opened(series: Sequence[Iterator[DueCheck]], today: date) -> tuple[list[DueCheck], list[DueCheck]]:
    """Return the checks that have opened by today, by date, and the next one that has not."""
    opened: dict[date, DueCheck] = {}
    upcoming: list[DueCheck] = []
    for one in series:
        for due in one:
            if due.opens_on > today:
                upcoming.append(due)
                break
            opened.setdefault(due.due_on, due)
    return [opened[day] for day in sorted(opened)], sorted(upcoming, key=lambda due: due.due_on)[:1]


def _ordered_review(course: Course) -> list[DueCheck]:
    """Return the review that came with an individual order. Source: S2."""
    if course.review_on is None:
        return []
    return [DueCheck(CheckKind.PHASE_REVIEW, opening_of(course.start_on, course.review_on), course.review_on)]


def _unmet(opened: Sequence[DueCheck], days: list[date]) -> list[DueCheck]:
    left = sorted(days)
    unmet = []
    for due in opened:
        met_on = next((day for day in left if day >= due.opens_on), None)
        if met_on is None:
            unmet.append(due)
        else:
            left.remove(met_on)
    return unmet


class _Reviews:
    """Gives each review to the check it meets; it lives for one listing."""

    def __init__(self, course: Course, progress: Progress, symptom_reviews: Sequence[DueCheck]) -> None:
        self.symptoms = list(symptom_reviews)
        self.phases: list[tuple[PhaseRun, DueCheck]] = []
        for run in progress.runs:
            since = _reviewed_since(run, course, progress)
            if since is not None:
                self.phases.append((run, _phase_review(run, since)))

    def after(self, reviews: Sequence[Review]) -> list[DueCheck]:
        """Return the reviews still wanted, the running phase's next one among them."""
        for review in sorted(reviews, key=lambda r: r.on):
            self._meet(review)
        return [*self.symptoms, *(due for run, due in self.phases if run.left_on is None)]

    def _meet(self, review: Review) -> None:
        of_phases = [due for run, due in self.phases if run.left_on is None or review.on <= run.left_on]
        waiting = [due for due in (*self.symptoms, *of_phases) if due.opens_on <= review.on]
        if review.kind is not None:
            waiting = [due for due in waiting if due.kind is review.kind]
        if not waiting:
            return
        met = min(waiting, key=lambda due: (due.due_on, due.kind.value))
        if met in self.symptoms:
            self.symptoms.remove(met)
        else:
            self.phases = [(run, _phase_review(run, review.on) if due == met else due) for run, due in self.phases]


def _reviewed_since(run: PhaseRun, course: Course, progress: Progress) -> date | None:
    """Return the day an open-ended phase's reviews are counted from: its first dose, or an anchored start."""
    if not isinstance(run.phase.ends, UntilReview):
        return None
    if run.first_on is not None:
        return run.first_on
    return course.start_on if progress.anchor is not None and run is progress.runs[0] else None


def _phase_review(run: PhaseRun, since: date) -> DueCheck:
    """Return the review that is wanted so long after `since`. Source: BSH (21 days in loading); SmPC (28 days)."""
    assert isinstance(run.phase.ends, UntilReview)
    kind = CheckKind.NEURO_REVIEW if run.phase.name == LOADING else CheckKind.PHASE_REVIEW
    due_on = run.phase.ends.every.after(since)
    return DueCheck(kind, opening_of(since, due_on), due_on)
