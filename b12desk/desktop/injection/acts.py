"""Record injection, Not given and their correction: opens the sheet, lets its presenter work, says what was done."""

from b12desk.desktop.actions import Notice
from b12desk.desktop.authority.acts import AuthorityActs
from b12desk.desktop.bench import Bench
from b12desk.desktop.correction.presenter import CorrectionPresenter
from b12desk.desktop.correction.view import CorrectionSheet
from b12desk.desktop.injection.presenter import InjectionPresenter, Opening, Steps
from b12desk.desktop.injection.view import Catalogue, InjectionSheet
from b12desk.desktop.not_given.presenter import NotGivenPresenter
from b12desk.desktop.not_given.view import NotGivenSheet
from b12desk.desktop.offer.acts import OfferActs
from b12desk.desktop.patient.course_acts import CourseActs
from b12desk.desktop.people.worker import worker_of
from b12desk.services.check_injection import check_injection
from b12desk.services.current_products import current_products
from b12desk.services.injection_draft import new_draft
from b12desk.services.reading_dates import read_typed_expiry
from b12desk.services.record_injection import InjectionRecorded, record_injection
from b12desk.services.show_patient import PatientPage, show_patient


class DoseActs:
    """The acts about a dose: given, not given, corrected."""

    def __init__(self, bench: Bench, authorities: AuthorityActs, courses: CourseActs, offers: OfferActs) -> None:
        self._bench = bench
        self._authorities = authorities
        self._courses = courses
        self._offers = offers

    def record(self, patient_id: str) -> None:
        """Record a dose given."""
        bench = self._bench
        sheet = InjectionSheet(self._catalogue(), bench.window)
        presenter = InjectionPresenter(
            sheet,
            self._steps(patient_id),
            bench.sheets.run_for(sheet),
            today=bench.desk().clock.today,
            saved=lambda recorded: self._recorded(recorded, patient_id),
        )
        sheet.form_changed.connect(presenter.change)
        sheet.place_changed.connect(presenter.change_place)
        sheet.save_asked.connect(presenter.save)
        sheet.authority_asked.connect(
            lambda: self._authorities.record(patient_id, over=sheet, then=lambda: presenter.change(sheet.form()))
        )
        sheet.not_given_asked.connect(
            lambda: bench.with_page(patient_id, lambda page: self._not_given(page, over=sheet))
        )
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def not_given(self, patient_id: str) -> None:
        """Say why a dose was not given on its day."""
        self._bench.with_page(patient_id, lambda page: self._not_given(page, over=None))

    def correct(self, injection_id: str) -> None:
        """Void an entry, and enter it again as it should have been."""
        bench = self._bench
        sheet = CorrectionSheet(self._catalogue(), bench.window)
        presenter = CorrectionPresenter(
            sheet, bench.desk(), injection_id, bench.sheets.run_for(sheet), saved=self._corrected
        )
        sheet.form_changed.connect(presenter.change)
        sheet.place_changed.connect(presenter.change_place)
        sheet.again_asked.connect(presenter.enter_again)
        sheet.void_asked.connect(presenter.void)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _steps(self, patient_id: str) -> Steps:
        desk, entry_id = self._bench.desk, self._bench.sheets.entry_id()

        def start() -> Opening:
            page, draft = show_patient(desk(), patient_id), new_draft(desk(), patient_id, entry_id=entry_id)
            products = current_products(desk()).offered_with(draft.product_id)
            return Opening(page, draft, worker=worker_of(desk()), products=products)

        return Steps(
            start,
            lambda draft: check_injection(desk(), draft),
            lambda draft: record_injection(desk(), draft),
        )

    def _not_given(self, page: PatientPage, *, over: InjectionSheet | None) -> None:
        """Record it; the injection sheet beneath has nothing left to record then, and asks about what was typed."""
        bench = self._bench

        def saved(sentence: str) -> None:
            bench.offer(sentence, bench.window.tr("Defer…"), lambda: self._courses.defer(page.patient.id))
            if over is not None:
                over.reject()

        sheet = NotGivenSheet(page, read_day=bench.read_day, parent=over or bench.window)
        presenter = NotGivenPresenter(sheet, bench.desk(), page.patient.id, bench.sheets.run_for(sheet), saved=saved)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _recorded(self, recorded: InjectionRecorded, patient_id: str) -> None:
        """Say what is next, with the way to correct the entry and, where a dose is due, to offer a date for it."""
        tr, forecast = self._bench.window.tr, recorded.forecast
        has_dates = forecast is not None and forecast.book_on is not None
        self._bench.notify(
            Notice(
                recorded.sentence,
                tr("Correct this"),
                lambda: self.correct(recorded.injection_id),
                second=tr("Offer a date") if has_dates else "",
                second_act=(lambda: self._offers.offer_date(patient_id)) if has_dates else None,
            )
        )
        self._bench.changed()

    def _corrected(self, sentence: str, injection_id: str) -> None:
        if injection_id:
            self._offer_correction(sentence, injection_id)
        else:
            self._bench.tell(sentence)

    def _offer_correction(self, sentence: str, injection_id: str) -> None:
        self._bench.offer(sentence, self._bench.window.tr("Correct this"), lambda: self.correct(injection_id))

    def _catalogue(self) -> Catalogue:
        return Catalogue(self._bench.desk().products.all(), self._bench.read_day, read_typed_expiry)
