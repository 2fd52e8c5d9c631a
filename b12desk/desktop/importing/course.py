"""Which course an import starts for patients who have injections and none running."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12desk.clinical.protocol import Protocol
from b12desk.desktop.act_sheet import FieldBox
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.fields import choice_field
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, row


class CourseChoice(QWidget):
    """A protocol or none, and within it the phase that patients are in and the interval of maintenance."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocols: dict[str, Protocol] = {}
        self._protocol = choice_field(self.tr("Course to start"))
        self._phase = choice_field(self.tr("Patients are in"))
        self._interval = choice_field(self.tr("Interval"))
        line = row(gap=GAP_WIDE)
        self._boxes = [
            FieldBox(self.tr("Course to start"), self._protocol),
            FieldBox(self.tr("Patients are in"), self._phase),
            FieldBox(self.tr("Interval"), self._interval),
        ]
        for box, share in zip(self._boxes, (4, 3, 4), strict=True):
            line.addWidget(box, share)
        self._says = plain_label(kind=LabelKind.HINT, wraps=True)
        outer = column(self, gap=GAP)
        outer.addLayout(line)
        outer.addWidget(self._says)
        self.offer(())
        self._protocol.currentIndexChanged.connect(lambda _: self._chosen())
        for field in (self._phase, self._interval):
            field.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def protocol_id(self) -> str:
        """The protocol to start, empty for none."""
        return self._protocol.value() or ""

    @property
    def phase(self) -> str:
        """The phase to start in, empty for the protocol's first."""
        return self._phase.value() or ""

    @property
    def interval(self) -> str:
        """The interval of maintenance as ISO text, empty for the protocol's own."""
        return self._interval.value() or ""

    def offer(self, protocols: Sequence[Protocol]) -> None:
        """Offer these protocols; none is chosen."""
        self._protocols = {protocol.id: protocol for protocol in protocols}
        none = ("", self.tr("None: plan each patient later"))
        self._protocol.offer([none, *((p.id, p.title) for p in protocols)])
        self._protocol.choose("")
        self._show_protocol()

    def _chosen(self) -> None:
        self._show_protocol()
        self.changed.emit()

    def _show_protocol(self) -> None:
        protocol = self._protocols.get(self.protocol_id)
        for box in self._boxes[1:]:
            box.setEnabled(protocol is not None)
        if protocol is None:
            for field in (self._phase, self._interval):
                field.offer([])
            self._says.setText(self.tr("Patients without a course come onto the worklist as “No plan”."))
            return
        first = self.tr("From the beginning: {phase}").format(phase=protocol.phase_names[0].replace("-", " "))
        phases = [(name, name.replace("-", " ").capitalize()) for name in protocol.phase_names[1:]]
        self._phase.blockSignals(True)
        self._interval.blockSignals(True)
        self._phase.offer([("", first), *phases])
        self._phase.choose("maintenance" if any(name == "maintenance" for name, _ in phases) else "")
        own = next((phase.interval for phase in protocol.phases if phase.is_maintenance), None)
        as_is = self.tr("{words} (the protocol’s own)").format(words=own.words.capitalize()) if own else ""
        others = [a for a in protocol.allowed_intervals if a.interval != own] if own else []
        self._interval.offer(
            [("", as_is), *((str(a.interval), f"{a.interval.words.capitalize()} ({a.source})") for a in others)]
        )
        self._interval.choose("")
        self._phase.blockSignals(False)
        self._interval.blockSignals(False)
        self._says.setText(
            self.tr(
                "Started for patients who have an injection and no course running. What the file says of a patient’s "
                "loading doses or interval comes before this choice."
            )
        )
