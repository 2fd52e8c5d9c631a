"""The sheet that says a dose was not given."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.not_given.presenter import OUTCOMES
from b12desk.desktop.theme.scale import GAP_SMALL
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import note_field
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.show_patient import PatientPage

_WIDTH = 640


class NotGivenSheet(ActSheet):
    """Why, on which day, and a note. Emits the day understood, the outcome (None while open) and the note."""

    save_asked = Signal(object, object, str)

    def __init__(self, page: PatientPage, *, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Not given"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        says = self.tr("This is kept beside the doses and moves no date.")
        self.body.addWidget(plain_label(says, wraps=True))
        self._outcomes = QButtonGroup(self)
        self._on = date_field(self.tr("Date not given"), read_day)
        self._on.set_value(page.as_of)
        self._note = note_field(self.tr("Note"))
        self.body.addWidget(self.field_box("outcome", self.tr("Why it was not given"), self._outcome_choice()))
        self.body.addWidget(self.field_box("on", self.tr("Date not given"), self._on))
        self.body.addWidget(self.field_box("note", self.tr("Note"), self._note))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save not given")).clicked.connect(self._ask)

    def open(self) -> None:
        """Begin with the outcome, the only thing that isn't filled in."""
        super().open()
        self._outcomes.button(0).setFocus()

    def _outcome_choice(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, gap=GAP_SMALL)
        for number, (_, words) in enumerate(OUTCOMES):
            radio = QRadioButton(words)
            radio.setAccessibleName(words)
            self._outcomes.addButton(radio, number)
            rows.addWidget(radio)
        holder.setFocusProxy(self._outcomes.button(0))
        return holder

    def _ask(self) -> None:
        chosen = self._outcomes.checkedId()
        outcome = OUTCOMES[chosen][0] if chosen >= 0 else None
        self.save_asked.emit(self._on.value(), outcome, self._note.toPlainText())
