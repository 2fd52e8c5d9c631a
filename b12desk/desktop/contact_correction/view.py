"""The sheet that voids an attempt to reach a patient."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.recall_words import contact_words
from b12desk.clinical.records import ContactRecord
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.correct_entry import LONGEST_REASON
from b12desk.services.show_patient import PatientPage

_WIDTH = 720


class ContactCorrectionSheet(ActSheet):
    """The attempt as recorded, what voiding it does, and why. Emits the reason."""

    save_asked = Signal(str)

    def __init__(self, page: PatientPage, contact: ContactRecord, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Correct entry"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        words = contact_words(contact)
        self.body.addWidget(plain_label(f"{words[0].upper()}{words[1:]}", kind=LabelKind.LEAD, wraps=True))
        if contact.note:
            self.body.addWidget(plain_label(self.tr("Note: {note}").format(note=contact.note), wraps=True))
        if contact.is_voided:
            voided = self.tr("Voided already: {reason}").format(reason=contact.void_reason)
            self.body.addWidget(plain_label(voided, kind=LabelKind.PROBLEM, wraps=True))
        follows = self.tr("It no longer counts as an attempt, and its reminder goes. No date moves.")
        self.body.addWidget(plain_label(follows, wraps=True))
        label = self.tr("Reason for the correction")
        self._reason = text_field(label, max_length=LONGEST_REASON)
        hint = self.tr("The entry stays on record, struck through, with this reason. Record it again where it belongs.")
        self.body.addWidget(self.field_box("reason", label, self._reason, hint=hint))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        save = self.add_save(self.tr("Void entry"))
        save.setEnabled(not contact.is_voided)
        save.clicked.connect(lambda: self.save_asked.emit(self._reason.text()))
