"""New patient, Edit details, Why this date and Print plan: opens the sheet, lets its presenter work."""

from collections.abc import Callable

from b12desk.desktop.bench import Bench
from b12desk.desktop.details.presenter import DetailsPresenter
from b12desk.desktop.details.view import DetailsSheet
from b12desk.desktop.new_patient.more import is_open_in, keep_open_in
from b12desk.desktop.new_patient.presenter import NewPatientPresenter
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.papers.plan_presenter import PlanPresenter
from b12desk.desktop.papers.plan_view import PlanSheet
from b12desk.desktop.why.presenter import explanation_of
from b12desk.desktop.why.view import WhySheet
from b12desk.services.add_patient import PatientAdded
from b12desk.services.show_patient import PatientPage


class PatientActs:
    """The acts about who a patient is and what is shown or printed of them. `opened` shows a patient's page."""

    def __init__(self, bench: Bench, opened: Callable[[str], None]) -> None:
        self._bench = bench
        self._opened = opened

    def add(self) -> None:
        """Add somebody to the register."""
        bench = self._bench
        sheet = NewPatientSheet(read_day=bench.read_day, shows_more=is_open_in(bench.window), parent=bench.window)
        sheet.more.toggled.connect(lambda is_open: keep_open_in(bench.window, is_open))
        presenter = NewPatientPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), saved=self._added)
        sheet.known_asked.connect(self._opened)
        sheet.known_asked.connect(lambda _: sheet.reject())
        sheet.save_asked.connect(lambda form, again: presenter.save(form, allow_duplicate=again))
        bench.sheets.show(sheet, presenter)

    def edit(self, patient_id: str) -> None:
        """Change what is kept about a person."""
        self._bench.with_page(patient_id, self._edit)

    def why(self, patient_id: str) -> None:
        """Show the arithmetic behind the next date."""
        bench = self._bench
        bench.with_page(
            patient_id, lambda page: bench.sheets.show(WhySheet(page, explanation_of(page), bench.window), page)
        )

    def print_plan(self, patient_id: str) -> None:
        """Show the patient's plan before it goes to paper."""
        bench = self._bench
        sheet = PlanSheet(bench.window)
        presenter = PlanPresenter(sheet, bench.desk(), patient_id, bench.sheets.run_for(sheet), issued=bench.changed)
        sheet.form_chosen.connect(presenter.choose)
        sheet.file_chosen.connect(presenter.save)
        sheet.paper_asked.connect(presenter.print)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _added(self, added: PatientAdded) -> None:
        self._bench.tell(self._bench.window.tr("Patient added. Plan regimen comes next."))
        self._opened(added.patient_id)

    def _edit(self, page: PatientPage) -> None:
        bench = self._bench
        sheet = DetailsSheet(
            page, read_day=bench.read_day, read_day_to_come=bench.read_day_to_come, parent=bench.window
        )
        presenter = DetailsPresenter(sheet, bench.desk(), page, bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.save_asked.connect(presenter.save)
        presenter.start()
        bench.sheets.show(sheet, presenter)
