"""Every act of the desktop: opens its sheet, lets its presenter work on the lane, says what was done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.clinical.vocabulary import ContactOutcome
from b12desk.desktop.actions import Notice, Notify
from b12desk.desktop.authority.acts import AuthorityActs
from b12desk.desktop.bench import Bench
from b12desk.desktop.care_acts import CareActs
from b12desk.desktop.clinic.presenter import ClinicPresenter
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.contact.acts import ContactActs
from b12desk.desktop.correction.presenter import CorrectionPresenter
from b12desk.desktop.correction.view import CorrectionSheet
from b12desk.desktop.deferral.presenter import DeferralPresenter
from b12desk.desktop.deferral.view import DeferralSheet
from b12desk.desktop.details.presenter import DetailsPresenter
from b12desk.desktop.details.view import DetailsSheet
from b12desk.desktop.importing.presenter import ImportPresenter
from b12desk.desktop.importing.view import ImportSheet
from b12desk.desktop.injection.presenter import InjectionPresenter, Opening, Steps
from b12desk.desktop.injection.view import Catalogue, InjectionSheet
from b12desk.desktop.interval.presenter import IntervalPresenter
from b12desk.desktop.interval.view import IntervalSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.new_patient.presenter import NewPatientPresenter
from b12desk.desktop.new_patient.view import NewPatientSheet
from b12desk.desktop.not_given.presenter import NotGivenPresenter
from b12desk.desktop.not_given.view import NotGivenSheet
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.desktop.patient.course_presenter import CourseChange, CoursePresenter
from b12desk.desktop.patient.course_sheet import CourseSheet
from b12desk.desktop.people.acts import PeopleActs
from b12desk.desktop.people.worker import worker_of
from b12desk.desktop.plan_preview.presenter import PlanPreviewPresenter
from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.desktop.protocols.presenter import ProtocolsPresenter
from b12desk.desktop.protocols.view import ProtocolsSheet
from b12desk.desktop.regimen.acts import RegimenActs
from b12desk.desktop.result.presenter import ResultPresenter
from b12desk.desktop.result.view import ResultSheet
from b12desk.desktop.review.presenter import ReviewPresenter
from b12desk.desktop.review.view import ReviewSheet
from b12desk.desktop.version_move.presenter import VersionMovePresenter
from b12desk.desktop.version_move.view import VersionMoveSheet
from b12desk.desktop.why.presenter import explanation_of
from b12desk.desktop.why.view import WhySheet
from b12desk.services.add_patient import PatientAdded
from b12desk.services.check_injection import check_injection
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import new_draft
from b12desk.services.reading_dates import read_typed_date, read_typed_expiry
from b12desk.services.record_injection import InjectionRecorded, record_injection
from b12desk.services.show_patient import PatientPage, show_patient


class DeskActs:
    """Opens a sheet over the window for each act. `changed` is called after anything was recorded.

    `acting_changed` is told the name of whoever works at the desk from then on.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        lane: Lane,
        notify: Notify,
        changed: Callable[[], None],
        open_patient: Callable[[str], None],
        *,
        acting_changed: Callable[[str], None] | None = None,
    ) -> None:
        self._window = window
        self._desk = desk
        self._lane = lane
        self._notify = notify
        self._changed = changed
        self._open_patient = open_patient
        self._sheets = OpenSheets(lane)
        self._acting_changed = acting_changed
        bench = Bench(window, lane, self._sheets, lambda: self._desk, self._tell, self._read_day_to_come)
        self._authorities = AuthorityActs(bench)
        self._care = CareActs(bench)
        self._people = PeopleActs(bench, self.act_as)
        self._contacts = ContactActs(bench, self._read_day, notify, changed)
        self._regimens = RegimenActs(bench, self._read_day)

    def open_patient(self, patient_id: str) -> None:
        """Show the patient's page."""
        self._open_patient(patient_id)

    def new_patient(self) -> None:
        """Add somebody to the register."""
        sheet = NewPatientSheet(read_day=self._read_day, parent=self._window)
        presenter = NewPatientPresenter(sheet, self._desk, self._sheets.run_for(sheet), saved=self._added)
        sheet.save_asked.connect(lambda form, again: presenter.save(form, allow_duplicate=again))
        self._sheets.show(sheet, presenter)

    def plan_regimen(self, patient_id: str) -> None:
        """Choose a protocol and start a course, in the place of one that is running."""
        self._regimens.plan(patient_id)

    def record_injection(self, patient_id: str) -> None:
        """Record a dose given."""
        sheet = InjectionSheet(self._catalogue(), self._window)
        steps = Steps(
            lambda: Opening(
                show_patient(self._desk, patient_id),
                new_draft(self._desk, patient_id),
                worker=worker_of(self._desk),
            ),
            lambda draft: check_injection(self._desk, draft),
            lambda draft: record_injection(self._desk, draft),
        )
        presenter = InjectionPresenter(
            sheet, steps, self._sheets.run_for(sheet), today=self._desk.clock.today, saved=self._recorded
        )
        sheet.form_changed.connect(presenter.change)
        sheet.place_changed.connect(presenter.change_place)
        sheet.save_asked.connect(presenter.save)
        sheet.authority_asked.connect(
            lambda: self._authorities.record(patient_id, over=sheet, then=lambda: presenter.change(sheet.form()))
        )
        sheet.not_given_asked.connect(
            lambda: self._with_page(patient_id, lambda page: self._not_given(page, over=sheet))
        )
        self._sheets.show(sheet, presenter)
        presenter.start()

    def not_given(self, patient_id: str) -> None:
        """Say why a dose was not given on its day."""
        self._with_page(patient_id, lambda page: self._not_given(page, over=None))

    def record_authority(self, patient_id: str) -> None:
        """Record what allows the doses of a course."""
        self._authorities.record(patient_id)

    def withdraw_authority(self, patient_id: str, authority_id: str) -> None:
        """Withdraw an authority, with a reason."""
        self._authorities.withdraw(patient_id, authority_id)

    def people(self) -> None:
        """List who works here, add somebody, disable somebody."""
        self._people.people()

    def change_user(self, then: Callable[[], None] | None = None) -> None:
        """Ask who works at this desk; `then` is called when the sheet is closed, chosen or not."""
        self._people.change_user(then)

    def act_as(self, name: str) -> None:
        """Have everything from now on carry that name."""
        self._desk = replace(self._desk, acting=name)
        if self._acting_changed is not None:
            self._acting_changed(name)

    def correct(self, injection_id: str) -> None:
        """Void an entry, and enter it again as it should have been."""
        sheet = CorrectionSheet(self._catalogue(), self._window)
        presenter = CorrectionPresenter(
            sheet, self._desk, injection_id, self._sheets.run_for(sheet), saved=self._corrected
        )
        sheet.form_changed.connect(presenter.change)
        sheet.place_changed.connect(presenter.change_place)
        sheet.again_asked.connect(presenter.enter_again)
        sheet.void_asked.connect(presenter.void)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def defer(self, patient_id: str) -> None:
        """Say from when on the patient is expected again."""
        self._with_page(patient_id, self._defer)

    def record_review(self, patient_id: str) -> None:
        """Record a clinician's assessment."""
        self._with_page(patient_id, self._review)

    def record_result(self, patient_id: str) -> None:
        """Record a laboratory value."""
        self._with_page(patient_id, self._result)

    def why(self, patient_id: str) -> None:
        """Show the arithmetic behind the next date."""
        self._with_page(
            patient_id, lambda page: self._sheets.show(WhySheet(page, explanation_of(page), self._window), page)
        )

    def print_plan(self, patient_id: str) -> None:
        """Show the patient's plan before it goes to paper."""
        sheet = PlanPreviewSheet(self._window)
        presenter = PlanPreviewPresenter(
            sheet, self._desk, patient_id, self._sheets.run_for(sheet), issued=self._changed
        )
        sheet.file_chosen.connect(presenter.save)
        sheet.paper_asked.connect(presenter.print)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def edit_details(self, patient_id: str) -> None:
        """Change what is kept about a person."""
        self._with_page(patient_id, self._edit)

    def change_interval(self, patient_id: str) -> None:
        """Change how often maintenance doses follow."""
        self._with_page(patient_id, self._change_interval)

    def record_decision(self, patient_id: str) -> None:
        """Record what a prescriber decided about a long gap."""
        self._care.decide(patient_id)

    def correct_entry(self, patient_id: str, event_id: str) -> None:
        """Void a review, a result or any other entry that is no dose."""
        self._care.correct_entry(patient_id, event_id)

    def record_contact(self, patient_id: str) -> None:
        """Record what came of an attempt to reach a patient."""
        self._contacts.record(patient_id)

    def rang(self, patient_id: str, outcome: ContactOutcome) -> None:
        """Record what came of a telephone call just made."""
        self._contacts.rang(patient_id, outcome)

    def correct_contact(self, patient_id: str, contact_id: str) -> None:
        """Void an attempt to reach a patient."""
        self._contacts.correct(patient_id, contact_id)

    def move_course(self, patient_id: str) -> None:
        """Let the course follow the current version of its protocol."""
        self._with_page(patient_id, self._move_course)

    def import_file(self) -> None:
        """Bring patients and injections in from a file."""
        sheet = ImportSheet(self._window)
        presenter = ImportPresenter(
            sheet, self._desk, self._sheets.run_for(sheet), progress=sheet.progressed.emit, saved=self._tell
        )
        sheet.file_asked.connect(presenter.attempt)
        sheet.form_changed.connect(presenter.change)
        sheet.import_asked.connect(presenter.bring_in)
        sheet.stop_asked.connect(presenter.stop)
        sheet.rejected_file_chosen.connect(presenter.save_rejected)
        presenter.start()
        self._sheets.show(sheet, presenter)

    def clinic_details(self) -> None:
        """Change what the register says of the clinic."""
        sheet = ClinicSheet(read_day_to_come=self._read_day_to_come, parent=self._window)
        presenter = ClinicPresenter(
            sheet, self._desk, self._sheets.run_for(sheet), saved=lambda: self._tell(_CLINIC_CHANGED)
        )
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def protocols(self) -> None:
        """Read the protocols, compare a new version and approve it."""
        sheet = ProtocolsSheet(self._window)
        presenter = ProtocolsPresenter(sheet, self._desk, self._sheets.run_for(sheet), saved=self._tell)
        sheet.read_asked.connect(presenter.read)
        sheet.file_asked.connect(presenter.compare)
        sheet.approve_asked.connect(presenter.approve)
        sheet.left.connect(presenter.leave)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def hold(self, patient_id: str) -> None:
        """Pause the course, with a reason."""
        self._with_page(patient_id, lambda page: self._change_course(page, CourseChange.HOLD))

    def resume(self, patient_id: str) -> None:
        """Go on with a course on hold."""
        self._with_page(patient_id, lambda page: self._change_course(page, CourseChange.RESUME))

    def end(self, patient_id: str) -> None:
        """End the course, with a reason."""
        self._with_page(patient_id, lambda page: self._change_course(page, CourseChange.END))

    def _edit(self, page: PatientPage) -> None:
        sheet = DetailsSheet(
            page, read_day=self._read_day, read_day_to_come=self._read_day_to_come, parent=self._window
        )
        presenter = DetailsPresenter(sheet, self._desk, page, self._sheets.run_for(sheet), saved=self._tell)
        sheet.save_asked.connect(presenter.save)
        presenter.start()
        self._sheets.show(sheet, presenter)

    def _change_interval(self, page: PatientPage) -> None:
        sheet = IntervalSheet(page, self._window)
        presenter = IntervalPresenter(sheet, self._desk, page, self._sheets.run_for(sheet), saved=self._tell)
        sheet.form_changed.connect(presenter.change)
        sheet.save_asked.connect(presenter.save)
        presenter.start()
        self._sheets.show(sheet, presenter)

    def _move_course(self, page: PatientPage) -> None:
        sheet = VersionMoveSheet(page, self._window)
        presenter = VersionMovePresenter(
            sheet, self._desk, page.patient.id, self._sheets.run_for(sheet), saved=self._tell
        )
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def _defer(self, page: PatientPage) -> None:
        sheet = DeferralSheet(page, read_day=self._read_day, parent=self._window)
        presenter = DeferralPresenter(
            sheet, self._desk, page.patient.id, self._sheets.run_for(sheet), saved=lambda: self._tell(_DEFERRED)
        )
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)

    def _not_given(self, page: PatientPage, *, over: InjectionSheet | None) -> None:
        """Record it; the injection sheet beneath has nothing left to record then, and asks about what was typed."""

        def saved(sentence: str) -> None:
            self._notify(Notice(sentence, self._window.tr("Defer…"), lambda: self.defer(page.patient.id)))
            self._changed()
            if over is not None:
                over.reject()

        sheet = NotGivenSheet(page, read_day=self._read_day, parent=over or self._window)
        presenter = NotGivenPresenter(sheet, self._desk, page.patient.id, self._sheets.run_for(sheet), saved=saved)
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)

    def _review(self, page: PatientPage) -> None:
        sheet = ReviewSheet(page, read_day=self._read_day, parent=self._window)
        presenter = ReviewPresenter(
            sheet,
            self._desk,
            page.patient.id,
            self._sheets.run_for(sheet),
            saved=lambda: self._reviewed(page.patient.id, sheet.form().outcome),
        )
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)

    def _reviewed(self, patient_id: str, outcome: str) -> None:
        """Say that it is recorded; where tablets fail, offer the injections."""
        if outcome != ORAL_FAILS:
            self._tell(_REVIEWED)
            return
        action = self._window.tr("Switch to injections")
        self._notify(Notice(_REVIEWED, action, lambda: self.plan_regimen(patient_id)))
        self._changed()

    def _result(self, page: PatientPage) -> None:
        sheet = ResultSheet(page, read_day=self._read_day, parent=self._window)
        presenter = ResultPresenter(sheet, self._desk, page.patient.id, self._sheets.run_for(sheet), saved=self._tell)
        sheet.form_changed.connect(presenter.change)
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)

    def _change_course(self, page: PatientPage, change: CourseChange) -> None:
        sheet = CourseSheet(page, change, self._window)
        presenter = CoursePresenter(
            sheet,
            self._desk,
            page.patient.id,
            change,
            self._sheets.run_for(sheet),
            saved=lambda: self._tell(_CHANGED[change]),
        )
        sheet.save_asked.connect(presenter.save)
        self._sheets.show(sheet, presenter)

    def _with_page(self, patient_id: str, then: Callable[[PatientPage], None]) -> None:
        """Read the patient first; what goes wrong is the window's to show."""
        self._lane.ask(lambda: show_patient(self._desk, patient_id), then)

    def _tell(self, sentence: str) -> None:
        self._notify(Notice(sentence))
        self._changed()

    def _added(self, added: PatientAdded) -> None:
        self._tell(self._window.tr("Patient added. Plan regimen comes next."))
        self._open_patient(added.patient_id)

    def _recorded(self, recorded: InjectionRecorded) -> None:
        self._offer_correction(recorded.sentence, recorded.injection_id)

    def _corrected(self, sentence: str, injection_id: str) -> None:
        if injection_id:
            self._offer_correction(sentence, injection_id)
        else:
            self._tell(sentence)

    def _offer_correction(self, sentence: str, injection_id: str) -> None:
        action = self._window.tr("Correct this")
        self._notify(Notice(sentence, action, lambda: self.correct(injection_id)))
        self._changed()

    def _catalogue(self) -> Catalogue:
        return Catalogue(self._desk.products.all(), self._read_day, read_typed_expiry)

    def _read_day(self, text: str) -> date:
        return read_typed_date(text, today=self._desk.clock.today())

    def _read_day_to_come(self, text: str) -> date:
        """Return a day that may lie years ahead: `27` after a day and month is 2027."""
        return read_typed_date(text, today=self._desk.clock.today() + _YEARS_TO_COME)


_YEARS_TO_COME = timedelta(days=20 * 365)
_CLINIC_CHANGED = "Clinic details saved."
_DEFERRED = "Deferred. The due dates stay as they are."
_REVIEWED = "Review recorded."
_CHANGED = {
    CourseChange.HOLD: "The course is on hold.",
    CourseChange.RESUME: "The course goes on.",
    CourseChange.END: "The course has ended. Everything given stays on record.",
}
