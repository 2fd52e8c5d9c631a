"""The decision sheet."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import GapChoice
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.decision.choices import GapChoices
from b12desk.desktop.decision.presenter import CHECK_OUTCOMES, DecisionForm
from b12desk.desktop.review.fields import OutcomeChoice, SymptomScores
from b12desk.desktop.theme.scale import GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.gap_question import GapOption
from b12desk.services.plan_regimen import LONGEST_TEXT
from b12desk.services.show_patient import PatientPage
from b12desk.services.shown_reviews import last_scores, last_wears_off

_WIDTH = 860
_LONGEST_REASON = 500


class DecisionSheet(ActSheet):
    """The gap with its sum, the symptom check, the choice and who made it. Emits the form."""

    save_asked = Signal(object)
    reload_changed = Signal(object)

    def __init__(
        self, page: PatientPage, *, read_day_to_come: Callable[[str], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Record decision"), parent, width=_WIDTH, is_tall=True)
        self.show_banner(banner_text(page))
        self._gap = finding_list()
        self._gap.unfolded.connect(lambda: QTimer.singleShot(0, self.fit))
        self._known = plain_label(kind=LabelKind.HINT, wraps=True)
        self._known.hide()
        self._outcome = OutcomeChoice(CHECK_OUTCOMES)
        self._scores = SymptomScores(last_scores(page.course_events), last_wears_off(page.course_events))
        self._choices = GapChoices()
        self._reload_on = date_field(self.tr("First new loading dose"), read_day_to_come)
        self._prescriber = text_field(self.tr("Prescriber who decided"), max_length=LONGEST_TEXT)
        self._reason = text_field(self.tr("Reason for the decision"), max_length=_LONGEST_REASON)
        self._findings = finding_list()
        self._findings.unfolded.connect(lambda: QTimer.singleShot(0, self.fit))
        self._place()
        self._choices.chosen.connect(self._show_day)
        self._reload_on.value_changed.connect(lambda: self.reload_changed.emit(self._reload_on.value()))
        self.add_cancel(self.tr("Cancel"))
        self._save_button = self.add_save(self.tr("Save decision"))
        self._save_button.clicked.connect(lambda: self.save_asked.emit(self.form()))

    def open(self) -> None:
        """Open with the keyboard on the first question, which is no text."""
        super().open()
        self._outcome.setFocus()

    def form(self) -> DecisionForm:
        """Return the sheet as it stands."""
        return DecisionForm(
            choice=self._choices.choice(),
            reload_on=self._reload_on.value(),
            unread=self._reload_on.problem(),
            outcome=self._outcome.outcome(),
            scores=self._scores.scores(),
            wears_off_week=self._scores.wears_off_week(),
            prescriber=self._prescriber.text(),
            reason=self._reason.text(),
            reasons=self._findings.reasons(),
        )

    def show_question(self, findings: Sequence[Finding], options: Sequence[GapOption], reload_on: date) -> None:
        """Show the gap with its sum, and each choice with what it does; nothing of it counts as typed."""
        self._gap.show_findings(findings, asks_reasons=False)
        self._choices.show_options(options)
        self._reload_on.set_value(reload_on)
        self.remember_as_saved()

    def show_known_check(self, sentence: str) -> None:
        """Say which review counts as the symptom check unless another is recorded here."""
        self._known.setText(sentence)
        self._known.show()

    def show_reload(self, words: str) -> None:
        """Show what reloading does from the day typed on."""
        self._choices.show_follows(GapChoice.RELOAD, words)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what planning the new loading doses says, and ask for the reasons."""
        self._findings.show_findings(findings)
        QTimer.singleShot(0, self.fit)
        self._findings.focus_unanswered()

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be decided; nothing can be saved then."""
        self.show_failure([sentence])
        self._save_button.setEnabled(False)

    def _place(self) -> None:
        self.body.addWidget(self._gap)
        self.body.addWidget(plain_label(self.tr("Symptom check of today"), kind=LabelKind.SECTION))
        self.body.addWidget(self._known)
        self.body.addWidget(self.field_box("outcome", self.tr("How the patient is"), self._outcome))
        label = self.tr("Symptoms, 0 none to 10 as bad as can be")
        self.body.addWidget(self.field_box("scores", label, self._scores))
        self.body.addWidget(plain_label(self.tr("What was decided"), kind=LabelKind.SECTION))
        self.body.addWidget(self.field_box("choice", "", self._choices))
        self._day_box = self.field_box("reload_on", self.tr("First new loading dose"), self._reload_on)
        self._day_box.hide()
        self.body.addWidget(self._day_box)
        line = row(gap=GAP_WIDE)
        line.addWidget(self.field_box("prescriber", self.tr("Prescriber who decided"), self._prescriber), 2)
        line.addWidget(self.field_box("reason", self.tr("Reason"), self._reason), 3)
        self.body.addLayout(line)
        self.body.addWidget(self._findings)
        self.body.addStretch(1)

    def _show_day(self) -> None:
        """Ask for the day only where the loading doses start anew; what they ask about goes with it."""
        is_reload = self._choices.choice() is GapChoice.RELOAD
        self._day_box.setVisible(is_reload)
        if not is_reload:
            self._findings.show_findings(())
        QTimer.singleShot(0, self.fit)
