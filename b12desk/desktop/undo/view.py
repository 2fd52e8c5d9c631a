"""The undo sheet: what would be undone, in sentences, and one button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.undo.model import UndoOffer, passed_words, time_of
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import danger_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.undo import UndoPreview

_WIDTH = 620
_MOST_PASSED = 3


class UndoSheet(ActSheet):
    """Says what will happen. Enter undoes it; a dose is kept by Enter, because one that was given must stay."""

    save_asked = Signal()

    def __init__(self, preview: UndoPreview, offer: UndoOffer, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Undo"), parent, width=_WIDTH)
        what = f"{preview.step.name[:1].upper()}{preview.step.name[1:]}, {time_of(preview.step)}"
        who = f": {preview.who}" if preview.who else ""
        self.body.addWidget(plain_label(what + who, kind=LabelKind.LEAD, wraps=True))
        for sentence in preview.sentences:
            self.body.addWidget(plain_label(sentence, kind=LabelKind.BODY, wraps=True))
        if preview.question:
            self.body.addWidget(plain_label(preview.question, kind=LabelKind.SECTION, wraps=True))
        if offer.passed_over:
            self.body.addWidget(plain_label(self.tr("Passed over, because it stays:"), kind=LabelKind.HINT))
        for step in offer.passed_over[:_MOST_PASSED]:
            self.body.addWidget(plain_label(passed_words(step), kind=LabelKind.HINT, wraps=True))
        more = len(offer.passed_over) - _MOST_PASSED
        if more > 0:
            words = self.tr("And {count} more.").format(count=more)
            self.body.addWidget(plain_label(words, kind=LabelKind.HINT))
        self.body.addStretch(1)
        self._keep = self.add_cancel(self.tr("Keep it"))
        self._undo = self._void_button() if preview.question else self.add_save(self.tr("Undo it"))
        self._undo.clicked.connect(self.save_asked)
        self._asks = bool(preview.question)
        self._told = " ".join((f"{what}{who}.", *preview.sentences, preview.question)).strip()

    def open(self) -> None:
        """Open, say what would happen, and stand on the safer button."""
        super().open()
        safer = self._keep if self._asks else self._undo
        self._undo.setDefault(not self._asks)
        self._undo.setAutoDefault(not self._asks)
        self._keep.setDefault(self._asks)
        safer.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._told)

    def _void_button(self) -> QPushButton:
        self._save_words = self.tr("Void it: not given")
        self._save = self.add_button(danger_button(self._save_words))
        return self._save
