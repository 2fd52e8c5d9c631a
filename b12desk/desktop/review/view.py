"""The review sheet."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.vocabulary import CheckKind
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.patient.next_check import has_no_injections
from b12desk.desktop.review.fields import OutcomeChoice, SymptomScores
from b12desk.desktop.review.presenter import KINDS, OF_TABLETS, OUTCOMES, ReviewForm
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, note_field
from b12desk.desktop.widgets.layouts import row
from b12desk.services.show_patient import PatientPage
from b12desk.services.shown_reviews import last_scores, last_wears_off

_WIDTH = 860
_NOTE_ROWS = 2
_ANY = "any"


class ReviewSheet(ActSheet):
    """When, what was found, how bad each symptom is, and which review it answers. Emits the form."""

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
        self._outcome = OutcomeChoice((*OUTCOMES, *OF_TABLETS) if has_no_injections(page) else OUTCOMES)
        self._scores = SymptomScores(last_scores(page.course_events), last_wears_off(page.course_events))
        self._note = note_field(self.tr("Note"), rows=_NOTE_ROWS)
        self._place()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Save review")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> ReviewForm:
        """Return the sheet as it stands."""
        kind = self._kind.value()
        return ReviewForm(
            on=self._on.value(),
            outcome=self._outcome.outcome(),
            kind=None if kind in (None, _ANY) else CheckKind(kind),
            note=self._note.toPlainText(),
            scores=self._scores.scores(),
            wears_off_week=self._scores.wears_off_week(),
        )

    def _place(self) -> None:
        top = row(gap=GAP_WIDE)
        top.addWidget(self.field_box("on", self.tr("Date of review"), self._on), 1)
        top.addWidget(self.field_box("kind", self.tr("Answers"), self._kind), 1)
        self.body.addLayout(top)
        self.body.addWidget(self.field_box("outcome", self.tr("Outcome"), self._outcome))
        hint = self.tr("Scores are kept and shown; they never move an injection date.")
        label = self.tr("Symptoms, 0 none to 10 as bad as can be")
        self.body.addWidget(self.field_box("scores", label, self._scores, hint=hint))
        self.body.addWidget(self.field_box("note", self.tr("Note"), self._note))
        self.body.addStretch(1)
