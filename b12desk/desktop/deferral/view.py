"""The deferral sheet."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import note_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.services.show_patient import PatientPage

_WIDTH = 720


class DeferralSheet(ActSheet):
    """Until when, and why; the due dates themselves stay. Emits the day understood and the reason."""

    save_asked = Signal(object, str)

    def __init__(self, page: PatientPage, *, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Defer"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        hint = self.tr("The due dates stay; until this day the patient is not counted as overdue.")
        self.body.addWidget(plain_label(hint, kind=LabelKind.BODY, wraps=True))
        self._until = date_field(self.tr("Defer until"), read_day)
        self._reason = note_field(self.tr("Reason"))
        self.body.addWidget(self.field_box("until", self.tr("Defer until"), self._until))
        self.body.addWidget(self.field_box("reason", self.tr("Reason"), self._reason))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        save = self.add_save(self.tr("Save deferral"))
        save.clicked.connect(lambda: self.save_asked.emit(self._until.value(), self._reason.toPlainText()))
        self._until.setFocus()
