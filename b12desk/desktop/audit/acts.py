"""The audit trail, of all or of one patient: opens the sheet, lets its presenter work."""

from collections.abc import Callable

import shiboken6

from b12desk.desktop.act_sheet import banner_text
from b12desk.desktop.actions import Notice
from b12desk.desktop.audit.presenter import AuditPresenter
from b12desk.desktop.audit.view import AuditSheet
from b12desk.desktop.bench import Bench
from b12desk.desktop.paper import Paper
from b12desk.services.show_patient import PatientPage


class AuditActs:
    """The acts about the audit trail. `open_patient` shows a patient's page."""

    def __init__(self, bench: Bench, open_patient: Callable[[str], None]) -> None:
        self._bench = bench
        self._open_patient = open_patient
        self._paper = Paper(bench.window, bench.lane, lambda words: bench.notify(Notice(words)))

    def show(self, patient_id: str = "") -> None:
        """Show who did what and who looked."""
        if patient_id:
            self._bench.with_page(patient_id, lambda page: self._show(patient_id, page))
        else:
            self._show("", None)

    def _show(self, patient_id: str, page: PatientPage | None) -> None:
        bench = self._bench
        sheet = AuditSheet(bench.window, of_one=page is not None)
        if page is not None:
            sheet.show_banner(banner_text(page))
        presenter = AuditPresenter(
            sheet,
            bench.desk(),
            bench.sheets.run_for(sheet),
            patient_id=patient_id,
            read_day=bench.read_day,
            save=self._paper.save,
            goes_on=lambda: shiboken6.isValid(sheet) and not sheet.isHidden(),
        )
        sheet.narrow_asked.connect(presenter.narrow)
        sheet.older_asked.connect(presenter.older)
        sheet.check_asked.connect(presenter.check)
        sheet.save_asked.connect(presenter.save)
        sheet.patient_asked.connect(self._open_patient)
        bench.sheets.show(sheet, presenter)
        presenter.start()
