"""What the interval sheet does: offer the protocol's intervals, show the dates before and after, record the change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol as Shape

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.records import CourseEventRecord
from b12desk.desktop.injection.answers import unanswered
from b12desk.desktop.working import Run, SheetView
from b12desk.services.answers import Unanswered
from b12desk.services.course_acts import change_interval
from b12desk.services.course_event import CourseMoved
from b12desk.services.desk import Desk
from b12desk.services.show_patient import PatientPage
from b12desk.services.shown_reviews import review_reason, standing_reviews
from b12desk.services.what_if import WhatIf, interval_options, what_if, window_words

OTHER = "other"
REVIEW = "symptom review"
REASONS = (
    ("persistent symptoms", "Persistent symptoms"),
    (REVIEW, "What the review found"),
    ("patient’s wish", "The patient’s wish"),
    ("prescriber’s decision", "The prescriber’s decision"),
    ("laboratory result", "A laboratory result"),
    (OTHER, "Another reason, in words"),
)
"""The reasons for another interval as they are kept, with their words; a laboratory result alone is answered back."""


@dataclass(frozen=True, slots=True)
class IntervalForm:
    """The sheet as it stands. `interval` is ISO text; `choice` is one of REASONS, OTHER with `words`, or empty.

    `is_because_of_review` links the change to the latest review.
    """

    interval: str
    choice: str
    words: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    is_because_of_review: bool = False

    @property
    def reason(self) -> str:
        """What is kept: the reason chosen, or what was written instead."""
        return self.words.strip() if self.choice == OTHER else self.choice


class View(SheetView, Shape):
    """What the sheet can show."""

    def offer_intervals(self, intervals: Sequence[tuple[str, str]]) -> None:
        """Offer intervals by their ISO text, each with its words and source; none is chosen."""

    def offer_review(self, words: str) -> None:
        """Offer to link the change to the latest review, said with its scores; it is not ticked."""

    def show_what_if(self, what: WhatIf) -> None:
        """Show the dates before and after, and what the checks say."""


class IntervalPresenter:
    """One change of one course's maintenance interval."""

    def __init__(self, view: View, desk: Desk, page: PatientPage, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._page = page
        self._run = run
        self._saved = saved
        self._what: WhatIf | None = None
        self._review = latest_review(page)
        self._asked = 0

    def start(self) -> None:
        """Offer what the protocol allows, and show the dates as they are."""
        intervals = allowed_intervals(self._page.protocol)
        self._view.offer_intervals(intervals)
        if self._review is not None:
            self._view.offer_review(f"Because of the {review_reason(self._review)}")
        if not intervals:
            self._view.show_failure([_NO_COURSE if self._page.course is None else _NO_MAINTENANCE])
        self.change(IntervalForm("", "", ""))

    def change(self, form: IntervalForm) -> None:
        """Show what would follow; an answer to an earlier state is dropped."""
        self._asked += 1
        asked = self._asked
        self._run(
            lambda: what_if(self._desk, self._page, form.interval, form.reason),
            lambda what: self._shown(what, asked),
            lambda error: self._view.show_failure(error.problems),
        )

    def save(self, form: IntervalForm) -> None:
        """Record the change, or show everything that keeps it from being recorded."""
        findings = self._what.findings if self._what is not None else ()
        problems = {**missing(form), **unanswered(findings, form.reasons)}
        if problems:
            self._view.point_out(problems)
            return
        self._asked += 1
        self._view.show_saving(True)
        self._run(lambda: self._change(form), self._done, lambda error: self._not_saved(error, form))

    def _change(self, form: IntervalForm) -> CourseMoved:
        review = self._review if form.is_because_of_review else None
        return change_interval(
            self._desk,
            self._page.patient.id,
            form.interval,
            form.reason,
            reasons=form.reasons,
            because_of=review.id if review else None,
        )

    def _shown(self, what: WhatIf, asked: int) -> None:
        if asked == self._asked:
            self._what = what
            self._view.show_what_if(what)

    def _done(self, moved: CourseMoved) -> None:
        self._view.finish()
        self._saved(f"Interval changed. {what_follows(moved)}".strip())

    def _not_saved(self, error: B12DeskError, form: IntervalForm) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
        if isinstance(error, Unanswered):
            self.change(form)


def missing(form: IntervalForm) -> Mapping[str, str]:
    """Return a sentence for each field that an interval can't be changed without, by field name."""
    field_of_reason = "words" if form.choice == OTHER else "reason"
    wanted = {
        "interval": (bool(form.interval), "Choose the interval."),
        field_of_reason: (bool(form.reason), "Give the reason; it is kept with the course."),
    }
    return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}


def latest_review(page: PatientPage) -> CourseEventRecord | None:
    """Return the newest review of the course that stands, None where there is none."""
    course_id = page.course.id if page.course else None
    reviews = standing_reviews(page.course_events)
    return next((review for review in reviews if review.course_id == course_id), None)


def allowed_intervals(protocol: Protocol | None) -> tuple[tuple[str, str], ...]:
    """Return the maintenance intervals that the protocol allows as (ISO text, words with source), its own first.

    An individual order has its own interval alone.
    """
    if protocol is None:
        return ()
    options = interval_options(protocol)
    if options:
        return tuple((str(option.interval), option.words) for option in options)
    own = next((phase.interval for phase in protocol.phases if phase.is_maintenance), None)
    return ((str(own), f"{own.words.capitalize()} (as in the protocol)"),) if own else ()


def what_follows(moved: CourseMoved) -> str:
    """Return when the next dose is due after the change, empty where none is."""
    first = next(iter(moved.forecast.projection), None)
    return f"Next dose {window_words(first)}." if first is not None else ""


_NO_COURSE = "No course is running for this patient: plan a regimen first."
_NO_MAINTENANCE = "This protocol has no maintenance interval to change."
