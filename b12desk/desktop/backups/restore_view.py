"""The sheet that asks before a restore: what the backup holds, and each entry that would be set aside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.backups.words import RestoreWords
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.buttons import danger_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.sheet import Sheet

_WIDTH = 820
_COLUMNS = (170, 170, 170)


class RestoreSheet(Sheet):
    """Asks once, in words; the button that backs out has the focus."""

    restore_asked = Signal()

    def __init__(self, words: RestoreWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Restore a backup"), parent, width=_WIDTH)
        self._words = words
        self.body.addWidget(plain_label(words.name, kind=LabelKind.LABEL, wraps=True))
        self.body.addWidget(plain_label(words.holds, wraps=True))
        for sentence in words.lost:
            self.body.addWidget(plain_label(sentence, kind=LabelKind.VALUE, wraps=True))
        if words.entries:
            self.body.addWidget(self._entries(words))
        self.body.addWidget(plain_label(words.kept, kind=LabelKind.HINT, wraps=True))
        self._cancel = self.add_cancel()
        self._restore = self.add_button(danger_button(words.button))
        self._restore.clicked.connect(self.restore_asked)

    def open(self) -> None:
        self.resize(self.sizeHint())  # Qt alone would stop at two thirds of the screen
        super().open()
        self._cancel.setFocus()

    def show_saving(self, is_saving: bool) -> None:
        """Let nobody restore twice, or leave in the middle."""
        self._restore.setEnabled(not is_saving)
        self._cancel.setEnabled(not is_saving)
        self._restore.setText(self.tr("Restoring and verifying…") if is_saving else self._words.button)

    def show_failure(self, problems: Sequence[str]) -> None:
        """Show why it was not restored."""
        self.show_problems(problems)

    def finish(self) -> None:
        """Close: it is restored."""
        self.accept()

    def reject(self) -> None:
        """Stay while a restore is under way."""
        if self._cancel.isEnabled():
            super().reject()

    def _entries(self, words: RestoreWords) -> LinesTable:
        headings = [self.tr(name) for name in ("Entered", "What", "Patient", "By")]
        table = LinesTable(self.tr("Entries that the backup lacks"), headings, _COLUMNS)
        table.lines.show_lines(words.entries)
        rows = min(len(words.entries), 8)
        table.setFixedHeight(table.verticalHeader().defaultSectionSize() * rows + scaled(50))
        return table
