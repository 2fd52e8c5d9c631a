"""The head of the patient page: status, next dose, alerts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity, Status
from b12desk.desktop.act_sheet import banner_text
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.patient.next_check import has_no_injections, next_check_words
from b12desk.desktop.patient.presenter import next_words, status_sentence, viewing
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.banner import banner
from b12desk.desktop.widgets.buttons import link_button, quiet_button
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label, plain_tip
from b12desk.desktop.widgets.layouts import column, framed
from b12desk.desktop.widgets.status_chip import status_chip
from b12desk.desktop.widgets.wrapping_row import FlowingText
from b12desk.services.show_patient import PatientPage as Page


class PatientHead(QFrame):
    """What needs attention, and what is next with the question why; `banner` says who this is, above all of it."""

    why_asked = Signal()
    dates_asked = Signal()
    decision_asked = Signal()
    switch_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = banner()
        self._alerts = finding_list()
        self._decide = quiet_button(self.tr("Record decision"), icon="review")
        self._decide.clicked.connect(self.decision_asked)
        self._decide.hide()
        self._switch = quiet_button(self.tr("Switch to injections"), icon="plan")
        self._switch.clicked.connect(self.switch_asked)
        self._switch.hide()
        self._chip = status_chip(Status.NO_PLAN)
        self._next = FlowingText(LabelKind.LEAD)
        self._details = plain_label(kind=LabelKind.HINT, wraps=True)
        self._why = link_button(self.tr("Why this date?"))
        self._why.clicked.connect(self.why_asked)
        self._dates = link_button(self.tr("Offer a date"))
        self._dates.clicked.connect(self.dates_asked)
        outer = column(self, gap=0)
        self._alert_area = QWidget()
        self._alert_area.setAccessibleName(self.tr("Alerts"))
        around = column(self._alert_area)
        around.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, 0)
        around.addWidget(self._alerts)
        outer.addWidget(self._alert_area)
        strip = framed("strip")
        lines = column(strip, gap=GAP_SMALL)
        lines.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        line = QWidget()
        self._line = FlowLayout(line, margin_x=0, margin_y=0, gap=GAP)
        for part in (self._chip, self._next, self._why, self._dates, self._decide, self._switch):
            self._line.addWidget(part)
        lines.addWidget(line)
        lines.addWidget(self._details)
        outer.addWidget(strip)

    def show_page(self, page: Page) -> None:
        """Show a patient's head."""
        self.banner.show_patient(banner_text(page))
        self._show_alerts(viewing(page.findings))
        self._show_gaps(page.gaps)
        self._chip.show_status(page.status)
        self._next.setText(next_check_words(page) or next_words(page))
        self._switch.setVisible(has_no_injections(page))
        details = status_sentence(page.forecast) if page.forecast else ""
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._why.setVisible(page.forecast is not None)
        self._dates.setVisible(page.forecast is not None and page.forecast.book_on is not None)

    @property
    def next_words(self) -> str:
        """What is said about the next dose."""
        return self._next.text()

    def _show_gaps(self, gaps: Sequence[Finding]) -> None:
        """Offer the decision while there is a gap to decide about; one that stands may be replaced."""
        waits = any(found.severity is not Severity.INFO for found in gaps)
        stands = self.tr("The decision about the gap stands; another takes its place.")
        says = self.tr("The gap waits for a prescriber’s decision.") if waits else stands
        self._decide.setAccessibleDescription(says)
        self._decide.setToolTip(plain_tip(says))
        self._decide.setVisible(bool(gaps))

    def _show_alerts(self, findings: Sequence[Finding]) -> None:
        self._alerts.show_findings(findings, asks_reasons=False)
        self._alert_area.setVisible(bool(findings))
