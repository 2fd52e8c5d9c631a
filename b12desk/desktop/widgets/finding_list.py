"""What the checks say, beside the field they speak about, with a reason to be given where one is asked for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.desktop.widgets.shapes import paint_severity_shape
from b12desk.desktop.widgets.words import SEVERITY_WORDS

_REASON_LENGTH = 500
_SHAPE = 16


class FindingList(QWidget):
    """Findings, the strongest first. Reasons already typed stay when the same finding is shown again."""

    reasons_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _FindingRow] = {}
        self._layout = column(self, gap=GAP_SMALL)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], *, asks_reasons: bool = True) -> None:
        """Show exactly these findings; new ones are read out. A page that only shows asks for no reasons."""
        wanted = _by_key(findings)
        fresh = [f for key, f in wanted.items() if key not in self._rows or self._rows[key].message() != f.message]
        for key in self._rows.keys() - wanted.keys():
            self._remove(self._rows.pop(key))
        for position, (key, finding) in enumerate(wanted.items()):
            if key not in self._rows:
                self._rows[key] = self._new_row(finding, asks_reasons and key == finding.id)
            self._rows[key].show_message(finding)
            self._layout.insertWidget(position, self._rows[key])
        self._rows = {key: self._rows[key] for key in wanted}
        self.setVisible(bool(wanted))
        announce(self, " ".join(spoken(f) for f in fresh), is_urgent=any(f.severity is Severity.BLOCK for f in fresh))

    def reasons(self) -> Mapping[str, str]:
        """Return the reasons typed so far by finding id; empty ones are left out."""
        return {key: text for key, each in self._rows.items() if (text := each.reason())}

    def unanswered(self) -> tuple[str, ...]:
        """Return the ids of the findings that still ask for a reason."""
        return tuple(key for key, each in self._rows.items() if each.asks and not each.reason())

    def focus_unanswered(self) -> None:
        """Put the cursor where the first reason is missing."""
        for key in self.unanswered()[:1]:
            self._rows[key].focus_reason()

    def _new_row(self, finding: Finding, asks: bool) -> "_FindingRow":
        row_of_finding = _FindingRow(finding, asks and finding.severity is Severity.STOP, self)
        row_of_finding.reason_changed.connect(self.reasons_changed)
        return row_of_finding

    def _remove(self, old: "_FindingRow") -> None:
        self._layout.removeWidget(old)
        old.hide()
        old.deleteLater()


class _FindingRow(QFrame):
    reason_changed = Signal()

    def __init__(self, finding: Finding, asks: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.asks = asks
        self._severity = finding.severity
        self._message = plain_label(wraps=True)
        self._reason: QLineEdit | None = None
        outer = row(self, margin=GAP)
        outer.addWidget(_SeverityShape(finding.severity, self))
        inner = column(gap=GAP_SMALL)
        outer.addLayout(inner, 1)
        inner.addLayout(_head(finding))
        inner.addWidget(self._message)
        if asks:
            self._reason = text_field(
                f"Reason: {finding.id.replace('_', ' ')}", max_length=_REASON_LENGTH, placeholder="Reason to go ahead"
            )
            self._reason.textChanged.connect(lambda _: self.reason_changed.emit())
            inner.addWidget(self._reason)

    def message(self) -> str:
        return self._message.text()

    def show_message(self, finding: Finding) -> None:
        self._message.setText(finding.message)
        self.setAccessibleName(spoken(finding))
        if self._reason is not None:
            self._reason.setAccessibleDescription(finding.message)

    def reason(self) -> str:
        return "" if self._reason is None else self._reason.text().strip()

    def focus_reason(self) -> None:
        if self._reason is not None:
            self._reason.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = colours_now().of_severity(self._severity)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tone.ink))
        painter.setBrush(QColor(tone.fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


class _SeverityShape(QWidget):
    def __init__(self, severity: Severity, parent: QWidget) -> None:
        super().__init__(parent)
        self._severity = severity
        self.setFixedWidth(_SHAPE)

    def sizeHint(self) -> QSize:
        return QSize(_SHAPE, _SHAPE)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = colours_now().of_severity(self._severity)
        painter = QPainter(self)
        paint_severity_shape(painter, QRectF(0, 1, _SHAPE, _SHAPE), self._severity, QColor(tone.ink), QColor(tone.fill))
        painter.end()


def _head(finding: Finding) -> QHBoxLayout:
    head = row(gap=GAP)
    head.addWidget(plain_label(SEVERITY_WORDS[finding.severity], kind=LabelKind.VALUE))
    if finding.source:
        head.addWidget(plain_label(f"Source: {finding.source}", kind=LabelKind.HINT))
    head.addStretch(1)
    return head


def _by_key(findings: Sequence[Finding]) -> dict[str, Finding]:
    """The findings, strongest first, each under its id; a second one with the same id gets a number behind it."""
    keyed: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda f: list(Severity).index(f.severity)):
        same = sum(1 for f in keyed.values() if f.id == finding.id)
        keyed[f"{finding.id}#{same + 1}" if same else finding.id] = finding
    return keyed


def finding_list(parent: QWidget | None = None) -> FindingList:
    """Return an empty list, hidden until it has something to say."""
    return FindingList(parent)


def spoken(finding: Finding) -> str:
    """Return what a screen reader says about a finding."""
    return f"{SEVERITY_WORDS[finding.severity]}: {finding.message}"
