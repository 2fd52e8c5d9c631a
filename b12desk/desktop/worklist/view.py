"""The worklist page: tiles, table, and the strip about the patient chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import link_button
from b12desk.desktop.widgets.empty_state import EmptyState
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.desktop.widgets.table import Arrangement, DenseTable
from b12desk.desktop.worklist.columns import COLUMNS
from b12desk.desktop.worklist.delegate import WorklistDelegate
from b12desk.desktop.worklist.model import WorklistModel
from b12desk.desktop.worklist.presenter import Offer, SortOrder
from b12desk.desktop.worklist.strip import ChosenStrip
from b12desk.desktop.worklist.tiles import CountTiles
from b12desk.services.worklist_rows import WorklistRow

_KEYS = [column.key for column in COLUMNS]
_MANY = 4
_STATUS, _NAME, _PHASE = (_KEYS.index(key) for key in ("status", "name", "phase"))
_ARRANGEMENT = Arrangement(
    elastic=_NAME,
    yielding=tuple(i for _, i in sorted((c.gives_way, i) for i, c in enumerate(COLUMNS) if c.gives_way)),
    strong=frozenset({_STATUS, _NAME, _PHASE}),
    least={_STATUS: 176, _NAME: 170},
    extra={_STATUS: 44},
)
_MANY = 4
_LEAST = {_KEYS.index("status"): 176, _KEYS.index("name"): 170}


class WorklistPage(QWidget):
    """Emits what the person asks for; shows what it is told."""

    status_toggled = Signal(object)
    everybody_asked = Signal()
    sort_asked = Signal(str)
    patient_chosen = Signal(object)
    patient_opened = Signal(str)
    act_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = WorklistModel(self)
        self._shown_id: str | None = None
        self.tiles = CountTiles(self)
        self.tiles.toggled.connect(self.status_toggled)
        self.tiles.everybody.connect(self.everybody_asked)
        self._as_of = plain_label(kind=LabelKind.VALUE)
        self._summary = plain_label()
        self._all = link_button(self.tr("Show all"))
        self._all.clicked.connect(self.everybody_asked)
        keeps_room = self._all.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._all.setSizePolicy(keeps_room)
        self._left_out = plain_label(kind=LabelKind.HINT)
        self.table = self._table()
        self._empty = EmptyState(self.tr("New patient"), "new-patient", self)
        self._empty.asked.connect(lambda: self.act_asked.emit("New patient"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._strip = ChosenStrip(self)
        self._strip.act_asked.connect(self.act_asked)
        self._strip.open_asked.connect(lambda: self._open_row(self.table.currentIndex()))
        self._arrange()

    def show_counts(self, counts: Mapping[str, int], chosen: frozenset[Status]) -> None:
        self.tiles.show_counts(counts, chosen)

    def show_rows(self, rows: tuple[WorklistRow, ...], order: SortOrder) -> None:
        kept, at = self._shown_id, self.table.verticalScrollBar().value()
        self._model.show_rows(rows)
        self.table.measure()
        self._show_order(order)
        self.table.verticalScrollBar().setValue(at)
        self.table.choose_row(self._model.place_of(kept), scrolls=False)

    def show_summary(self, as_of: str, sentence: str, *, is_filtered: bool) -> None:
        if sentence != self._summary.text():
            announce(self, sentence)
        self._as_of.setText(as_of)
        self._summary.setText(sentence)
        self._all.setVisible(is_filtered)

    def show_empty(self, heading: str, advice: str, *, offers_patient: bool) -> None:
        self._empty.show_words(heading, advice, offers_act=offers_patient)
        self._stack.setCurrentWidget(self._empty if heading else self.table)

    def show_chosen(self, heading: str, sentence: str, offer: Offer | None) -> None:
        self._strip.show_chosen(heading, sentence, offer)

    def choose(self, patient_id: str) -> None:
        """Choose a patient and bring them into view; nobody when the list doesn't show them."""
        self.table.choose_row(self._model.place_of(patient_id))

    def chosen_id(self) -> str | None:
        """Return the patient chosen in the table, None for nobody."""
        selected = self.table.selectionModel().selectedRows()
        row_chosen = self._model.row_at(selected[0].row()) if selected else None
        return row_chosen.patient_id if row_chosen else None

    def _table(self) -> DenseTable:
        table = DenseTable(self.tr("Worklist table"), self)
        table.setModel(self._model)
        delegate = WorklistDelegate(table)
        for painted in (_STATUS, _NAME, _PHASE):
            table.setItemDelegateForColumn(painted, delegate)
        table.arrange(_ARRANGEMENT)
        table.opened.connect(lambda index: self._open_row(index))
        table.chosen.connect(self._choose)
        table.gave_way.connect(self._say_left_out)
        table.horizontalHeader().sectionClicked.connect(lambda section: self.sort_asked.emit(_KEYS[section]))
        return table

    def _arrange(self) -> None:
        layout = column(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        layout.addWidget(self.tiles)
        said = row(gap=GAP)
        for label in (self._as_of, self._summary, self._all):
            said.addWidget(label)
        said.addStretch(1)
        said.addWidget(self._left_out)
        layout.addLayout(said)
        layout.addWidget(self._boxed(), 1)

    def _boxed(self) -> QFrame:
        """The table and, below it, the strip about the patient chosen, in one card."""
        box = framed("card", self)
        inner = column(box, margin=1, gap=0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._strip)
        return box

    def _show_order(self, order: SortOrder) -> None:
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(order.key is not None)
        if order.key is not None:
            down = Qt.SortOrder.DescendingOrder if order.is_descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(_KEYS.index(order.key), down)

    def _choose(self, index: QModelIndex) -> None:
        row_chosen = self._model.row_at(index.row()) if index.isValid() else None
        if row_chosen is not None:
            self._shown_id = row_chosen.patient_id
        self.patient_chosen.emit(row_chosen.patient_id if row_chosen else None)

    def _open_row(self, index: QModelIndex) -> None:
        row_opened = self._model.row_at(index.row())
        if row_opened is not None:
            self.patient_opened.emit(row_opened.patient_id)

    def _say_left_out(self, columns: tuple[int, ...]) -> None:
        names = ", ".join(COLUMNS[c].heading for c in columns)
        told = (
            self.tr("Not shown at this width: {names}")
            if len(columns) < _MANY
            else self.tr("{count} columns not shown")
        )
        self._left_out.setText(told.format(names=names, count=len(columns)) if names else "")
        self._left_out.setToolTip(names)
