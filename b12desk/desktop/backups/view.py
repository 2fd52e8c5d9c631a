"""The card of backups on the page of settings."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from b12desk.desktop.backups.restore_view import RestoreSheet
from b12desk.desktop.backups.words import CardWords, RestoreWords
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row

_COLUMNS = (160, 160, 90, 100)
_FEWEST_ROWS, _MOST_ROWS = 2, 6


class BackupsCard(QFrame):
    """Emits what is asked for: a backup, a folder, a look at a backup, a restore."""

    backup_asked = Signal()
    stop_asked = Signal()
    folder_chosen = Signal(Path)
    second_chosen = Signal(object)
    backup_chosen = Signal(Path)
    restore_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._folder, self._second = plain_label(wraps=True), plain_label(wraps=True)
        self._said = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._table = self._backups_table()
        tr = self.tr
        self._now = self._button(tr("Back up now"), self.backup_asked.emit)
        self._stop = self._button(tr("Stop"), self.stop_asked.emit)
        self._restore = self._button(tr("Restore…"), self._restore_chosen)
        self._other = self._button(tr("Restore another file…"), self._choose_file)
        self._place_button = self._button(tr("Folder…"), lambda: self._choose_folder(self.folder_chosen.emit))
        self._second_button = self._button(tr("Second folder…"), lambda: self._choose_folder(self.second_chosen.emit))
        self._no_second = self._button(tr("No second folder"), lambda: self.second_chosen.emit(None))
        self._place()
        self._fit_table()
        self.show_working("", is_working=False)

    def show_card(self, words: CardWords) -> None:
        """Show where backups go and which there are."""
        self._folder.setText(words.folder)
        self._second.setText(words.second)
        self._no_second.setVisible(words.has_second)
        chosen = self._table.chosen_id()
        self._table.lines.show_lines(words.backups)
        self._table.choose_id(chosen)
        self._fit_table()
        self._restore.setEnabled(bool(words.backups))

    def show_working(self, sentence: str, *, is_working: bool) -> None:
        """Say what is under way or how it ended."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._stop.setVisible(is_working)
        for button in (self._now, self._other, self._place_button, self._second_button, self._no_second):
            button.setEnabled(not is_working)
        self._restore.setEnabled(not is_working and self._table.lines.rowCount() > 0)
        if sentence and not is_working:
            announce(self, sentence)

    def ask_restore(self, words: RestoreWords) -> None:
        """Ask, with everything that would be set aside, whether to restore."""
        sheet = RestoreSheet(words, self.window())
        sheet.restore_asked.connect(lambda: self.restore_asked.emit(sheet))
        sheet.open()

    def _button(self, words: str, then: Callable[[], None]) -> QPushButton:
        button = quiet_button(words)
        button.clicked.connect(lambda: then())
        return button

    def _backups_table(self) -> LinesTable:
        headings = [self.tr(name) for name in ("Made and verified", "Last entry", "Patients", "Injections", "Size")]
        empty = self.tr("No backup yet. One is made when the window closes, and every 30 minutes while you work.")
        table = LinesTable(self.tr("Backups table"), headings, _COLUMNS, numbers=(2, 3), empty=empty)
        table.doubleClicked.connect(lambda _: self._restore_chosen())
        return table

    def _place(self) -> None:
        inside: QVBoxLayout = column(self, margin=GAP_WIDE, gap=GAP)
        tr = self.tr
        says = tr(
            "A backup is made when the window closes and every 30 minutes when anything was entered, and before an "
            "import. Each is opened and verified before it counts. All of two days are kept, then 12 daily, 10 weekly "
            "and 9 monthly ones."
        )
        inside.addWidget(plain_label(tr("Backups"), kind=LabelKind.SECTION))
        inside.addWidget(plain_label(says, kind=LabelKind.HINT, wraps=True))
        for words, *buttons in (
            (self._folder, self._place_button),
            (self._second, self._no_second, self._second_button),
        ):
            line = row(gap=GAP)
            line.addWidget(words, 1)
            for button in buttons:
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            inside.addLayout(line)
        inside.addWidget(self._table)
        inside.addWidget(self._said)
        foot = row(gap=GAP)
        for each in (self._now, self._stop, self._restore, self._other):
            foot.addWidget(each)
        foot.addStretch(1)
        inside.addLayout(foot)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_table"):
            QTimer.singleShot(0, self, self._fit_table)

    def _fit_table(self) -> None:
        """Take the room of the rows there are, within reason."""
        rows = min(max(self._table.lines.rowCount(), _FEWEST_ROWS), _MOST_ROWS)
        height = self._table.verticalHeader().defaultSectionSize() * rows
        self._table.setFixedHeight(self._table.horizontalHeader().sizeHint().height() + height + scaled(14))

    def _restore_chosen(self) -> None:
        chosen = self._table.chosen_id()
        if chosen and self._restore.isEnabled():
            self.backup_chosen.emit(Path(chosen))

    def _choose_folder(self, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, self.tr("Folder for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog, then)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Restore another file"), "", self.tr("Registers (*.b12desk);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.backup_chosen.emit)

    def _ask(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
