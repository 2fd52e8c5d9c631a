"""Record decision and Correct entry: opens the sheet, lets its presenter work, says what was done."""

from PySide6.QtWidgets import QWidget

from b12desk.desktop.bench import Bench
from b12desk.desktop.decision.presenter import DecisionPresenter
from b12desk.desktop.decision.view import DecisionSheet
from b12desk.desktop.entry_correction.presenter import EntryCorrectionPresenter
from b12desk.desktop.entry_correction.view import EntryCorrectionSheet
from b12desk.services.show_patient import PatientPage


class CareActs:
    """The acts about what happens between the doses."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def decide(self, patient_id: str, *, over: QWidget | None = None) -> None:
        """Record what a prescriber decided about a long gap, over another sheet where there is one."""
        self._bench.with_page(patient_id, lambda page: self._decide(page, over or self._bench.window))

    def correct_entry(self, patient_id: str, event_id: str) -> None:
        """Void an entry that is no dose, with a reason."""
        self._bench.with_page(patient_id, lambda page: self._correct_entry(page, event_id))

    def _decide(self, page: PatientPage, over: QWidget) -> None:
        bench = self._bench
        sheet = DecisionSheet(page, read_day_to_come=bench.read_day, parent=over)
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
