"""Every act of the desktop, handed to the feature that does it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from b12desk.clinical.vocabulary import ContactOutcome
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.actions import Notify
from b12desk.desktop.audit.acts import AuditActs
from b12desk.desktop.authority.acts import AuthorityActs
from b12desk.desktop.bench import Bench
from b12desk.desktop.care_acts import CareActs
from b12desk.desktop.clinic_acts import ClinicActs
from b12desk.desktop.contact.acts import ContactActs
from b12desk.desktop.injection.acts import DoseActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.offer.acts import OfferActs
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.desktop.papers.acts import PaperActs
from b12desk.desktop.papers.document_acts import ReprintActs
from b12desk.desktop.patient.course_acts import CourseActs
from b12desk.desktop.patient.course_presenter import CourseChange
from b12desk.desktop.patient.patient_acts import PatientActs
from b12desk.desktop.people.acts import PeopleActs
from b12desk.desktop.products.acts import ProductActs
from b12desk.desktop.regimen.acts import RegimenActs
from b12desk.desktop.stock.acts import StockActs
from b12desk.desktop.undo.acts import UndoActs
from b12desk.services.desk import Desk
from b12desk.services.issued_documents import IssuedDocument


class DeskActs:
    """Opens a sheet over the window for each act. `changed` is called after anything was recorded.

    `acting_changed` is told the name of whoever works at the desk from then on, `sheet_opened` every sheet that opens;
    `entry_id` returns the id of a dose that is gone on with, empty for a new one.
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
        sheet_opened: Callable[[ActSheet], None] | None = None,
        entry_id: Callable[[], str] = str,
    ) -> None:
        self._desk = desk
        self._open_patient = open_patient
        self._acting_changed = acting_changed
        self._sheets = OpenSheets(lane, today=desk.clock.today, opened=sheet_opened, entry_id=entry_id, by=self._who)
        bench = Bench(window, lane, self._sheets, lambda: self._desk, notify, changed)
        self._authorities = AuthorityActs(bench)
        self._courses = CourseActs(bench)
        self._offers = OfferActs(bench)
        self._doses = DoseActs(bench, self._authorities, self._courses, self._offers)
        self._regimens = RegimenActs(bench)
        self._care = CareActs(bench, self._regimens.plan)
        self._people = PeopleActs(bench, self.act_as)
        self._contacts = ContactActs(bench)
        self._patients = PatientActs(bench, open_patient)
        self._clinic = ClinicActs(bench)
        self._products = ProductActs(bench)
        self.stock = StockActs(bench, open_patient)
        self._undo = UndoActs(bench)
        self._papers = PaperActs(bench)
        self._reprints = ReprintActs(bench)
        self._audit = AuditActs(bench, open_patient)

    def _who(self) -> str:
        return self._desk.acting

    def act_as(self, name: str) -> None:
        """Have everything from now on carry that name."""
        self._desk = replace(self._desk, acting=name)
        self._undo.begin()
        if self._acting_changed is not None:
            self._acting_changed(name)

    def open_patient(self, patient_id: str) -> None:
        """Show the patient's page."""
        self._open_patient(patient_id)

    def new_patient(self) -> None:
        """Add somebody to the register."""
        self._patients.add()

    def edit_details(self, patient_id: str) -> None:
        """Change what is kept about a person."""
        self._patients.edit(patient_id)

    def offer_date(self, patient_id: str) -> None:
        """Show the open days of the next window, one of which can be copied."""
        self._offers.offer_date(patient_id)

    def why(self, patient_id: str) -> None:
        """Show the arithmetic behind the next date."""
        self._patients.why(patient_id)

    def print_plan(self, patient_id: str) -> None:
        """Show the patient's plan before it goes to paper."""
        self._patients.print_plan(patient_id)

    def plan_regimen(self, patient_id: str) -> None:
        """Choose a protocol and start a course, in the place of one that is running."""
        self._regimens.plan(patient_id)

    def record_injection(self, patient_id: str) -> None:
        """Record a dose given."""
        self._doses.record(patient_id)

    def not_given(self, patient_id: str) -> None:
        """Say why a dose was not given on its day."""
        self._doses.not_given(patient_id)

    def correct(self, injection_id: str) -> None:
        """Void an entry, and enter it again as it should have been."""
        self._doses.correct(injection_id)

    def record_authority(self, patient_id: str) -> None:
        """Record what allows the doses of a course."""
        self._authorities.record(patient_id)

    def withdraw_authority(self, patient_id: str, authority_id: str) -> None:
        """Withdraw an authority, with a reason."""
        self._authorities.withdraw(patient_id, authority_id)

    def defer(self, patient_id: str) -> None:
        """Say from when on the patient is expected again."""
        self._courses.defer(patient_id)

    def hold(self, patient_id: str) -> None:
        """Pause the course, with a reason."""
        self._courses.change(patient_id, CourseChange.HOLD)

    def resume(self, patient_id: str) -> None:
        """Go on with a course on hold."""
        self._courses.change(patient_id, CourseChange.RESUME)

    def end(self, patient_id: str) -> None:
        """End the course, with a reason."""
        self._courses.change(patient_id, CourseChange.END)

    def change_interval(self, patient_id: str) -> None:
        """Change how often maintenance doses follow."""
        self._courses.change_interval(patient_id)

    def move_course(self, patient_id: str) -> None:
        """Let the course follow the current version of its protocol."""
        self._courses.move(patient_id)

    def record_review(self, patient_id: str) -> None:
        """Record a clinician's assessment."""
        self._care.review(patient_id)

    def record_result(self, patient_id: str, test: str = "") -> None:
        """Record a laboratory value, of that test where one is asked for."""
        self._care.result(patient_id, test)

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

    def people(self) -> None:
        """List who works here, add somebody, disable somebody."""
        self._people.people()

    def change_user(self, then: Callable[[], None] | None = None) -> None:
        """Ask who works at this desk; `then` is called when the sheet is closed, chosen or not."""
        self._people.change_user(then)

    def set_pin(self) -> None:
        """Set one's own PIN or passphrase."""
        self._people.set_pin()

    def offer_pin(self) -> None:
        """Offer a PIN to whoever has signed in without one."""
        self._people.offer_pin()

    def audit_trail(self) -> None:
        """Show who did what and who looked."""
        self._audit.show()

    def audit_trail_of(self, patient_id: str) -> None:
        """Show who did what for this patient, and who looked."""
        self._audit.show(patient_id)

    def import_file(self) -> None:
        """Bring patients and injections in from a file."""
        self._clinic.import_file()

    def clinic_details(self) -> None:
        """Change what the register says of the clinic."""
        self._clinic.details()

    def protocols(self) -> None:
        """Read the protocols, compare a new version and approve it."""
        self._clinic.protocols()

    def products(self) -> None:
        """List the clinic’s own products, add one, withdraw one."""
        self._products.products()

    def paper_settings(self) -> None:
        """Set the QR code and the fonts of what is printed."""
        self._clinic.paper_settings()

    def letter_wording(self) -> None:
        """Change what the recall letters say."""
        self._clinic.letter_wording()

    def receive_batch(self) -> None:
        """Put a delivery on the shelf."""
        self.stock.receive()

    def who_received(self) -> None:
        """List who received a batch."""
        self.stock.who()

    def paper(self, act: str) -> None:
        """Print something of the clinic, named as in the Print menu."""
        self._papers.start(act)

    def paper_of(self, act: str, patient_id: str) -> None:
        """Print something about one patient, named as in the Print menu."""
        self._papers.start_for(act, patient_id)

    def reprint(self, patient_id: str, document: IssuedDocument) -> None:
        """Show the very file that was issued."""
        self._reprints.reprint(patient_id, document)

    def undo(self) -> None:
        """Say what undoing the last act of this session would do, and do it."""
        self._undo.undo()

    def look_at_the_day(self) -> None:
        """Have every open sheet say when midnight has passed since it was opened."""
        self._sheets.look_at_the_day()

    def tell_undo(self, told: Callable[[str], None]) -> None:
        """Tell the act that Undo would undo, empty for none."""
        self._undo.tell_name(told)
