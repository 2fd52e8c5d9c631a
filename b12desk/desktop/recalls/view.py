"""The recalls page: whom to contact, and the strip about the patient chosen."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from b12desk.desktop.recalls.delegate import StatusDelegate
from b12desk.desktop.recalls.model import (
    ATTEMPTS,
    BORN,
    DUE_BY,
    LAST,
    NAME,
    PHONE,
    REMIND,
    STATE,
    STATUS,
    RecallsModel,
)
from b12desk.desktop.recalls.strip import RecallStrip
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.empty_state import EmptyState
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed
from b12desk.desktop.widgets.table import Arrangement, DenseTable
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.services.worklist_rows import WorklistRow

_ARRANGEMENT = Arrangement(
    elastic=NAME,
    yielding=(BORN, DUE_BY, PHONE, ATTEMPTS, LAST, REMIND),
    strong=frozenset({NAME, STATUS, STATE}),
    least={STATUS: 130, NAME: 180, LAST: 240},
    eliding=(NAME, STATE),
    extra={STATUS: 30},
)


class RecallsPage(QWidget):
    """Emits what the person asks for; shows what it is told."""

    hiding_changed = Signal(bool)
    patient_chosen = Signal(object)
    patient_opened = Signal(str)
    act_asked = Signal(str)
    worklist_asked = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecallsModel(self)
        self._shown_id: str | None = None
        self._as_of = plain_label(kind=LabelKind.VALUE)
        self._summary = FlowingText(expands=True)
        self._hide = QCheckBox(self.tr("Hide those who wait for a reminder"))
        self._hide.setAccessibleName(self._hide.text())
        self._hide.toggled.connect(self.hiding_changed)
        self.table = DenseTable(self.tr("Recalls table"), self)
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(STATUS, StatusDelegate(self.table))
        self.table.arrange(_ARRANGEMENT)
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._choose)
        self._empty = EmptyState(self.tr("Go to the worklist"), "worklist", self)
        self._empty.asked.connect(self.worklist_asked)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._strip = RecallStrip(self)
        self._strip.act_asked.connect(self.act_asked)
        self._strip.open_asked.connect(lambda: self._open_row(self.table.currentIndex()))
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks at the page now."""
        super().showEvent(event)
        self.shown.emit()

    def show_rows(self, rows: tuple[WorklistRow, ...]) -> None:
        kept, at = self._shown_id, self.table.verticalScrollBar().value()
        self._model.show_rows(rows)
        self.table.measure()
        self.table.verticalScrollBar().setValue(at)
        self.table.choose_row(self._model.place_of(kept), scrolls=False)

    def show_summary(self, as_of: str, sentence: str, *, waiting: int) -> None:
        if sentence != self._summary.text() and self.isVisible():
            announce(self, sentence)
        self._as_of.setText(as_of)
        self._summary.setText(sentence)
        self._hide.setVisible(bool(waiting) or self._hide.isChecked())

    def show_empty(self, heading: str, advice: str) -> None:
        self._empty.show_words(heading, advice, offers_act=bool(heading))
        self._stack.setCurrentWidget(self._empty if heading else self.table)
        self._strip.setVisible(not heading)

    def show_chosen(self, heading: str, sentence: str, *, has_phone: bool) -> None:
        self._strip.show_chosen(heading, sentence, has_phone=has_phone)

    def choose(self, patient_id: str) -> None:
        """Choose a patient and bring them into view; nobody when the list doesn't show them."""
        self.table.choose_row(self._model.place_of(patient_id))

    def chosen_id(self) -> str | None:
        """Return the patient chosen in the table, None for nobody."""
        selected = self.table.selectionModel().selectedRows()
        chosen = self._model.row_at(selected[0].row()) if selected else None
        return chosen.patient_id if chosen else None

    def _arrange(self) -> None:
        layout = column(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        said = QWidget(self)
        line = WrappingRow(said, gap=GAP)
        for part in (self._as_of, self._summary, self._hide):
            line.addWidget(part)
        layout.addWidget(said)
        box = framed("card", self)
        inner = column(box, margin=1, gap=0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._strip)
        layout.addWidget(box, 1)

    def _choose(self, index: QModelIndex) -> None:
        chosen = self._model.row_at(index.row()) if index.isValid() else None
        if chosen is not None:
            self._shown_id = chosen.patient_id
        self.patient_chosen.emit(chosen.patient_id if chosen else None)

    def _open_row(self, index: QModelIndex) -> None:
        opened = self._model.row_at(index.row()) if index.isValid() else None
        if opened is not None:
            self.patient_opened.emit(opened.patient_id)
