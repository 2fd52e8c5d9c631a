"""The sheet that pauses, resumes or ends a course."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.desktop.act_sheet import ActSheet, banner_text
from b12desk.desktop.patient.course_presenter import END_REASONS, CourseChange, ReasonForm
from b12desk.desktop.widgets.fields import choice_field, note_field
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import plain_label
from b12desk.services.show_patient import PatientPage

_WIDTH = 720
_OTHER = "other"


class CourseSheet(ActSheet):
    """Says what will follow, asks why. Emits the form."""

    save_asked = Signal(object)

    def __init__(self, page: PatientPage, change: CourseChange, parent: QWidget | None = None) -> None:
        titles = {
            CourseChange.HOLD: self.tr("Hold course"),
            CourseChange.RESUME: self.tr("Resume course"),
            CourseChange.END: self.tr("End course"),
        }
        super().__init__(titles[change], parent, width=_WIDTH)
        follows = {
            CourseChange.HOLD: self.tr(
                "The dates stay; the patient is not counted as overdue until the course resumes."
            ),
            CourseChange.RESUME: self.tr("The dates stay; nobody is overdue from before today."),
            CourseChange.END: self.tr("No further doses are due. Everything given stays on record."),
        }
        self.show_banner(banner_text(page))
        self.body.addWidget(plain_label(follows[change], wraps=True))
        self._choice = choice_field(self.tr("Reason"))
        self._choice.offer([*END_REASONS, (_OTHER, self.tr("Another reason, in words"))])
        self._words = note_field(self.tr("Reason in words") if change is CourseChange.END else self.tr("Reason"))
        self._findings = finding_list()
        if change is CourseChange.END:
            self.body.addWidget(self.field_box("reason", self.tr("Reason"), self._choice))
            self.body.addWidget(self.field_box("words", self.tr("Reason in words"), self._words))
        else:
            self._choice.setParent(self)
            self._choice.hide()
            self.body.addWidget(self.field_box("reason", self.tr("Reason"), self._words))
        self.body.addWidget(self._findings)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))
        self.add_save(titles[change]).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> ReasonForm:
        """Return the sheet as it stands."""
        choice = self._choice.value() or ""
        words = self._words.toPlainText()
        return ReasonForm("" if choice == _OTHER else choice, words, self._findings.reasons())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say about it, and ask for the reasons."""
        self._findings.show_findings(findings)
        QTimer.singleShot(0, self.fit)
        self._findings.focus_unanswered()
