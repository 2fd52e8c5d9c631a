"""What the review sheet does: read a date, an outcome and the symptom scores, record them once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import CheckKind, Symptom
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.entry_words import REVIEW_WORDS
from b12desk.services.record_review import ReviewDraft, record_review

OUTCOMES = (
    ("improving", "Improving"),
    ("unchanged", "Unchanged"),
    ("no_further_improvement", "No further improvement"),
    ("worse", "Worse, or new symptoms"),
    ("response_confirmed", "Response confirmed"),
    ("blood_count_normal", "Blood count normal"),
    ("stabilised", "Stabilised"),
    ("cause_corrected", "Cause corrected"),
)
"""Every outcome with its words, the commonest first."""

OF_TABLETS = ((ORAL_FAILS, "Tablets do not correct the deficiency"),)
"""What a review can find of a course without injections, beside the others; it opens the way to injections."""

SYMPTOM_WORDS = {symptom: symptom.value.capitalize() for symptom in Symptom}
"""The symptoms that are scored, with their words."""

KINDS = tuple((CheckKind(kind), words) for kind, words in REVIEW_WORDS.items())
"""Every review that may be asked for, with its words."""


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """The sheet as typed; a kind of None meets whichever review is due first."""

    on: date | None
    outcome: str
    kind: CheckKind | None
    note: str
    scores: tuple[tuple[Symptom, int], ...] = ()
    wears_off_week: int | None = None


class ReviewPresenter:
    """One review of one patient."""

    def __init__(self, view: SheetView, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved

    def save(self, form: ReviewForm) -> None:
        """Record the review, or show what is missing."""
        problems: dict[str, str] = {}
        if form.on is None:
            problems["on"] = "Give the day of the review."
        elif form.on > self._desk.clock.today():
            problems["on"] = "A review can’t be recorded before it happens."
        if not form.outcome:
            problems["outcome"] = "Choose the outcome."
        if problems:
            self._view.point_out(problems)
            return
        self._view.show_saving(True)
        draft = ReviewDraft(form.on, form.outcome, form.kind, form.note.strip(), form.scores, form.wears_off_week)
        self._run(lambda: record_review(self._desk, self._patient_id, draft), self._done, self._not_saved)

    def _done(self, _: object) -> None:
        self._view.finish()
        self._saved()

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
