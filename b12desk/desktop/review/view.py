"""The review sheet."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from b12desk.clinical.vocabulary import CheckKind
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.review.presenter import KINDS, OUTCOMES, ReviewForm
from b12desk.desktop.theme.scale import GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, note_field
from b12desk.desktop.widgets.layouts import row
from b12desk.services.show_patient import PatientPage

_WIDTH = 760
_ANY = "any"


class ReviewSheet(ActSheet):
    """When, what was found, and which review it answers. Emits the form."""

    save_asked = Signal(object)

    def __init__(self, page: PatientPage, *, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Record review"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self._on = date_field(self.tr("Date of review"), read_day)
        self._on.set_value(page.as_of)
        self._kind = choice_field(self.tr("Answers"))
        due_first = (_ANY, self.tr("Whichever review is due first"))
        self._kind.offer([due_first, *((kind.value, words) for kind, words in KINDS)])
        self._kind.choose(_ANY)
        self._note = note_field(self.tr("Note"))
        self._outcomes = QButtonGroup(self)
        top = row(gap=GAP_WIDE)
        top.addWidget(self.field_box("on", self.tr("Date of review"), self._on), 1)
        top.addWidget(self.field_box("kind", self.tr("Answers"), self._kind), 1)
        self.body.addLayout(top)
        self.body.addWidget(self.field_box("outcome", self.tr("Outcome"), self._outcome_choice()))
        self.body.addWidget(self.field_box("note", self.tr("Note"), self._note))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save review")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> ReviewForm:
        """Return the sheet as it stands."""
        chosen = self._outcomes.checkedId()
        kind = self._kind.value()
        return ReviewForm(
            on=self._on.value(),
            outcome=OUTCOMES[chosen][0] if chosen >= 0 else "",
            kind=None if kind in (None, _ANY) else CheckKind(kind),
            note=self._note.toPlainText(),
        )

    def _outcome_choice(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_SMALL)
        for number, (_, words) in enumerate(OUTCOMES):
            radio = QRadioButton(words)
            radio.setAccessibleName(words)
            self._outcomes.addButton(radio, number)
            grid.addWidget(radio, number // 2, number % 2)
        holder.setFocusProxy(self._outcomes.button(0))
        return holder
