"""Reads the patient chosen for the panel, one reading at a time; whoever was only passed over is never read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.working import Run
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.services.show_patient import PatientPage

    Reading = Callable[[str], Callable[[], PatientPage]]


class PanelView(Protocol):
    """What the panel can show."""

    def show_row(self, row: WorklistRow | None) -> None:
        """Show what the list knows about a patient, or that nobody is chosen."""

    def show_page(self, row: WorklistRow, page: "PatientPage") -> None:
        """Show what the record says."""

    def show_trouble(self, sentence: str) -> None:
        """Say why the record can't be read."""


class PanelPresenter:
    """The row stands at once; the record follows, unless somebody else is chosen by then."""

    def __init__(self, view: PanelView) -> None:
        self._view = view
        self._row: WorklistRow | None = None
        self._run: Run | None = None
        self._reading: Reading | None = None
        self._is_reading = False
        self._wants_reading = False
        self._is_open = True

    def begin(self, run: Run, reading: "Reading") -> None:
        """Take what a register that is open now offers; `reading` returns the work that reads a patient."""
        self._run, self._reading = run, reading
        self._ask()

    def choose(self, row: WorklistRow | None) -> None:
        """Show another patient, or the same one after the list was read again."""
        self._row = row
        self._view.show_row(row)
        self._ask()

    def open(self, *, is_open: bool) -> None:
        """A panel that is folded away reads nobody."""
        self._is_open = is_open
        self._ask()

    def _ask(self) -> None:
        row, run, reading = self._row, self._run, self._reading
        self._wants_reading = row is not None and self._is_open
        if row is None or run is None or reading is None or not self._wants_reading or self._is_reading:
            return
        self._is_reading, self._wants_reading = True, False
        run(reading(row.patient_id), lambda page: self._show(row, page), lambda error: self._fail(row, error))

    def _show(self, row: WorklistRow, page: "PatientPage") -> None:
        self._is_reading = False
        if row is self._row and not self._wants_reading:
            self._view.show_page(row, page)
        self._go_on()

    def _fail(self, row: WorklistRow, error: B12DeskError) -> None:
        self._is_reading = False
        if row is self._row:
            self._view.show_trouble(" ".join(error.problems))
        self._go_on()

    def _go_on(self) -> None:
        if self._wants_reading:
            self._ask()
