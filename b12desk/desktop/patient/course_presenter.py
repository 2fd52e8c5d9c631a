"""What pausing, resuming and ending a course do: a reason, and an answer to what the checks say about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.forecast_value import Finding
from b12desk.desktop.working import Run, SheetView
from b12desk.services.answers import Unanswered
from b12desk.services.course_acts import end_course, hold_course, resume_course
from b12desk.services.course_event import CourseMoved
from b12desk.services.desk import Desk


class CourseChange(StrEnum):
    """What is done to the course; the value is the word on the sheet."""

    HOLD = "Hold course"
    RESUME = "Resume course"
    END = "End course"


END_REASONS = (
    ("oral_switch", "Changed to tablets"),
    ("cause_corrected", "The cause is corrected"),
    ("patients_wish", "The patient’s wish"),
    ("prescriber_stopped", "Stopped by the prescriber"),
    ("replanned", "Another regimen is planned"),
    ("normal_levels", "Levels are normal"),
    ("symptoms_improved", "Symptoms have improved"),
)
"""The reasons for ending a course with their words; the last two are answered back for a lifelong course."""


@dataclass(frozen=True, slots=True)
class ReasonForm:
    """The sheet as it stands; `choice` is one of END_REASONS or empty, `reasons` answer findings by id."""

    choice: str
    words: str
    reasons: Mapping[str, str]

    @property
    def reason(self) -> str:
        """What is kept: the word chosen, or what was written instead."""
        return self.choice or self.words.strip()


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say about it; those that stop ask for a reason."""


class CoursePresenter:
    """One change to one patient's course."""

    def __init__(
        self, view: View, desk: Desk, patient_id: str, change: CourseChange, run: Run, *, saved: Callable[[], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._change = change
        self._run = run
        self._saved = saved

    def save(self, form: ReasonForm) -> None:
        """Make the change, or show what is missing."""
        if not form.reason and self._change is not CourseChange.RESUME:
            self._view.point_out({"reason": "Give the reason; it is kept with the course."})
            return
        self._view.show_saving(True)
        self._run(lambda: self._make(form), self._done, self._not_saved)

    def _make(self, form: ReasonForm) -> CourseMoved:
        match self._change:
            case CourseChange.HOLD:
                return hold_course(self._desk, self._patient_id, form.reason)
            case CourseChange.RESUME:
                return resume_course(self._desk, self._patient_id, form.reason)
            case CourseChange.END:
                return end_course(self._desk, self._patient_id, form.reason, reasons=form.reasons)

    def _done(self, _: CourseMoved) -> None:
        self._view.finish()
        self._saved()

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        if isinstance(error, Unanswered):
            self._view.show_findings(error.findings)
        else:
            self._view.show_failure(error.problems)
