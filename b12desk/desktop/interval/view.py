"""The interval sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.interval.presenter import OTHER, REASONS, REVIEW, IntervalForm
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.theme.scale import GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import row
from b12desk.services.show_patient import PatientPage
from b12desk.services.what_if import SHOWN_DOSES, DoseRow, WhatIf

_WIDTH = 820
_LONGEST_REASON = 500
_PAUSE_MS = 150


class IntervalSheet(ActSheet):
    """Another interval, why, and what follows. Emits the form as it changes and when it is to be saved."""

    form_changed = Signal(object)
    save_asked = Signal(object)

    def __init__(self, page: PatientPage, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change interval"), parent, width=_WIDTH)
        self.show_banner(banner_text(page))
        self._interval = choice_field(self.tr("Interval"))
        self._interval.setPlaceholderText(self.tr("Choose the interval"))
        self._choice = choice_field(self.tr("Reason"))
        self._choice.setPlaceholderText(self.tr("Choose the reason"))
        self._choice.offer(REASONS)
        self._because = QCheckBox()
        self._because.setAccessibleName(self.tr("Because of the review"))
        self._because.hide()
        self._words = text_field(self.tr("Reason in words"), max_length=_LONGEST_REASON)
        self._says = plain_label(wraps=True)
        self._doses = LinesTable(
            self.tr("Next doses table"), [self.tr("Phase"), self.tr("Due now"), self.tr("Due after the change")],
            [150, 250], empty=self.tr("No doses to come."),
        )  # fmt: skip
        self._doses.setFixedHeight(ROW_HEIGHT * (SHOWN_DOSES + 1) + 2)
        self._findings = finding_list()
        self._place()
        self._listen()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Change interval")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> IntervalForm:
        """Return the sheet as it stands."""
        return IntervalForm(
            interval=self._interval.value() or "",
            choice=self._choice.value() or "",
            words=self._words.text(),
            reasons=self._findings.reasons(),
            is_because_of_review=self._because.isChecked(),
        )

    def offer_intervals(self, intervals: Sequence[tuple[str, str]]) -> None:
        """Offer these intervals; none is chosen."""
        self._interval.offer(intervals)

    def offer_review(self, words: str) -> None:
        """Offer to link the change to the latest review; it is not ticked."""
        self._because.setText(words.replace("&", "&&"))
        self._because.setAccessibleName(words)
        self._because.show()

    def show_what_if(self, what: WhatIf) -> None:
        """Show the dates before and after, and what the checks say."""
        self._says.setText(what.sentence)
        self._doses.lines.show_lines([_line(dose) for dose in what.rows])
        self._findings.show_findings(what.findings)
        QTimer.singleShot(0, self.fit)

    def _place(self) -> None:
        line = row(gap=GAP_WIDE)
        line.addWidget(self.field_box("interval", self.tr("Interval from today on"), self._interval), 1)
        line.addWidget(self.field_box("reason", self.tr("Reason"), self._choice), 1)
        self.body.addLayout(line)
        self.body.addWidget(self._because)
        self._words_box = self.field_box("words", self.tr("Reason in words"), self._words)
        self._words_box.hide()
        self.body.addWidget(self._words_box)
        self.body.addWidget(self._findings)
        self.body.addWidget(plain_label(self.tr("The next doses"), kind=LabelKind.SECTION))
        self.body.addWidget(self._says)
        self.body.addWidget(self._doses)
        self.body.addStretch(1)

    def _listen(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.form_changed.emit(self.form()))
        for field in (self._interval, self._choice):
            field.currentIndexChanged.connect(lambda _: self._pause.start())
        self._words.textChanged.connect(lambda _: self._pause.start())
        self._choice.currentIndexChanged.connect(lambda _: self._ask_words())
        self._because.toggled.connect(self._suggest_review)

    def _suggest_review(self, is_ticked: bool) -> None:
        """A review that is ticked is the reason, unless another was chosen; unticked it is none."""
        if is_ticked and not self._choice.value():
            self._choice.choose(REVIEW)
        elif not is_ticked and self._choice.value() == REVIEW:
            self._choice.choose(None)

    def _ask_words(self) -> None:
        self._words_box.setVisible(self._choice.value() == OTHER)
        QTimer.singleShot(0, self.fit)


def _line(dose: DoseRow) -> Line:
    return Line(
        "", (dose.phase, dose.now, dose.then), f"{dose.phase}: due {dose.now} now, {dose.then} after the change"
    )
