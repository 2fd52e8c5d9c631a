"""Record authority and Withdraw: opens the sheet, lets its presenter work, says what was done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from b12desk.desktop.authority.model import held_lines
from b12desk.desktop.authority.presenter import AuthorityPresenter, WithdrawalPresenter
from b12desk.desktop.authority.view import AuthoritySheet, WithdrawalSheet
from b12desk.desktop.bench import Bench
from b12desk.services.show_patient import PatientPage


class AuthorityActs:
    """The acts about what allows the doses of a course."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def record(self, patient_id: str, *, over: QWidget | None = None, then: Callable[[], None] | None = None) -> None:
        """Record an authority, over another sheet where there is one; `then` is called when it is recorded."""
        self._bench.with_page(patient_id, lambda page: self._record(page, over or self._bench.window, then))

    def withdraw(self, patient_id: str, authority_id: str) -> None:
        """Withdraw an authority, with a reason."""
        self._bench.with_page(patient_id, lambda page: self._withdraw(page, authority_id))

    def _record(self, page: PatientPage, over: QWidget, then: Callable[[], None] | None) -> None:
        bench = self._bench

        def saved(sentence: str) -> None:
            bench.tell(sentence)
            if then is not None:
                then()

        sheet = AuthoritySheet(page, read_day=bench.read_day_to_come, parent=over)
        presenter = AuthorityPresenter(sheet, bench.desk(), page.patient.id, bench.sheets.run_for(sheet), saved=saved)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _withdraw(self, page: PatientPage, authority_id: str) -> None:
        bench = self._bench
        held = next((line for line in held_lines(page) if line.id == authority_id), None)
        if held is None:
            return
        sheet = WithdrawalSheet(page, held, bench.window)
        presenter = WithdrawalPresenter(
            sheet, bench.desk(), page.patient.id, authority_id, bench.sheets.run_for(sheet), saved=bench.tell
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
