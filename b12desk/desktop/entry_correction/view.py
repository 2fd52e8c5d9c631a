"""The sheet that voids an entry other than a dose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.records import CourseEventRecord
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.entry_correction.presenter import FOLLOWS
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.correct_entry import LONGEST_REASON
from b12desk.services.entry_words import entry_words
from b12desk.services.show_patient import PatientPage

_WIDTH = 720


class EntryCorrectionSheet(ActSheet):
    """The entry as recorded, what voiding it does, and why. Emits the reason."""

    save_asked = Signal(str)

    def __init__(self, page: PatientPage, entry: CourseEventRecord, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Correct entry"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self.body.addWidget(plain_label(entry_words(entry), kind=LabelKind.LEAD, wraps=True))
        if entry.note:
            self.body.addWidget(plain_label(self.tr("Note: {note}").format(note=entry.note), wraps=True))
        if entry.is_voided:
            voided = self.tr("Voided already: {reason}").format(reason=entry.void_reason)
            self.body.addWidget(plain_label(voided, kind=LabelKind.PROBLEM, wraps=True))
        self.body.addWidget(plain_label(FOLLOWS.get(entry.kind, ""), wraps=True))
        label = self.tr("Reason for the correction")
        self._reason = text_field(label, max_length=LONGEST_REASON)
        hint = self.tr("The entry stays on record, struck through, with this reason. Record it again where it belongs.")
        self.body.addWidget(self.field_box("reason", label, self._reason, hint=hint))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        save = self.add_save(self.tr("Void entry"))
        save.setEnabled(not entry.is_voided)
        save.clicked.connect(lambda: self.save_asked.emit(self._reason.text()))
