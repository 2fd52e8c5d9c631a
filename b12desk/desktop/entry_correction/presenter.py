"""What the sheet does that voids an entry other than a dose: name the entry, void it with a reason, once."""

from collections.abc import Callable

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.records import CourseEventRecord
from b12desk.desktop.working import Run, SheetView
from b12desk.services.correct_entry import void_entry
from b12desk.services.desk import Desk
from b12desk.services.entry_words import entry_words

FOLLOWS = {
    "review": "The check it met is open again, and a phase that it ended goes on; the dates are worked out anew.",
    "lab": "It leaves the trend and the findings, and the check it met is open again. No date moves.",
    "deferral": "The dose is wanted again as before the deferral.",
    "interval": "The interval before it is in force again; the dates are worked out anew.",
    "hold": "The course goes on as if it had never been on hold.",
    "resume": "The course is on hold again.",
    "end": "The course goes on; the dates are worked out anew.",
    "decision": "The gap waits for a decision again. A course that was started anew stays.",
    "not_given": "No date moves.",
    "move": "The course follows the version before it again; the dates are worked out anew.",
}
"""What voiding an entry does, by its kind."""


class EntryCorrectionPresenter:
    """One entry of one patient that was recorded by mistake. `saved` is told the sentence for the desk."""

    def __init__(
        self, view: SheetView, desk: Desk, entry: CourseEventRecord, run: Run, *, saved: Callable[[str], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._entry = entry
        self._run = run
        self._saved = saved

    def save(self, reason: str) -> None:
        """Void the entry, or show what is missing."""
        if not reason.strip():
            self._view.point_out({"reason": "Give the reason for the correction; it is kept with the entry."})
            return
        self._view.show_saving(True)
        self._run(lambda: void_entry(self._desk, self._entry.id, reason), self._done, self._not_saved)

    def _done(self, voided: CourseEventRecord) -> None:
        self._view.finish()
        self._saved(f"Voided and kept on record: {entry_words(voided)}.")

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
