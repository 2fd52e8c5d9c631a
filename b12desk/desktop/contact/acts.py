"""Record contact, one press or a sheet, and its correction: lets the presenter work, says what was done."""

from b12desk.clinical.vocabulary import Channel, ContactOutcome
from b12desk.desktop.bench import Bench
from b12desk.desktop.contact.presenter import ContactPresenter
from b12desk.desktop.contact.view import ContactSheet
from b12desk.desktop.contact_correction.presenter import ContactCorrectionPresenter
from b12desk.desktop.contact_correction.view import ContactCorrectionSheet
from b12desk.services.record_contact import ContactDraft, ContactRecorded, record_contact
from b12desk.services.show_patient import PatientPage


class ContactActs:
    """The acts about reaching patients."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def record(self, patient_id: str) -> None:
        """Record what came of an attempt to reach a patient."""
        self._bench.with_page(patient_id, self._record)

    def rang(self, patient_id: str, outcome: ContactOutcome) -> None:
        """Record a telephone call of today at once; it can be corrected right after."""
        desk = self._bench.desk()
        draft = ContactDraft(desk.clock.today(), Channel.PHONE, outcome)
        self._bench.lane.ask(lambda: record_contact(desk, patient_id, draft), self._recorded)

    def correct(self, patient_id: str, contact_id: str) -> None:
        """Void an attempt that was recorded by mistake, with a reason."""
        self._bench.with_page(patient_id, lambda page: self._correct(page, contact_id))

    def _record(self, page: PatientPage) -> None:
        bench = self._bench
        sheet = ContactSheet(
            page, read_day=bench.read_day, read_day_to_come=bench.read_day_to_come, parent=bench.window
        )
        presenter = ContactPresenter(sheet, bench.desk(), page, bench.sheets.run_for(sheet), saved=self._recorded)
        sheet.channel_changed.connect(presenter.change_channel)
        sheet.reminder_asked.connect(presenter.remind_in)
        sheet.save_asked.connect(presenter.save)
        sheet.start()
        bench.sheets.show(sheet, presenter)

    def _recorded(self, done: ContactRecorded) -> None:
        contact = done.contact
        correct = self._bench.window.tr("Correct this")
        self._bench.offer(done.sentence, correct, lambda: self.correct(contact.patient_id, contact.id))

    def _correct(self, page: PatientPage, contact_id: str) -> None:
        bench = self._bench
        contact = next((one for one in page.contacts if one.id == contact_id), None)
        if contact is None:
            return
        sheet = ContactCorrectionSheet(page, contact, bench.window)
        presenter = ContactCorrectionPresenter(
            sheet, bench.desk(), contact, bench.sheets.run_for(sheet), saved=bench.tell
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
