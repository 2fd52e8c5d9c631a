"""What the sheet does that says a dose was not given: read the day and the outcome, record them once."""

from collections.abc import Callable
from datetime import date

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.vocabulary import NotGiven
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.record_not_given import record_not_given

OUTCOMES = (
    (NotGiven.REFUSED, "Refused"),
    (NotGiven.UNWELL, "Unwell"),
    (NotGiven.NO_AMPOULE, "No ampoule"),
    (NotGiven.CONTRAINDICATED, "Contraindicated"),
    (NotGiven.DID_NOT_ATTEND, "Did not attend"),
)
"""Every outcome with its words."""


class NotGivenPresenter:
    """One dose of one patient that was not given. `saved` is told the sentence for the desk."""

    def __init__(self, view: SheetView, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved

    def save(self, on: date | None, outcome: NotGiven | None, note: str) -> None:
        """Record it, or show what is missing."""
        problems: dict[str, str] = {}
        if outcome is None:
            problems["outcome"] = "Choose why it was not given."
        if on is None:
            problems["on"] = "Give the day on which it was not given."
        elif on > self._desk.clock.today():
            problems["on"] = "This day has not come yet."
        if problems or outcome is None:
            self._view.point_out(problems)
            return
        words = dict(OUTCOMES)[outcome].lower()
        self._view.show_saving(True)
        self._run(
            lambda: record_not_given(self._desk, self._patient_id, on, outcome, note.strip()),
            lambda _: self._done(words),
            self._not_saved,
        )

    def _done(self, words: str) -> None:
        self._view.finish()
        self._saved(f"Recorded: not given, {words}. Every date stays as it is.")

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
