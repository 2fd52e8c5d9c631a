"""What the deferral sheet does: read a date and a reason, record them once."""

from collections.abc import Callable
from datetime import date

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run, SheetView
from b12desk.services.course_acts import defer_dose
from b12desk.services.desk import Desk


class DeferralPresenter:
    """One deferral of one patient's next dose."""

    def __init__(self, view: SheetView, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved

    def save(self, until: date | None, reason: str) -> None:
        """Record the deferral, or show what is missing."""
        problems: dict[str, str] = {}
        if until is None:
            problems["until"] = "Give the day until which the dose is deferred."
        elif until <= self._desk.clock.today():
            problems["until"] = "A deferral ends after today."
        if not reason.strip():
            problems["reason"] = "Give the reason; it is kept with the deferral."
        if problems:
            self._view.point_out(problems)
            return
        self._view.show_saving(True)
        self._run(lambda: defer_dose(self._desk, self._patient_id, until, reason), self._done, self._not_saved)

    def _done(self, _: object) -> None:
        self._view.finish()
        self._saved()

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
