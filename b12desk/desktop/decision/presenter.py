"""What the decision sheet does: say what the gap is and what each choice does, record the choice with its check."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import CheckKind, GapChoice, Symptom
from b12desk.desktop.working import Run, SheetView
from b12desk.services.answers import Unanswered
from b12desk.services.desk import Desk
from b12desk.services.gap_question import GapOption, GapQuestion, gap_question, reload_words
from b12desk.services.record_decision import DecisionDraft, DecisionRecorded, record_decision
from b12desk.services.record_review import ReviewDraft
from b12desk.services.show_patient import PatientPage
from b12desk.services.shown_reviews import recent_review, review_reason

CHOICE_WORDS = {
    GapChoice.CONTINUE: "Continue",
    GapChoice.RELOAD: "Reload",
    GapChoice.BLOODS_FIRST: "Bloods first",
    GapChoice.REFER: "Refer",
}
CHECK_OUTCOMES = (
    ("unchanged", "Unchanged"),
    ("improving", "Improving"),
    ("worse", "Worse, or new symptoms"),
    ("stabilised", "Stabilised"),
)
"""How the patient is, as the symptom check before a decision finds it."""


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """The sheet as typed. `unread` says what was typed for the day of reloading that is no date."""

    choice: GapChoice | None
    reload_on: date | None
    unread: str
    outcome: str
    scores: tuple[tuple[Symptom, int], ...]
    wears_off_week: int | None
    prescriber: str
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_check(self) -> bool:
        """Whether anything of a symptom check was typed."""
        return bool(self.outcome or self.scores or self.wears_off_week is not None)


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_question(self, findings: Sequence[Finding], options: Sequence[GapOption], reload_on: date) -> None:
        """Show the gap with its sum, and each choice with what it does; one that can't be taken says why."""

    def show_known_check(self, sentence: str) -> None:
        """Say which review counts as the symptom check unless another is recorded here."""

    def show_reload(self, words: str) -> None:
        """Show what reloading does from the day typed on."""

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what planning the new loading doses says; those that stop ask for a reason."""

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be decided; nothing can be saved then."""


class DecisionPresenter:
    """One decision about one patient's gap."""

    def __init__(self, view: View, desk: Desk, page: PatientPage, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._page = page
        self._run = run
        self._saved = saved
        self._question: GapQuestion | None = None
        self._known = recent_review(page.course_events, page.course.id, today=page.as_of) if page.course else None

    def start(self) -> None:
        """Show what is asked."""
        self._run(
            lambda: gap_question(self._desk, self._page.patient.id),
            self._shown,
            lambda error: self._view.show_failure(error.problems),
        )
        if self._known is not None:
            self._view.show_known_check(f"The {review_reason(self._known)} counts, unless another is recorded here.")

    def change_reload(self, on: date | None) -> None:
        """Say what reloading from another day does."""
        if self._question is not None and self._question.loading:
            self._view.show_reload(reload_words(self._question.loading, on))

    def save(self, form: DecisionForm) -> None:
        """Record the decision, or show what is missing."""
        problems = missing(form, needs_check=self._known is None, today=self._desk.clock.today())
        if problems:
            self._view.point_out(problems)
            return
        self._view.show_saving(True)
        draft = draft_of(form, today=self._desk.clock.today())
        self._run(lambda: record_decision(self._desk, self._page.patient.id, draft), self._done, self._not_saved)

    def _shown(self, question: GapQuestion) -> None:
        self._question = question
        findings = [replace(found, message=f"{found.message} {sums}".strip()) for found, sums in question.findings]
        self._view.show_question(findings, question.options, question.reload_on)
        if not question.findings:
            self._view.refuse("There is no gap to decide about for this patient.")

    def _done(self, recorded: DecisionRecorded) -> None:
        self._view.finish()
        self._saved(recorded.sentence)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        if isinstance(error, Unanswered):
            self._view.show_findings(error.findings)
        else:
            self._view.show_failure(error.problems)


def missing(form: DecisionForm, *, needs_check: bool, today: date) -> dict[str, str]:
    """Return a sentence for each field that a decision can't be recorded without, by field name."""
    problems = {}
    if form.choice is None:
        problems["choice"] = "Choose what the prescriber decided."
    if form.choice is GapChoice.RELOAD:
        if form.unread:
            problems["reload_on"] = form.unread
        elif form.reload_on is None:
            problems["reload_on"] = "Give the day of the first new loading dose."
        elif form.reload_on < today:
            problems["reload_on"] = "The new loading doses start today or later."
    if not form.outcome and (needs_check or form.has_check):
        problems["outcome"] = "Record the symptom check: choose how the patient is."
    if not form.prescriber.strip():
        problems["prescriber"] = "Give the prescriber who decided."
    if not form.reason.strip():
        problems["reason"] = "Give the reason; it is kept with the decision."
    return problems


def draft_of(form: DecisionForm, *, today: date) -> DecisionDraft:
    """Return the decision as the sheet has it, its symptom check being of today."""
    review = None
    if form.has_check:
        kind = CheckKind.SYMPTOM_REVIEW
        review = ReviewDraft(today, form.outcome, kind, "", form.scores, form.wears_off_week)
    return DecisionDraft(
        choice=form.choice,
        prescriber=form.prescriber,
        reason=form.reason,
        review=review,
        reload_on=form.reload_on if form.choice is GapChoice.RELOAD else None,
        reasons=form.reasons,
    )
