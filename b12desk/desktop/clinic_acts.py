"""Import, Clinic details and Protocols: opens the sheet, lets its presenter work, says what was done."""

from b12desk.desktop.bench import Bench
from b12desk.desktop.clinic.presenter import ClinicPresenter
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.importing.presenter import ImportPresenter
from b12desk.desktop.importing.view import ImportSheet
from b12desk.desktop.protocols.presenter import ProtocolsPresenter
from b12desk.desktop.protocols.view import ProtocolsSheet

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
