"""The sheet of the clinic's protocols."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.protocols.comparison_page import ComparisonPage
from b12desk.desktop.protocols.model import protocol_lines
from b12desk.desktop.protocols.reading_page import ReadingPage
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.compare_protocol import ProtocolComparison
from b12desk.services.list_protocols import ListedProtocol
from b12desk.services.protocol_reading import ProtocolReading

_WIDTH = 1240
_TITLE, _VERSION, _APPROVAL = 400, 220, 320


class ProtocolsSheet(ActSheet):
    """The list, one protocol in words, or a file beside the current version; one of the three at a time."""

    read_asked = Signal(str)
    file_asked = Signal(object)
    approve_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Protocols"), parent, width=_WIDTH, is_tall=True)
        self._says = plain_label(wraps=True)
        self._table = LinesTable(
            self.tr("Protocols table"),
            [self.tr("Protocol"), self.tr("Version"), self.tr("Approved by"), self.tr("Sources")],
            [_TITLE, _VERSION, _APPROVAL],
        )
        self._list = QWidget()
        layout = column(self._list, gap=GAP)
        layout.addWidget(self._says)
        layout.addWidget(self._table, 1)
        self._reading = ReadingPage()
        self._comparison = ComparisonPage()
        self.boxes["approved_by"] = self._comparison.approved_by_box
        for page in (self._list, self._reading, self._comparison):
            self.body.addWidget(page, 1)
        self._back = self.add_button(quiet_button(self.tr("Back to the list")))
        self._read = self.add_button(quiet_button(self.tr("Read")))
        self._compare = self.add_button(quiet_button(self.tr("Compare a file…")))
        self._close = self.add_cancel(self.tr("Close"))
        self._approve = self.add_save(self.tr("Approve"))
        self._connect()
        self._show_page(self._list)

    def show_protocols(self, listed: Sequence[ListedProtocol], *, chosen: str) -> None:
        """Show the list, with the protocol of that id chosen, the first for an empty id."""
        if not self._says.text():
            self._says.setText(self.tr("The versions that new courses follow. Nobody’s course changes by itself."))
        self._table.lines.show_lines(protocol_lines(listed))
        self._table.choose_id(chosen)
        self._read.setEnabled(bool(listed))
        self._table.setFocus()

    def show_reading(self, reading: ProtocolReading) -> None:
        """Show one protocol in words."""
        self._reading.show_reading(reading)
        self._show_page(self._reading)
        self._back.setFocus()

    def show_working(self, is_working: bool) -> None:
        """Let nothing else be started while a file is read or approved."""
        self.show_problems(())
        for button in (self._back, self._read, self._compare, self._close):
            button.setEnabled(not is_working)
        self._approve.setEnabled(False if is_working else self._can_approve)
        if is_working:
            self._says.setText(self.tr("Working…"))

    def show_comparison(self, comparison: ProtocolComparison) -> None:
        """Show what the file would change, and offer to approve it."""
        self._comparison.show_comparison(comparison)
        self._show_page(self._comparison, can_approve=True)
        self.name_save(self.tr("Approve version {version}").format(version=comparison.protocol.version))
        self.remember_as_saved()

    def show_file_problems(self, name: str, problems: Sequence[str]) -> None:
        """Show every problem of a file that can't be used."""
        self._comparison.show_problems(name, problems)
        self._show_page(self._comparison)
        self.remember_as_saved()

    def show_done(self, sentence: str) -> None:
        """Return to the list and say what was done."""
        self.remember_as_saved()
        self._show_page(self._list)
        self._says.setText(sentence)
        announce(self, sentence)

    def take_file(self, name: str) -> None:
        """Take the file that was chosen and have it compared."""
        self.file_asked.emit(Path(name))

    def _connect(self) -> None:
        self._table.activated.connect(lambda _: self._ask_to_read())
        self._read.clicked.connect(self._ask_to_read)
        self._compare.clicked.connect(self._choose_file)
        self._back.clicked.connect(self._go_back)
        self._approve.clicked.connect(lambda: self.approve_asked.emit(self._comparison.form()))

    def _ask_to_read(self) -> None:
        if self._table.chosen_id():
            self.read_asked.emit(self._table.chosen_id())

    def _go_back(self) -> None:
        self.left.emit()
        self.remember_as_saved()
        self._says.setText(self.tr("The versions that new courses follow. Nobody’s course changes by itself."))
        self._show_page(self._list)
        self._table.setFocus()

    def _show_page(self, wanted: QWidget, *, can_approve: bool = False) -> None:
        self._can_approve = can_approve
        for page in (self._list, self._reading, self._comparison):
            page.setVisible(page is wanted)
        is_list = wanted is self._list
        self._back.setVisible(not is_list)
        self._read.setVisible(is_list)
        self._approve.setEnabled(can_approve)
        if not can_approve:
            self.name_save(self.tr("Approve"))
        self.show_problems(())
        QTimer.singleShot(0, self.fit)

    def _choose_file(self) -> None:
        kinds = self.tr("Protocol files (*.toml);;All files (*)")
        dialog = QFileDialog(self, self.tr("Compare a file"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
