"""The line of chips and fields that narrow and sort the monitoring list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from b12desk.clinical.check_stage import Stage
from b12desk.desktop.monitoring.narrowing import KINDS, Narrowing, Order
from b12desk.desktop.theme.scale import GAP
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.count_chip import CountChip
from b12desk.desktop.widgets.labels import plain_tip
from b12desk.desktop.widgets.search_field import SearchField
from b12desk.desktop.widgets.wrapping_row import WrappingRow

STAGE_SENTENCES = {
    Stage.OVERDUE: "The date has passed.",
    Stage.DUE: "Open now; its date is today or still to come.",
    Stage.NEXT_28_DAYS: "Opens within the 28 days after the day of the list.",
    Stage.UPCOMING: "Opens later: the next one of its kind.",
}
_FIND_WIDTH = 210
_LONGEST_TEXT = 80
_TYPING_MS = 80


class MonitoringFilters(QWidget):
    """Emits what is chosen; shows what the list is narrowed to. The page places `all`, which takes it back."""

    stage_toggled = Signal(object)
    kind_chosen = Signal(str)
    text_changed = Signal(str)
    order_chosen = Signal(object)
    everything_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {stage: self._chip(stage) for stage in Stage}
        self._kind = _choice(self.tr("Kind"), KINDS, self)
        self._kind.textActivated.connect(self.kind_chosen)
        self._order = _choice(self.tr("Sort by"), [order.value for order in Order], self)
        self._order.textActivated.connect(lambda words: self.order_chosen.emit(Order(words)))
        self.search = SearchField(
            self.tr("Find in the list"), self.tr("Name, number"), max_length=_LONGEST_TEXT, parent=self
        )
        self.search.setFixedWidth(scaled(_FIND_WIDTH))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(lambda: self.text_changed.emit(self.search.text()))
        self.search.textChanged.connect(lambda _: self._typing.start(_TYPING_MS))
        self.all = link_button(self.tr("Show all"), parent=self)
        self.all.hide()
        self.all.clicked.connect(self._ask_for_everything)
        layout = WrappingRow(self, gap=GAP - 2)
        for widget in (*self._chips.values(), self._kind, self.search, self._order):
            layout.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "search"):
            self.search.setFixedWidth(scaled(_FIND_WIDTH))

    def show_counts(self, counts: Mapping[Stage, int], narrowing: Narrowing) -> None:
        """Show how many checks of the kind chosen stand in each section, and the choices made."""
        for stage, chip in self._chips.items():
            chip.show_count(counts[stage], is_chosen=stage in narrowing.stages)
        self._kind.setCurrentText(narrowing.kind)
        self._order.setCurrentText(narrowing.order.value)
        self.all.setVisible(bool(narrowing.words))

    def _chip(self, stage: Stage) -> CountChip:
        chip = CountChip(stage.value.capitalize(), STAGE_SENTENCES[stage], self)
        chip.toggled.connect(lambda _: self.stage_toggled.emit(stage))
        return chip

    def _ask_for_everything(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._typing.stop()
        self.everything_asked.emit()


def _choice(name: str, words: Sequence[str], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(list(words))
    box.setAccessibleName(name)
    box.setToolTip(plain_tip(name))
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return box
