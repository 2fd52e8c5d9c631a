"""What the sheet does that moves a course: show the next dose before and after, ask why, move it once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol as Shape

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.move_course import CourseMovedOver, MovePreview, move_course, preview_move
from b12desk.services.record_injection import next_dose_sentence
from b12desk.services.version_words import move_sentences


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Why the course is moved, and who decided it."""

    reason: str
    prescriber: str = ""


class View(SheetView, Shape):
    """What the sheet can show."""

    def show_preview(self, sentences: Sequence[str], *, can_move: bool) -> None:
        """Show what moving the course would change, or why it can't be moved."""


class VersionMovePresenter:
    """One move of one course."""

    def __init__(self, view: View, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved

    def start(self) -> None:
        """Show what would change."""
        self._run(lambda: preview_move(self._desk, self._patient_id), self._shown, self._not_possible)

    def save(self, form: MoveForm) -> None:
        """Move the course, or say that the reason is missing."""
        if not form.reason.strip():
            self._view.point_out({"reason": "Give the reason; it is kept with the course."})
            return
        self._view.show_saving(True)
        self._run(
            lambda: move_course(self._desk, self._patient_id, form.reason, prescriber=form.prescriber),
            self._done,
            self._not_saved,
        )

    def _shown(self, preview: MovePreview) -> None:
        self._view.show_preview(move_sentences(preview), can_move=not preview.change.obstacles)

    def _not_possible(self, error: B12DeskError) -> None:
        self._view.show_preview(error.problems, can_move=False)

    def _done(self, done: CourseMovedOver) -> None:
        self._view.finish()
        change = done.preview.change
        follows = f"The course follows version {change.to_version} of {done.preview.protocol_id} now."
        self._saved(f"{follows} {next_dose_sentence(done.forecast)}")

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
