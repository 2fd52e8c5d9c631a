"""Print list and Save list: opens the sheet or asks for the file, lets the work run, says what was done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.lane import Lane
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.desktop.papers.presenter import PaperPresenter
from b12desk.desktop.papers.view import PaperSheet
from b12desk.services.desk import Desk
from b12desk.services.worklist_file import list_on_paper, save_list
from b12desk.services.worklist_rows import Worklist


class ListActs:
    """The acts about the whole list. `tell` is given the sentence about what was done."""

    def __init__(self, window: QWidget, lane: Lane, desk: Callable[[], Desk], tell: Callable[[str], None]) -> None:
        self._window = window
        self._lane = lane
        self._desk = desk
        self._tell = tell
        self._sheets = OpenSheets(lane)

    def print(self, shown: Worklist, *, title: str) -> None:
        """Show the list as it will be on paper."""
        name = f"worklist-{shown.as_of.isoformat()}.pdf"
        sheet = PaperSheet(self._window, title=self._window.tr("Print list"), file_name=name)
        make = partial(list_on_paper, self._desk(), shown, title=title)
        presenter = PaperPresenter(sheet, make, self._sheets.run_for(sheet))
        sheet.file_chosen.connect(presenter.save)
        sheet.paper_asked.connect(presenter.print)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def save(self, shown: Worklist) -> None:
        """Ask for a file and write the rows to it."""
        tr = self._window.tr
        words = tr("Save {count} patients as of {day}").format(count=len(shown.rows), day=staff_date(shown.as_of))
        dialog = QFileDialog(self._window, words, "", tr("CSV files (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"worklist-{shown.as_of.isoformat()}.csv")
        dialog.fileSelected.connect(lambda name: self.write(shown, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, shown: Worklist, path: Path) -> None:
        """Write the rows to a file and say so."""
        self._lane.ask(lambda: save_list(shown, path), self._tell)
