"""Import, Clinic details, Protocols and paper: opens the sheet, lets its presenter work, says what was done."""

from collections.abc import Callable

from b12desk.desktop.bench import Bench
from b12desk.desktop.clinic.presenter import ClinicPresenter
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.importing.presenter import ImportPresenter
from b12desk.desktop.importing.view import ImportSheet
from b12desk.desktop.letter_wording.presenter import LetterWordingPresenter
from b12desk.desktop.letter_wording.view import LetterWordingSheet
from b12desk.desktop.paper_settings.presenter import PaperSettingsPresenter
from b12desk.desktop.paper_settings.view import PaperSettingsSheet
from b12desk.desktop.protocols.presenter import ProtocolsPresenter
from b12desk.desktop.protocols.view import ProtocolsSheet
from b12desk.services.desk import Desk
from b12desk.services.letters_wording import change_wording
from b12desk.services.paper_settings import PaperSettings, change_paper_settings, paper_settings

_CLINIC_CHANGED = "Clinic details saved."


class ClinicActs:
    """The acts about the register and the clinic rather than one patient."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def import_file(self) -> None:
        """Bring patients and injections in from a file."""
        bench = self._bench
        sheet = ImportSheet(bench.window)
        presenter = ImportPresenter(
            sheet, bench.desk(), bench.sheets.run_for(sheet), progress=sheet.progressed.emit, saved=bench.tell
        )
        sheet.file_asked.connect(presenter.attempt)
        sheet.form_changed.connect(presenter.change)
        sheet.import_asked.connect(presenter.bring_in)
        sheet.stop_asked.connect(presenter.stop)
        sheet.rejected_file_chosen.connect(presenter.save_rejected)
        presenter.start()
        bench.sheets.show(sheet, presenter)

    def details(self) -> None:
        """Change what the register says of the clinic."""
        bench = self._bench
        sheet = ClinicSheet(read_day_to_come=bench.read_day_to_come, parent=bench.window)
        presenter = ClinicPresenter(
            sheet, bench.desk(), bench.sheets.run_for(sheet), saved=lambda: bench.tell(_CLINIC_CHANGED)
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def protocols(self) -> None:
        """Read the protocols, compare a new version and approve it."""
        bench = self._bench
        sheet = ProtocolsSheet(bench.window)
        presenter = ProtocolsPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.read_asked.connect(presenter.read)
        sheet.file_asked.connect(presenter.compare)
        sheet.approve_asked.connect(presenter.approve)
        sheet.left.connect(presenter.leave)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def paper_settings(self) -> None:
        """Set the QR code and the fonts of what is printed."""
        bench = self._bench
        sheet = PaperSettingsSheet(bench.window)
        presenter = PaperSettingsPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), saved=self._paper_set)
        sheet.file_asked.connect(presenter.add)
        sheet.remove_asked.connect(presenter.remove)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def letter_wording(self) -> None:
        """Change what the recall letters say."""
        bench = self._bench
        sheet = LetterWordingSheet(bench.window)
        presenter = LetterWordingPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), saved=self._worded)
        sheet.restore_asked.connect(presenter.restore)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)
        presenter.start()

    def _paper_set(self, before: PaperSettings) -> None:
        tr = self._bench.window.tr

        def put_back(desk: Desk) -> None:
            is_same = paper_settings(desk).font_files == before.font_files
            change_paper_settings(desk, qr_text=before.qr_text, font_files=None if is_same else before.font_files)

        self._offer_back(tr("Paper settings saved."), put_back, tr("The paper settings are as they were."))

    def _worded(self, sentence: str, before: str) -> None:
        tr = self._bench.window.tr
        self._offer_back(
            tr(sentence), lambda desk: change_wording(desk, before), tr("The letters’ words are as they were.")
        )

    def _offer_back(self, saved: str, put_back: Callable[[Desk], None], then: str) -> None:
        """Say what was saved, with a way back to what was there before, for whoever works at the desk by then."""
        bench = self._bench

        def go_back() -> None:
            desk = bench.desk()
            bench.lane.ask(lambda: put_back(desk), lambda _: bench.tell(then))

        bench.offer(saved, bench.window.tr("Put back"), go_back)
