"""Record review, result and decision, and Correct entry: opens the sheet, lets its presenter work."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.desktop.bench import Bench
from b12desk.desktop.decision.presenter import DecisionPresenter
from b12desk.desktop.decision.view import DecisionSheet
from b12desk.desktop.entry_correction.presenter import EntryCorrectionPresenter
from b12desk.desktop.entry_correction.view import EntryCorrectionSheet
from b12desk.desktop.result.presenter import ResultPresenter
from b12desk.desktop.result.view import ResultSheet
from b12desk.desktop.review.presenter import ReviewPresenter
from b12desk.desktop.review.view import ReviewSheet
from b12desk.services.show_patient import PatientPage

_REVIEWED = "Review recorded."


class CareActs:
    """The acts about what happens between the doses. `switch` plans another regimen for a patient."""

    def __init__(self, bench: Bench, switch: Callable[[str], None]) -> None:
        self._bench = bench
        self._switch = switch

    def review(self, patient_id: str) -> None:
        """Record a clinician's assessment."""
        self._bench.with_page(patient_id, self._review)

    def result(self, patient_id: str, test: str = "") -> None:
        """Record a laboratory value, of that test where one is asked for."""
        self._bench.with_page(patient_id, lambda page: self._result(page, test))

    def decide(self, patient_id: str, *, over: QWidget | None = None) -> None:
        """Record what a prescriber decided about a long gap, over another sheet where there is one."""
        self._bench.with_page(patient_id, lambda page: self._decide(page, over or self._bench.window))

    def correct_entry(self, patient_id: str, event_id: str) -> None:
        """Void an entry that is no dose, with a reason."""
        self._bench.with_page(patient_id, lambda page: self._correct_entry(page, event_id))

    def _review(self, page: PatientPage) -> None:
        bench = self._bench
        sheet = ReviewSheet(page, read_day=bench.read_day, parent=bench.window)
        presenter = ReviewPresenter(
            sheet,
            bench.desk(),
            page.patient.id,
            bench.sheets.run_for(sheet),
            saved=lambda: self._reviewed(page.patient.id, sheet.form().outcome),
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _reviewed(self, patient_id: str, outcome: str) -> None:
        """Say that it is recorded; where tablets fail, offer the injections."""
        if outcome != ORAL_FAILS:
            self._bench.tell(_REVIEWED)
            return
        action = self._bench.window.tr("Switch to injections")
        self._bench.offer(_REVIEWED, action, lambda: self._switch(patient_id))

    def _result(self, page: PatientPage, test: str) -> None:
        bench = self._bench
        sheet = ResultSheet(page, read_day=bench.read_day, test=test, parent=bench.window)
        presenter = ResultPresenter(sheet, bench.desk(), page.patient.id, bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.form_changed.connect(presenter.change)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _decide(self, page: PatientPage, over: QWidget) -> None:
        bench = self._bench
        sheet = DecisionSheet(page, read_day_to_come=bench.read_day_to_come, parent=over)
        presenter = DecisionPresenter(sheet, bench.desk(), page, bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.reload_changed.connect(presenter.change_reload)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _correct_entry(self, page: PatientPage, event_id: str) -> None:
        bench = self._bench
        entry = next((event for event in page.course_events if event.id == event_id), None)
        if entry is None:
            return
        sheet = EntryCorrectionSheet(page, entry, bench.window)
        presenter = EntryCorrectionPresenter(sheet, bench.desk(), entry, bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
