"""The planning sheet: protocols at the left, what is ordered at the right, and the doses that follow beneath."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QWidget

from b12desk.clinical.protocol import Protocol
from b12desk.clinical.vocabulary import Flag, MonitoringPlan
from b12desk.desktop.act_sheet import ActSheet, banner_text, even_columns
from b12desk.desktop.patient.presenter import dose_lines
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.regimen.choices import ProtocolChoices
from b12desk.desktop.regimen.presenter import CourseForm
from b12desk.desktop.regimen.protocol_list import ProtocolList
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column
from b12desk.services.plan_regimen import CoursePreview, FittingProtocol
from b12desk.services.show_patient import PatientPage

_WIDE = 1180
_NARROW = 700
_PAUSE_MS = 150
_LONGEST_NAME = 80
_SHOWN_DOSES = 5


class RegimenSheet(ActSheet):
    """Emits the form as it changes, the protocol when one is chosen, and the form when the course is to start."""

    neuro_changed = Signal(bool)
    protocol_chosen = Signal(str)
    form_changed = Signal(object)
    save_asked = Signal(object)

    def __init__(self, *, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Plan regimen"), parent, is_tall=True)
        is_wide = self.screen().availableGeometry().width() >= _WIDE
        self._width = _WIDE if is_wide else _NARROW
        self._neuro = QCheckBox(self.tr("Neurological involvement"))
        self._neuro.setAccessibleName(self.tr("Neurological involvement"))
        self._protocols = ProtocolList(self.tr("Protocol"))
        self._start_on = date_field(self.tr("Start date"), read_day)
        self._prescriber = text_field(self.tr("Prescriber"), max_length=_LONGEST_NAME)
        self._choices = ProtocolChoices(read_day)
        self._authority = choice_field(self.tr("Authority"))
        self._authority.offer(
            [
                ("prescription", self.tr("Prescription")),
                ("psd", self.tr("Patient specific direction (PSD)")),
                ("pgd", self.tr("Patient group direction (PGD)")),
            ]
        )
        self._authority.choose("prescription")
        self._reference = text_field(self.tr("Authority reference"), max_length=_LONGEST_NAME)
        self._monitoring = choice_field(self.tr("Monitoring"))
        self._monitoring.offer(
            [
                (MonitoringPlan.NICE_SYMPTOMS.value, self.tr("Symptom reviews (NICE)")),
                (MonitoringPlan.FIRST_YEAR.value, self.tr("Blood tests at 3, 6 and 12 months, then yearly")),
                (MonitoringPlan.QUARTERLY_UNTIL_STABLE.value, self.tr("Blood tests quarterly until stable")),
                (MonitoringPlan.NONE.value, self.tr("None")),
            ]
        )
        self._monitoring.choose(MonitoringPlan.NICE_SYMPTOMS.value)
        self._findings = finding_list()
        self._sentences = plain_label(self.tr("Choose a protocol to see the doses that follow."), wraps=True)
        self._doses = LinesTable(
            self.tr("Doses that follow"),
            [self.tr("Dose"), self.tr("Phase"), self.tr("Due from"), self.tr("Due by"), self.tr("Offer"), ""],
            [52, 110, 104, 104, 104],
            numbers=[0],
        )
        self._doses.setMinimumHeight(ROW_HEIGHT * (_SHOWN_DOSES + 1) + 8)
        self._lay_out(is_wide=is_wide)
        self._listen()
        self.add_cancel(self.tr("Cancel"))
        self.add_save(self.tr("Start course")).clicked.connect(lambda: self.save_asked.emit(self.form()))

    def form(self) -> CourseForm:
        """Return the sheet as it stands."""
        return CourseForm(
            has_neuro=self._neuro.isChecked(),
            protocol_id=self._protocols.protocol_id,
            start_on=self._start_on.value(),
            prescriber=self._prescriber.text(),
            interval=self._choices.interval,
            start_phase=self._choices.start_phase,
            monitoring=MonitoringPlan(self._monitoring.value() or MonitoringPlan.NICE_SYMPTOMS),
            choices=self._choices.choices,
            authority_kind=self._authority.value() or "prescription",
            authority_reference=self._reference.text(),
            reasons=self._findings.reasons(),
        )

    def show_patient(self, page: PatientPage, *, today: date) -> None:
        """Show whom the plan is for; the start date is filled in, nothing of it counts as typed."""
        self.show_banner(banner_text(page))
        self._neuro.blockSignals(True)
        self._neuro.setChecked(Flag.NEURO_INVOLVEMENT in page.patient.flags)
        self._neuro.blockSignals(False)
        self._start_on.set_value(today)
        self.remember_as_saved()
        self._protocols.setFocus()

    def show_protocols(self, fitting: Sequence[FittingProtocol]) -> None:
        """List the protocols that fit; none is chosen."""
        self._protocols.show_fitting(fitting)

    def show_choices(self, protocol: Protocol) -> None:
        """Offer what the protocol leaves open."""
        self._choices.show_protocol(protocol)

    def show_preview(self, preview: CoursePreview | None) -> None:
        """Show the doses that follow and what the checks say."""
        self._findings.show_findings(preview.findings if preview else ())
        self._doses.lines.show_lines(dose_lines(preview.forecast) if preview else ())
        empty = self.tr("Choose a protocol and a start date to see the doses that follow.")
        self._sentences.setText("\n".join(preview.sentences) if preview else empty)

    def show_unready(self, problems: Sequence[str]) -> None:
        """Say what is still to be chosen before there is anything to preview."""
        self.show_preview(None)
        self._sentences.setText("\n".join(problems))

    def _listen(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.form_changed.emit(self.form()))
        self._neuro.toggled.connect(self.neuro_changed)
        self._neuro.toggled.connect(lambda _: self._pause.start())
        self._protocols.protocol_chosen.connect(self.protocol_chosen)
        self._protocols.protocol_chosen.connect(lambda _: self._pause.start())
        self._start_on.value_changed.connect(self._pause.start)
        self._choices.changed.connect(self._pause.start)

    def _lay_out(self, *, is_wide: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        halves = QBoxLayout(way)
        halves.setSpacing(GAP_WIDE)
        left = column(gap=GAP)
        left.addWidget(self._neuro)
        left.addWidget(self.field_box("protocol", self.tr("Protocol"), self._protocols, grows=True), 1)
        halves.addLayout(left, 5)
        right = column(gap=GAP)
        right.addLayout(self._order())
        right.addWidget(self._choices)
        right.addWidget(self._findings)
        right.addWidget(plain_label(self.tr("The doses that follow"), kind=LabelKind.SECTION))
        right.addWidget(self._sentences)
        right.addWidget(self._doses, 1)
        halves.addLayout(right, 6)
        self.body.addLayout(halves, 1)

    def _order(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        fields: tuple[tuple[str, str, QWidget, int, int, int], ...] = (
            ("start", self.tr("Start date"), self._start_on, 0, 0, 2),
            ("prescriber", self.tr("Prescriber"), self._prescriber, 0, 2, 2),
            ("reference", self.tr("Authority reference"), self._reference, 0, 4, 2),
            ("authority", self.tr("Authority"), self._authority, 1, 0, 3),
            ("monitoring", self.tr("Monitoring"), self._monitoring, 1, 3, 3),
        )
        for name, label, field, line, place, span in fields:
            grid.addWidget(self.field_box(name, label, field), line, place, 1, span)
        even_columns(grid, 6)
        return grid
