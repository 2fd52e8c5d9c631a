"""The sheet on which recall letters are made, looked at, and said to be sent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label

_WIDTH = 720
_SHOWN = 10


class LettersSheet(ActSheet):
    """Lists who gets which letter and who gets none; emits the wish to make, to stop, and to record."""

    make_asked = Signal()
    stop_asked = Signal()
    record_asked = Signal()
    _told = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Recall letters"), parent, width=_WIDTH)
        tr = self.tr
        self._says = plain_label(tr("Looking who is to be written to…"), kind=LabelKind.LEAD, wraps=True)
        self._table = LinesTable(tr("Letters table"), [tr("Patient"), tr("Letter")], [300])
        self._table.setFixedHeight(ROW_HEIGHT * (_SHOWN + 1) + 8)
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName(tr("Letters made"))
        self._progress.hide()
        hint = tr("Making letters records nothing. Once they are in the post, record them as sent.")
        for part in (self._says, self._table, self._progress, plain_label(hint, kind=LabelKind.HINT, wraps=True)):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._stop = self.add_button(quiet_button(tr("Stop")))
        self._stop.clicked.connect(self.stop_asked)
        self._stop.hide()
        self._make = self.add_button(primary_button(tr("Make the letters"), icon="print"), is_default=True)
        self._make.clicked.connect(self.make_asked)
        self._record = self.add_save(tr("Record these as sent"))
        self._record.clicked.connect(self.record_asked)
        self.add_button(quiet_button(tr("Close"))).clicked.connect(self.reject)
        for button in (self._make, self._record):
            button.setEnabled(False)
        self._told.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.finished.connect(lambda _: self.stop_asked.emit())

    def show_run(self, says: str, lines: Sequence[tuple[str, str]], *, can_make: bool) -> None:
        """Say how many letters there are; list (name, which letter or why none)."""
        self._says.setText(says)
        self._table.lines.show_lines([Line(str(n), cells, sentence=": ".join(cells)) for n, cells in enumerate(lines)])
        self._make.setEnabled(can_make)
        announce(self, says)

    def show_making(self, is_making: bool) -> None:
        """Show how far the letters are, with a way to stop."""
        self.show_problems(())
        self._progress.setVisible(is_making)
        self._progress.setRange(0, 0)
        self._stop.setVisible(is_making)
        self._make.setEnabled(not is_making)

    def tell_progress(self, done: int, total: int) -> None:
        """Be told how many are done; called from the lane's thread."""
        self._told.emit(done, total)

    def show_made(self) -> None:
        """Offer to record them as sent."""
        self._record.setEnabled(True)

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
