"""What a dose draws on, or that nothing allows it, with the way to record what does."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.finding_list import finding_list
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row


class AuthorityLine(QWidget):
    """“Draws on: PSD 12/26 by Dr A, …”, or the finding with a button beside it; hidden with nothing to say."""

    record_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_record = True
        self._words = plain_label(kind=LabelKind.VALUE, wraps=True)
        self.findings = finding_list()
        self._record = quiet_button(self.tr("Record authority…"))
        self._record.clicked.connect(self.record_asked)
        self._others = plain_label(self.tr("A registered nurse or a prescriber records it."), kind=LabelKind.HINT)
        outer = column(self, gap=GAP_SMALL)
        outer.addWidget(self._words)
        line = row(gap=GAP)
        line.addWidget(self.findings, 1)
        beside = column(gap=GAP_SMALL)
        beside.addWidget(self._record)
        beside.addWidget(self._others)
        line.addLayout(beside)
        line.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)
        self.show_authority("", (), answerable=None)

    def allow_recording(self, may_record: bool) -> None:
        """Offer the button, or say who records an authority."""
        self._may_record = may_record

    def show_authority(self, words: str, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        """Show what the dose draws on, or why nothing allows it."""
        self._words.setText(self.tr("Draws on: {authority}").format(authority=words) if words else "")
        self._words.setVisible(bool(words))
        self.findings.show_findings(findings, answerable=answerable)
        self._record.setVisible(bool(findings) and self._may_record)
        self._others.setVisible(bool(findings) and not self._may_record)
        self.setVisible(bool(words or findings))
