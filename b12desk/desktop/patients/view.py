"""The patients page: a search, and the table of those found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from b12desk.desktop.patients.delegate import PatientsDelegate
from b12desk.desktop.patients.model import NAME, PHONE, STATUS, PatientsModel
from b12desk.desktop.patients.presenter import ListedLine
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.empty_state import EmptyState
from b12desk.desktop.widgets.layouts import column, framed
from b12desk.desktop.widgets.search_field import SearchField
from b12desk.desktop.widgets.table import Arrangement, DenseTable
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow

_LONGEST = 100
_TYPING_MS = 80
_ARRANGEMENT = Arrangement(
    PHONE,
    yielding=(PHONE,),
    strong=frozenset({NAME}),
    least={STATUS: 150, NAME: 170},
    extra={STATUS: 30},
    eliding=(NAME,),
)


class PatientsPage(QWidget):
    """Emits what is looked for and who is opened; shows what it is told."""

    text_changed = Signal(str)
    patient_chosen = Signal(object)
    patient_opened = Signal(str)
    new_patient_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PatientsModel(self)
        self._chosen_id: str | None = None
        self.search = SearchField(
            self.tr("Search patients"),
            self.tr("Narrow this list: name, NHS number or date of birth"),
            max_length=_LONGEST,
        )
        self.search.setMaximumWidth(460)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(lambda: self.text_changed.emit(self.search.text()))
        self.search.textChanged.connect(lambda _: self._typing.start(_TYPING_MS))
        self._summary = FlowingText(expands=True)
        self._open = quiet_button(self.tr("Open patient"), icon="open")
        self._open.clicked.connect(lambda: self._open_row(self.table.currentIndex()))
        self.table: DenseTable = DenseTable(self.tr("Patients table"), self)
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(STATUS, PatientsDelegate(self.table))
        self.table.arrange(_ARRANGEMENT)
        self.table.opened.connect(self._open_row)
        self.table.chosen.connect(self._choose)
        self._empty = EmptyState(self.tr("Add a patient"), "new-patient", self, also=self.tr("Import"))
        self._empty.asked.connect(self.new_patient_asked)
        self._empty.also_asked.connect(self.import_asked)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._arrange()
        self._choose(QModelIndex())

    def show_lines(self, lines: Sequence[ListedLine]) -> None:
        kept = self._chosen_id
        self._model.show_lines(lines)
        self.table.measure()
        self.table.choose_row(self._model.place_of(kept), scrolls=False)

    def show_summary(self, sentence: str) -> None:
        if sentence != self._summary.text() and self.isVisible():
            announce(self, sentence)
        self._summary.setText(sentence)

    def show_empty(self, heading: str, advice: str) -> None:
        self._empty.show_words(heading, advice, offers_act=bool(heading))
        self._stack.setCurrentWidget(self._empty if heading else self.table)

    def choose(self, patient_id: str) -> None:
        """Choose a patient and bring them into view; nobody when the list doesn't show them."""
        self.table.choose_row(self._model.place_of(patient_id))

    def chosen_id(self) -> str | None:
        """Return the patient chosen in the table."""
        return self._chosen_id

    def _arrange(self) -> None:
        layout = column(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        head = QWidget(self)
        line = WrappingRow(head, gap=GAP)
        for part in (self.search, self._summary, self._open):
            line.addWidget(part)
        layout.addWidget(head)
        box = framed("card", self)
        column(box, margin=1, gap=0).addWidget(self._stack)
        layout.addWidget(box, 1)

    def _choose(self, index: QModelIndex) -> None:
        line = self._model.line_at(index.row()) if index.isValid() else None
        self._chosen_id = line.patient_id if line else None
        self._open.setEnabled(line is not None)
        self.patient_chosen.emit(self._chosen_id)

    def _open_row(self, index: QModelIndex) -> None:
        line = self._model.line_at(index.row()) if index.isValid() else None
        if line is not None:
            self.patient_opened.emit(line.patient_id)
