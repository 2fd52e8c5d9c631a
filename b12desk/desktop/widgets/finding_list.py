"""What the checks say, beside the field they speak about, with a reason to be given where one is asked for."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.vocabulary import Severity
from b12desk.desktop.theme.scale import GAP_SMALL
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.finding_row import ASKING, FindingRow, Way, spoken
from b12desk.desktop.widgets.layouts import column
from b12desk.desktop.widgets.tab_order import stand_at, stops_in


class FindingList(QWidget):
    """Findings, the strongest first. Reasons already typed stay when the same finding is shown again."""

    reasons_changed = Signal()
    unfolded = Signal()
    """An explanation was shown or folded away: the list wants another height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FindingRow] = {}
        self._layout = column(self, gap=GAP_SMALL)
        self.hide()

    def show_findings(
        self, findings: Sequence[Finding], *, asks_reasons: bool = True, answerable: Collection[str] | None = None
    ) -> None:
        """Show exactly these findings; new ones are read out. A page that only shows asks for no reasons.

        `answerable` are the ids that the person at the desk may answer, None where every stop may be.
        """
        wanted = _by_key(findings)
        ways = {key: _way(each, key, answerable) if asks_reasons else Way.SHOWN for key, each in wanted.items()}
        for key in [key for key, each in self._rows.items() if ways.get(key) is not each.way]:
            self._remove(self._rows.pop(key))
        fresh = [f for key, f in wanted.items() if key not in self._rows or self._rows[key].message() != f.message]
        for position, (key, finding) in enumerate(wanted.items()):
            if key not in self._rows:
                self._rows[key] = self._new_row(finding, ways[key])
            self._rows[key].show_message(finding)
            self._layout.insertWidget(position, self._rows[key])
        self._rows = {key: self._rows[key] for key in wanted}
        stand_at(self, [stop for each in self._rows.values() for stop in stops_in(each)])
        self.setVisible(bool(wanted))
        announce(self, " ".join(spoken(f) for f in fresh), is_urgent=any(f.severity is Severity.BLOCK for f in fresh))

    def reasons(self) -> Mapping[str, str]:
        """Return the reasons typed so far by finding id; empty ones are left out."""
        return {key: text for key, each in self._rows.items() if (text := each.reason())}

    def unanswered(self) -> tuple[str, ...]:
        """Return the ids of the findings that still ask for a reason."""
        return tuple(key for key, each in self._rows.items() if each.way in ASKING and not each.reason())

    def focus_unanswered(self) -> None:
        """Put the cursor where the first reason is missing."""
        for key in self.unanswered()[:1]:
            self._rows[key].focus_reason()

    def _new_row(self, finding: Finding, way: Way) -> FindingRow:
        row_of_finding = FindingRow(finding, way, self)
        row_of_finding.reason_changed.connect(self.reasons_changed)
        row_of_finding.unfolded.connect(self.unfolded)
        return row_of_finding

    def _remove(self, old: FindingRow) -> None:
        self._layout.removeWidget(old)
        old.hide()
        old.deleteLater()


def _way(finding: Finding, key: str, answerable: Collection[str] | None) -> Way:
    """Return what can be done about a finding; of several with one id the first asks for the reason of all."""
    if finding.severity is Severity.INFO or key != finding.id:
        return Way.SHOWN
    is_stop = finding.severity is Severity.STOP
    if answerable is None:
        return Way.ASKED if is_stop else Way.SHOWN
    if finding.id in answerable:
        return Way.ASKED if is_stop else Way.OVERRIDDEN
    return Way.SOMEBODY_ELSES if is_stop else Way.SHOWN


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
