"""The monitoring page: what is overdue, due and to come, and the strip about the check chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.lab_tests import named_test
from b12desk.desktop.monitoring.delegate import SHAPE, StageDelegate
from b12desk.desktop.monitoring.filters import MonitoringFilters
from b12desk.desktop.monitoring.model import BORN, DAYS, LOOK, NAME, NHS, PHONE, PROTOCOL, STATE, WHAT, WINDOW
from b12desk.desktop.monitoring.narrowing import Narrowing
from b12desk.desktop.monitoring.presenter import ChosenCheck
from b12desk.desktop.monitoring.strip import MonitoringStrip
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.empty_state import EmptyState
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed
from b12desk.desktop.widgets.records_model import RecordsModel
from b12desk.desktop.widgets.table import Arrangement, DenseTable
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.services.monitoring_rows import CheckRow

_ARRANGEMENT = Arrangement(
    elastic=NAME,
    yielding=(PROTOCOL, BORN, PHONE, NHS, WINDOW, DAYS),
    strong=frozenset({STATE, WHAT, NAME}),
    least={NAME: 180},
    extra={STATE: SHAPE + 6},
)


class MonitoringPage(QWidget):
    """Emits what the person asks for; shows what it is told."""

    check_chosen = Signal(object)
    patient_chosen = Signal(object)
    patient_opened = Signal(str)
    act_asked = Signal(str)
    print_asked = Signal()
    save_asked = Signal()
    everything_asked = Signal()
    worklist_asked = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RecordsModel[CheckRow] = RecordsModel(LOOK, self)
        self._kept: CheckRow | None = None
        self._goes_to_table = True
        self._as_of = plain_label(kind=LabelKind.VALUE)
        self._summary = FlowingText(expands=True)
        self._progress = plain_label(kind=LabelKind.HINT)
        self.filters = MonitoringFilters(self)
        self.filters.everything_asked.connect(self.everything_asked)
        self._save = quiet_button(self.tr("Save list"), parent=self)
        self._save.clicked.connect(self.save_asked)
        self._print = quiet_button(self.tr("Print list"), icon="print", parent=self)
        self._print.clicked.connect(self.print_asked)
        self.table = DenseTable(self.tr("Monitoring table"), self)
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(STATE, StageDelegate(self.table))
        self.table.arrange(_ARRANGEMENT)
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._choose)
        self._empty = EmptyState(self.tr("Go to the worklist"), "worklist", self)
        self._empty.asked.connect(self.worklist_asked)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._strip = MonitoringStrip(self)
        self._strip.act_asked.connect(self.act_asked)
        self._strip.open_asked.connect(lambda: self._open_row(self.table.currentIndex()))
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks at the page now."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin at the table again when somebody comes back."""
        super().hideEvent(event)
        self._goes_to_table = True

    def show_rows(self, rows: tuple[CheckRow, ...]) -> None:
        kept, at = self._kept, self.table.verticalScrollBar().value()
        self._model.show_rows(rows)
        self.table.measure()
        self.table.verticalScrollBar().setValue(at)
        place = self._model.place_where(lambda one: one.key == kept.key) if kept else None
        self.table.choose_row(place, scrolls=False)

    def show_summary(self, as_of: str, sentence: str, progress: str, *, can_print: bool) -> None:
        if sentence != self._summary.text() and not progress and self.isVisible():
            announce(self, sentence)
        self._as_of.setText(as_of)
        self._summary.setText(sentence)
        self._progress.setText(progress)
        for button in (self._save, self._print):
            button.setEnabled(can_print and not progress)

    def show_counts(self, counts: Mapping[Stage, int], narrowing: Narrowing) -> None:
        self.filters.show_counts(counts, narrowing)

    def show_empty(self, heading: str, advice: str, *, is_narrowed: bool) -> None:
        self._empty.show_words(heading, advice, offers_act=bool(heading) and not is_narrowed)
        self._stack.setCurrentWidget(self._empty if heading else self.table)
        self._strip.setVisible(not heading)
        if not heading and self._goes_to_table and self.isVisible() and self._model.rowCount():
            self._goes_to_table = False
            self._take_keyboard()

    def show_chosen(self, chosen: ChosenCheck | None) -> None:
        self._strip.show_chosen(chosen)

    def choose(self, patient_id: str) -> None:
        """Choose the check last chosen of a patient, else their first, and bring it into view."""
        kept = self._kept
        place = self._model.place_where(lambda one: one.key == kept.key) if kept else None
        if kept is None or kept.patient_id != patient_id or place is None:
            place = self._model.place_where(lambda one: one.patient_id == patient_id)
        self.table.choose_row(place)

    def test_chosen(self) -> str:
        """Return the laboratory test that answers the check chosen, empty where a review does or none is chosen."""
        kept = self._kept
        test = named_test(kept.kind.value) if kept is not None and not kept.is_review else None
        return test.value if test is not None else ""

    def chosen_id(self) -> str | None:
        """Return the patient of the check chosen in the table, None for nobody."""
        selected = self.table.selectionModel().selectedRows()
        chosen = self._model.row_at(selected[0].row()) if selected else None
        return chosen.patient_id if chosen else None

    def _arrange(self) -> None:
        layout = column(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        said = QWidget(self)
        line = WrappingRow(said, gap=GAP)
        for part in (self._as_of, self._summary, self._progress, self.filters.all, self._save, self._print):
            line.addWidget(part)
        layout.addWidget(said)
        layout.addWidget(self.filters)
        box = framed("card", self)
        inner = column(box, margin=1, gap=0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._strip)
        layout.addWidget(box, 1)

    def _take_keyboard(self) -> None:
        """Let the arrow keys go through the list at once, unless the page was opened to type something."""
        focused = QApplication.focusWidget()
        if not isinstance(focused, QLineEdit):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        chosen = self._model.row_at(index.row()) if index.isValid() else None
        if chosen is not None:
            self._kept = chosen
        self.check_chosen.emit(chosen)
        self.patient_chosen.emit(chosen.patient_id if chosen else None)

    def _open_row(self, index: QModelIndex) -> None:
        opened = self._model.row_at(index.row()) if index.isValid() else None
        if opened is not None:
            self.patient_opened.emit(opened.patient_id)
