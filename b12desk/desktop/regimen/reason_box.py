"""Why another regimen replaces the one that is running; hidden while none is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.circumstances import ORAL_FAILS
from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row

_OTHER = "other"
_LONGEST_REASON = 500


class ReasonBox(QWidget):
    """A reason of a list, or another one in words."""

    changed = Signal()

    def __init__(self, sheet: ActSheet, reasons: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = plain_label(kind=LabelKind.VALUE, wraps=True)
        self._choice = choice_field(self.tr("Reason for the change"))
        self._choice.setPlaceholderText(self.tr("Choose the reason"))
        self._choice.offer([*reasons, (_OTHER, self.tr("Another reason, in words"))])
        self._words = text_field(self.tr("Reason in words"), max_length=_LONGEST_REASON)
        outer = column(self, gap=GAP)
        outer.addWidget(self._says)
        line = row(gap=GAP_WIDE)
        line.addWidget(sheet.field_box("reason", self.tr("Reason for the change"), self._choice), 1)
        self._words_box = sheet.field_box("words", self.tr("Reason in words"), self._words)
        line.addWidget(self._words_box, 1)
        outer.addLayout(line)
        self._words_box.hide()
        self._choice.currentIndexChanged.connect(lambda _: self._chosen())
        self._words.textChanged.connect(lambda _: self.changed.emit())
        self.hide()

    @property
    def reason(self) -> str:
        """What is kept: the reason chosen, or what was written instead."""
        choice = self._choice.value() or ""
        return self._words.text().strip() if choice == _OTHER else choice

    def show_replaced(self, title: str, *, oral_failed: bool) -> None:
        """Say what is running; that tablets failed is filled in where a review found it."""
        self._says.setText(self.tr("{title} is running: it ends when the new course starts.").format(title=title))
        if oral_failed:
            self._choice.choose(ORAL_FAILS)
        self.show()

    def _chosen(self) -> None:
        self._words_box.setVisible(self._choice.value() == _OTHER)
        self.changed.emit()
