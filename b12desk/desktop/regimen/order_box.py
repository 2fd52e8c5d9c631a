"""Who orders the course from when on, on what authority, and how it is watched."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from b12desk.clinical.vocabulary import AuthorityKind, MonitoringPlan
from b12desk.desktop.act_sheet import ActSheet, even_columns
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.date_field import date_field
from b12desk.desktop.widgets.fields import choice_field, text_field
from b12desk.services.authority_draft import MOST_DOSES

_LONGEST_NAME = 80
_COLUMNS = 12


class OrderBox(QWidget):
    """Start, prescriber, authority with its end and its doses, monitoring. `changed` when a date or a choice did."""

    changed = Signal()

    def __init__(self, sheet: ActSheet, read_day: Callable[[str], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_on = date_field(self.tr("Start date"), read_day)
        self.prescriber = text_field(self.tr("Prescriber"), max_length=_LONGEST_NAME)
        self._monitoring = choice_field(self.tr("Monitoring"))
        self._monitoring.offer(
            [
                (MonitoringPlan.NICE_SYMPTOMS.value, self.tr("Symptom reviews (NICE)")),
                (MonitoringPlan.FIRST_YEAR.value, self.tr("Blood tests at 3, 6 and 12 months, then yearly (S3)")),
                (MonitoringPlan.QUARTERLY_UNTIL_STABLE.value, self.tr("Blood tests quarterly until stable (S1)")),
                (MonitoringPlan.NONE.value, self.tr("None")),
            ]
        )
        self._monitoring.choose(MonitoringPlan.NICE_SYMPTOMS.value)
        self._kind = choice_field(self.tr("Authority"))
        self._kind.offer(
            [
                (AuthorityKind.PRESCRIPTION.value, self.tr("Prescription")),
                (AuthorityKind.PSD.value, self.tr("Patient specific direction (PSD)")),
                (AuthorityKind.PGD.value, self.tr("Patient group direction (PGD)")),
            ]
        )
        self._kind.choose(AuthorityKind.PRESCRIPTION.value)
        self.reference = text_field(self.tr("Authority reference"), max_length=_LONGEST_NAME)
        self._valid_to = date_field(self.tr("Authority valid to"), read_day)
        self.doses = text_field(self.tr("Authority doses"), max_length=3, placeholder=self.tr("not counted"))
        self.doses.setValidator(QIntValidator(1, MOST_DOSES, self))
        self._place(sheet)
        self.start_on.value_changed.connect(self.changed)
        self._valid_to.value_changed.connect(self.changed)
        self._monitoring.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def monitoring(self) -> MonitoringPlan:
        """The plan of reviews and blood tests that was chosen."""
        return MonitoringPlan(self._monitoring.value() or MonitoringPlan.NICE_SYMPTOMS)

    @property
    def kind(self) -> str:
        """The kind of authority that was chosen."""
        return self._kind.value() or AuthorityKind.PRESCRIPTION.value

    @property
    def valid_to(self) -> date | None:
        """The last day of the authority, None where it is open-ended."""
        return self._valid_to.value()

    def unread(self) -> Mapping[str, str]:
        """Return what was typed and not understood, by field name."""
        found = {"start": self.start_on.problem(), "valid_to": self._valid_to.problem()}
        return {name: problem for name, problem in found.items() if problem}

    def _place(self, sheet: ActSheet) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_WIDE)
        grid.setVerticalSpacing(GAP)
        fields: tuple[tuple[str, str, QWidget, int, int, int], ...] = (
            ("start", self.tr("Start date"), self.start_on, 0, 0, 3),
            ("prescriber", self.tr("Prescriber"), self.prescriber, 0, 3, 4),
            ("monitoring", self.tr("Monitoring"), self._monitoring, 0, 7, 5),
            ("authority", self.tr("Authority"), self._kind, 1, 0, 4),
            ("reference", self.tr("Authority reference"), self.reference, 1, 4, 3),
            ("valid_to", self.tr("Authority valid to"), self._valid_to, 1, 7, 3),
            ("doses", self.tr("Authority doses"), self.doses, 1, 10, 2),
        )
        for name, label, field, line, place, span in fields:
            grid.addWidget(sheet.field_box(name, label, field), line, place, 1, span)
        even_columns(grid, _COLUMNS)
