"""What a page prints or saves: opens the preview or asks for a file, lets the work run, says what was done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from b12desk.desktop.lane import Lane
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.desktop.papers.presenter import PaperPresenter
from b12desk.desktop.papers.view import PaperSheet


class Paper:
    """Puts a page's lists on paper and into files. `tell` is given the sentence about what was done."""

    def __init__(self, window: QWidget, lane: Lane, tell: Callable[[str], None]) -> None:
        self._window = window
        self._lane = lane
        self._tell = tell
        self._sheets = OpenSheets(lane)

    def print(self, make: Callable[[], bytes], *, title: str, file_name: str) -> None:
        """Show a PDF as it will be on paper; `make` works in the background."""
        sheet = PaperSheet(self._window, title=title, file_name=file_name)
        presenter = PaperPresenter(sheet, make, self._sheets.run_for(sheet))
        sheet.file_chosen.connect(presenter.save)
        sheet.paper_asked.connect(presenter.print)
        self._sheets.show(sheet, presenter)
        presenter.start()

    def save(self, write: Callable[[Path], str], *, title: str, file_name: str) -> None:
        """Ask for a CSV file; `write` fills it in the background and returns what is said then."""
        dialog = QFileDialog(self._window, title, "", self._window.tr("CSV files (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(file_name)
        dialog.fileSelected.connect(lambda name: self.write(write, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, write: Callable[[Path], str], path: Path) -> None:
        """Fill a file and say so."""
        self._lane.ask(lambda: write(path), self._tell)
