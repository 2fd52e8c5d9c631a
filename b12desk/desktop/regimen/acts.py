"""Plan regimen, also in the place of a running one: opens the sheet, lets its presenter work, says what was done."""

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.bench import Bench
from b12desk.desktop.regimen.presenter import RegimenPresenter
from b12desk.desktop.regimen.view import Reading, RegimenSheet
from b12desk.services.start_course import CourseStarted


class RegimenActs:
    """The acts that start a course."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def plan(self, patient_id: str) -> None:
        """Choose a protocol and start a course; a running one ends with it, for the reason given."""
        bench = self._bench
        sheet = RegimenSheet(Reading(bench.read_day_to_come, bench.read_day), bench.window)
        presenter = RegimenPresenter(sheet, bench.desk(), patient_id, bench.sheets.run_for(sheet), saved=self._started)
        sheet.circumstances_changed.connect(presenter.list_protocols)
        sheet.protocol_chosen.connect(presenter.choose_protocol)
        sheet.form_changed.connect(presenter.change)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _started(self, started: CourseStarted) -> None:
        due_on = started.forecast.due_on
        first = f"First dose {staff_date(due_on)}." if due_on is not None else "No injections are planned."
        self._bench.tell(f"Course started. {first}")
