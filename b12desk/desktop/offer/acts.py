"""Offering a date as an act: its sheet over the window, for the patient of a page or of a dose just recorded."""

from b12desk.desktop.actions import Notice
from b12desk.desktop.bench import Bench
from b12desk.desktop.offer.presenter import OfferPresenter
from b12desk.desktop.offer.view import OfferSheet
from b12desk.services.show_patient import PatientPage


class OfferActs:
    """Opens the sheet; what was copied is said as a notice, nothing else changes."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def offer_date(self, patient_id: str) -> None:
        """Show the open days of the next window."""
        self._bench.with_page(patient_id, self._offer)

    def _offer(self, page: PatientPage) -> None:
        sheet = OfferSheet(page, self._bench.window)
        presenter = OfferPresenter(
            sheet,
            self._bench.desk(),
            page.patient.id,
            self._bench.sheets.run_for(sheet),
            copied=lambda sentence: self._bench.notify(Notice(sentence)),
        )
        sheet.copy_asked.connect(presenter.take)
        self._bench.sheets.show(sheet, presenter)
        presenter.start()
