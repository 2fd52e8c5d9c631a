"""Defer, hold, resume, end, Change interval and Move: opens the sheet, lets its presenter work, says what was done."""

from b12desk.desktop.bench import Bench
from b12desk.desktop.deferral.presenter import DeferralPresenter
from b12desk.desktop.deferral.view import DeferralSheet
from b12desk.desktop.interval.presenter import IntervalPresenter
from b12desk.desktop.interval.view import IntervalSheet
from b12desk.desktop.patient.course_presenter import CourseChange, CoursePresenter
from b12desk.desktop.patient.course_sheet import CourseSheet
from b12desk.desktop.version_move.presenter import VersionMovePresenter
from b12desk.desktop.version_move.view import VersionMoveSheet
from b12desk.services.show_patient import PatientPage

_DEFERRED = "Deferred. The due dates stay as they are."
_CHANGED = {
    CourseChange.HOLD: "The course is on hold.",
    CourseChange.RESUME: "The course goes on.",
    CourseChange.END: "The course has ended. Everything given stays on record.",
}


class CourseActs:
    """The acts that move, pause or end a course."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def defer(self, patient_id: str) -> None:
        """Say from when on the patient is expected again."""
        self._bench.with_page(patient_id, self._defer)

    def change(self, patient_id: str, change: CourseChange) -> None:
        """Hold, resume or end the course, with a reason."""
        self._bench.with_page(patient_id, lambda page: self._change(page, change))

    def change_interval(self, patient_id: str) -> None:
        """Change how often maintenance doses follow."""
        self._bench.with_page(patient_id, self._change_interval)

    def move(self, patient_id: str) -> None:
        """Let the course follow the current version of its protocol."""
        self._bench.with_page(patient_id, self._move)

    def _defer(self, page: PatientPage) -> None:
        bench = self._bench
        sheet = DeferralSheet(page, read_day=bench.read_day, parent=bench.window)
        presenter = DeferralPresenter(
            sheet, bench.desk(), page.patient.id, bench.sheets.run_for(sheet), saved=lambda: bench.tell(_DEFERRED)
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _change(self, page: PatientPage, change: CourseChange) -> None:
        bench = self._bench
        sheet = CourseSheet(page, change, bench.window)
        presenter = CoursePresenter(
            sheet,
            bench.desk(),
            page.patient.id,
            change,
            bench.sheets.run_for(sheet),
            saved=lambda: bench.tell(_CHANGED[change]),
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _change_interval(self, page: PatientPage) -> None:
        bench = self._bench
        sheet = IntervalSheet(page, bench.window)
        presenter = IntervalPresenter(sheet, bench.desk(), page, bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.form_changed.connect(presenter.change)
        sheet.save_asked.connect(presenter.save)
        presenter.start()
        bench.sheets.show(sheet, presenter)

    def _move(self, page: PatientPage) -> None:
        bench = self._bench
        sheet = VersionMoveSheet(page, bench.window)
        presenter = VersionMovePresenter(
            sheet, bench.desk(), page.patient.id, bench.sheets.run_for(sheet), saved=bench.tell
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
        presenter.start()
