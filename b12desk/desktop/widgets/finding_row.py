"""One finding on its coloured ground: what it says, why it is said, and the reason given where one may be given."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from b12desk.clinical.findings.catalogue import why
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.theme.apply import colours_now
from b12desk.desktop.theme.scale import GAP, GAP_SMALL
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.fields import text_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row
from b12desk.desktop.widgets.shapes import paint_severity_shape
from b12desk.desktop.widgets.words import SEVERITY_WORDS
from b12desk.desktop.widgets.wrapping_row import WrappingRow

_REASON_LENGTH = 500
_SHAPE = 16


class Way(StrEnum):
    """What the person at the desk can do about a finding."""

    SHOWN = "shown"
    ASKED = "asked"
    OVERRIDDEN = "overridden"
    SOMEBODY_ELSES = "somebody else’s"


ASKING = frozenset({Way.ASKED, Way.OVERRIDDEN})
_WORDS = {
    Way.OVERRIDDEN: "A prescriber may override this. The reason is kept and stands in the history.",
    Way.SOMEBODY_ELSES: "A registered nurse or a prescriber answers this.",
}


class FindingRow(QFrame):
    """A finding with its head, its sentence, the explanation folded away beneath, and a field for the reason."""

    reason_changed = Signal()
    unfolded = Signal()

    def __init__(self, finding: Finding, way: Way, parent: QWidget) -> None:
        super().__init__(parent)
        self.way = way
        self._severity = finding.severity
        self._message = plain_label(wraps=True)
        self._reason: QLineEdit | None = None
        self._why = plain_label("\n".join(why(finding)), kind=LabelKind.HINT, wraps=True)
        self._why.hide()
        outer = row(self, margin=GAP)
        outer.addWidget(_SeverityShape(finding.severity, self))
        inner = column(gap=GAP_SMALL)
        outer.addLayout(inner, 1)
        inner.addWidget(self._head(finding))
        inner.addWidget(self._message)
        inner.addWidget(self._why)
        if way in _WORDS:
            inner.addWidget(plain_label(_WORDS[way], kind=LabelKind.VALUE, wraps=True))
        if way in ASKING:
            self._reason = self._ask(finding, inner)

    def message(self) -> str:
        """Return the sentence as shown."""
        return self._message.text()

    def show_message(self, finding: Finding) -> None:
        """Show the sentence; a reason typed stays."""
        self._message.setText(finding.message)
        self.setAccessibleName(spoken(finding))
        self.setAccessibleDescription(_WORDS.get(self.way, ""))
        if self._reason is not None:
            self._reason.setAccessibleDescription(finding.message)

    def reason(self) -> str:
        """Return the reason typed, empty without one."""
        return "" if self._reason is None else self._reason.text().strip()

    def focus_reason(self) -> None:
        """Put the cursor into the reason."""
        if self._reason is not None:
            self._reason.setFocus()

    def _head(self, finding: Finding) -> QWidget:
        """How strong it is, where it comes from and the way to the explanation, in two lines where one is too short."""
        holder = QWidget(self)
        head = WrappingRow(holder, gap=GAP)
        head.addWidget(plain_label(SEVERITY_WORDS[finding.severity], kind=LabelKind.VALUE))
        if finding.source:
            head.addWidget(plain_label(f"Source: {finding.source}", kind=LabelKind.HINT))
        self._asks_why = link_button(self.tr("Why?"))
        self._asks_why.setAccessibleName(f"Why: {finding.id.replace('_', ' ')}")
        self._asks_why.setAutoDefault(True)  # or Enter would press the sheet's own button instead
        self._asks_why.clicked.connect(self._fold)
        self._say_folded()
        head.addWidget(self._asks_why)
        return holder

    def _ask(self, finding: Finding, place: QVBoxLayout) -> QLineEdit:
        words = finding.id.replace("_", " ")
        is_override = self.way is Way.OVERRIDDEN
        name = f"Reason for the override: {words}" if is_override else f"Reason: {words}"
        field = text_field(name, max_length=_REASON_LENGTH, placeholder="" if is_override else "Reason to go ahead")
        field.textChanged.connect(lambda _: self.reason_changed.emit())
        if is_override:
            place.addWidget(plain_label(self.tr("Reason for the override"), kind=LabelKind.LABEL))
        place.addWidget(field)
        return field

    def _fold(self) -> None:
        """Show the explanation, or fold it away again."""
        self._why.setVisible(self._why.isHidden())
        self._say_folded()
        if not self._why.isHidden():
            announce(self._asks_why, self._why.text())
        self.unfolded.emit()

    def _say_folded(self) -> None:
        """A screen reader hears with the button whether it is open, and then what it says."""
        words = self._why.text().replace("\n", " ")
        self._asks_why.setAccessibleDescription("closed" if self._why.isHidden() else f"open: {words}")

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
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_SHAPE), scaled(_SHAPE))

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = colours_now().of_severity(self._severity)
        painter = QPainter(self)
        paint_severity_shape(
            painter, QRectF(0, 1, scaled(_SHAPE), scaled(_SHAPE)), self._severity, QColor(tone.ink), QColor(tone.fill)
        )
        painter.end()


def spoken(finding: Finding) -> str:
    """Return what a screen reader says about a finding."""
    return f"{SEVERITY_WORDS[finding.severity]}: {finding.message}"
