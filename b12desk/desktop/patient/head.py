"""The head of the patient page: status, next dose, alerts."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.act_sheet import banner_text
from b12desk.desktop.patient.next_check import has_no_injections, next_check_words
from b12desk.desktop.patient.presenter import next_words, status_sentence, viewing
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE
from b12desk.desktop.widgets.banner import banner
from b12desk.desktop.widgets.buttons import link_button, quiet_button
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.desktop.widgets.status_chip import status_chip
from b12desk.services.show_patient import PatientPage as Page

_MOST_ALERTS_HEIGHT = 168


class PatientHead(QFrame):
    """Who this is, what needs attention, and what is next with the question why."""

    why_asked = Signal()
    decision_asked = Signal()
    switch_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = banner()
        self._alerts = finding_list()
        self._alert_area = _AlertArea(self._alerts)
        self._alerts.unfolded.connect(lambda: QTimer.singleShot(0, self._alert_area.fit))
        self._decide = quiet_button(self.tr("Record decision"), icon="review")
        self._decide.clicked.connect(self.decision_asked)
        self._decide.hide()
        self._switch = quiet_button(self.tr("Switch to injections"), icon="plan")
        self._switch.clicked.connect(self.switch_asked)
        self._switch.hide()
        self._chip: QWidget | None = None
        self._next = plain_label(kind=LabelKind.LEAD)
        self._details = plain_label(kind=LabelKind.HINT)
        self._why = link_button(self.tr("Why this date?"))
        self._why.clicked.connect(self.why_asked)
        outer = column(self, gap=0)
        outer.addWidget(self._banner)
        outer.addWidget(self._alert_area)
        strip = framed("strip")
        lines = column(strip, gap=GAP_SMALL)
        lines.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._line = row(gap=GAP)
        self._line.addWidget(self._next)
        self._line.addWidget(self._why)
        self._line.addStretch(1)
        lines.addLayout(self._line)
        beneath = row(gap=GAP)
        beneath.addWidget(self._details)
        beneath.addWidget(self._decide)
        beneath.addWidget(self._switch)
        beneath.addStretch(1)
        lines.addLayout(beneath)
        outer.addWidget(strip)

    def show_page(self, page: Page) -> None:
        """Show a patient's head."""
        self._banner.show_patient(banner_text(page))
        self._show_alerts(viewing(page.findings))
        self._show_gaps(page.gaps)
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        self._chip = status_chip(page.status)
        self._line.insertWidget(0, self._chip)
        self._next.setText(next_check_words(page) or next_words(page))
        self._switch.setVisible(has_no_injections(page))
        details = status_sentence(page.forecast) if page.forecast else ""
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._why.setVisible(page.forecast is not None)

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
        self._decide.setToolTip(says)
        self._decide.setVisible(bool(gaps))

    def _show_alerts(self, findings: Sequence[Finding]) -> None:
        self._alerts.show_findings(findings, asks_reasons=False)
        self._alert_area.setVisible(bool(findings))
        QTimer.singleShot(0, self._alert_area.fit)


class _AlertArea(QScrollArea):
    """As high as the alerts need, up to a few of them; more scroll, and none is hidden."""

    def __init__(self, alerts: QWidget) -> None:
        super().__init__()
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        layout = column(holder)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, 0)
        layout.addWidget(alerts)
        self._holder = holder
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Alerts"))
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the alerts need at this width."""
        layout = self._holder.layout()
        if layout is not None:
            needed = layout.heightForWidth(self.viewport().width())
            self.setFixedHeight(max(0, min(_MOST_ALERTS_HEIGHT, needed)))
