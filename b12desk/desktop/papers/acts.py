"""The acts of the Print menu: opens what has to be asked, then the preview, from which is saved and printed."""

from collections.abc import Callable
from datetime import date

from b12desk.desktop.bench import Bench
from b12desk.desktop.papers.back_entry_presenter import BackEntryPresenter
from b12desk.desktop.papers.back_entry_sheet import BackEntrySheet
from b12desk.desktop.papers.choices_sheets import BatchAskSheet, DaySheet, LabelsSheet
from b12desk.desktop.papers.document_acts import NoteOf, note_issue, show_document
from b12desk.desktop.papers.letters_presenter import LettersPresenter
from b12desk.desktop.papers.letters_sheet import LettersSheet
from b12desk.desktop.papers.presenter import PaperPresenter
from b12desk.desktop.papers.view import PaperSheet
from b12desk.services.audit_extract import audit_extract
from b12desk.services.batch_paper import batch_recall_list
from b12desk.services.batch_recipients import who_received
from b12desk.services.cards import appointment_card
from b12desk.services.day_list import day_list
from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.downtime import downtime_kit
from b12desk.services.issue_document import issue_staff_paper
from b12desk.services.labels import LabelChoice, label_test_sheet, patient_labels
from b12desk.services.letters import plan_letters
from b12desk.services.reading_dates import read_typed_expiry
from b12desk.services.transfer_summary import transfer_summary


class PaperActs:
    """Everything that is printed apart from the plan and the lists of a page."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def start(self, act: str) -> None:
        """Start an act of the clinic, named as in the menu."""
        starts: dict[str, Callable[[], None]] = {
            "Recall letters": self._letters,
            "Labels for the letters": lambda: self._labels(""),
            "Clinic list for a day": self._day,
            "Batch recall list": self._batch,
            "Downtime kit": lambda: self._document(
                "Downtime kit", "downtime.pdf", lambda desk: downtime_kit(desk).document, issue_staff_paper
            ),
            "Back-entry": self._back_entry,
        }
        starts[act]()

    def start_for(self, act: str, patient_id: str) -> None:
        """Start an act about one patient, named as in the menu; file names name nobody."""
        if act == "Address label":
            self._labels(patient_id)
            return
        makes: dict[str, tuple[str, Callable[[Desk], Document]]] = {
            "Appointment card": ("card-a5.pdf", lambda desk: appointment_card(desk, patient_id)),
            "Appointment cards, two A6": ("card-a6.pdf", lambda desk: appointment_card(desk, patient_id, a6=True)),
            "Transfer summary": ("transfer-summary.pdf", lambda desk: transfer_summary(desk, patient_id)),
            "Audit extract": ("audit-extract.pdf", lambda desk: audit_extract(desk, patient_id)),
        }
        file_name, make = makes[act]
        self._document(act, file_name, make)

    def _document(
        self, title: str, file_name: str, make: Callable[[Desk], Document], note: NoteOf = note_issue
    ) -> None:
        """Show a document that is noted in the audit trail once it is saved or printed."""
        bench = self._bench
        show_document(bench, bench.window.tr(title), file_name, make, note)

    def _show(self, title: str, file_name: str, make: Callable[[Desk], bytes]) -> None:
        bench = self._bench
        desk = bench.desk()
        sheet = PaperSheet(bench.window, title=bench.window.tr(title), file_name=file_name)
        presenter = PaperPresenter(sheet, lambda: make(desk), bench.sheets.run_for(sheet))
        sheet.file_chosen.connect(presenter.save)
        sheet.paper_asked.connect(presenter.print)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _letters(self) -> None:
        bench = self._bench
        sheet = LettersSheet(bench.window)
        presenter = LettersPresenter(
            sheet,
            bench.desk(),
            bench.sheets.run_for(sheet),
            preview=lambda letters: self._document("Recall letters", "letters.pdf", lambda desk: letters),
            saved=bench.tell,
        )
        sheet.make_asked.connect(presenter.make)
        sheet.stop_asked.connect(presenter.stop)
        sheet.record_asked.connect(presenter.record)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _labels(self, patient_id: str) -> None:
        bench = self._bench
        tr = bench.window.tr
        whose = tr("For this patient.") if patient_id else tr("For everybody who gets a recall letter today.")
        sheet = LabelsSheet(whose, bench.window)

        def made(desk: Desk, choice: LabelChoice) -> bytes:
            ids = [patient_id] if patient_id else [one.patient.id for one in plan_letters(desk).letters]
            return patient_labels(desk, ids, choice).pdf

        sheet.labels_asked.connect(
            lambda choice: self._show("Address labels", "labels.pdf", lambda desk: made(desk, choice))
        )
        sheet.test_asked.connect(
            lambda choice: self._show("Test sheet for labels", "labels-test.pdf", lambda desk: label_test_sheet(choice))
        )
        bench.sheets.show(sheet, self)

    def _day(self) -> None:
        bench = self._bench
        today = bench.desk().clock.today()
        sheet = DaySheet(today, bench.read_day_to_come, bench.window)

        def asked(day: date | None) -> None:
            sheet.point_out({} if day else {"day": bench.window.tr("Give the day of the clinic.")})
            if day is not None:
                sheet.finish()
                self._show("Clinic list for a day", "clinic-list.pdf", lambda desk: day_list(desk, day))

        sheet.day_asked.connect(asked)
        bench.sheets.show(sheet, self)

    def _batch(self) -> None:
        bench = self._bench
        sheet = BatchAskSheet(bench.window)

        def asked(batch: str) -> None:
            sheet.point_out({} if batch.strip() else {"batch": bench.window.tr("Give the batch number.")})
            if batch.strip():
                sheet.finish()
                self._document(
                    "Batch recall list",
                    "batch-recall.pdf",
                    lambda desk: batch_recall_list(desk, who_received(desk, batch)),
                    issue_staff_paper,
                )

        sheet.batch_asked.connect(asked)
        bench.sheets.show(sheet, self)

    def _back_entry(self) -> None:
        bench = self._bench
        sheet = BackEntrySheet(bench.read_day, read_typed_expiry, bench.window)
        presenter = BackEntryPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), changed=bench.changed)
        sheet.find_asked.connect(presenter.find)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
