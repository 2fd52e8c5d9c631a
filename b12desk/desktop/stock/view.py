"""The stock page: the batches, and the strip about the one chosen."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from b12desk.desktop.stock.model import DOSES, EXPIRES, PRODUCT, STATE, StockModel
from b12desk.desktop.stock.names import RECALL_A_BATCH, RECEIVE, WHO, WHO_RECEIVED
from b12desk.desktop.stock.presenter import StockRow
from b12desk.desktop.stock.strip import StockStrip
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.empty_state import EmptyState
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, framed, row
from b12desk.desktop.widgets.table import Arrangement, DenseTable

_ARRANGEMENT = Arrangement(
    elastic=STATE,
    yielding=(DOSES,),
    strong=frozenset({STATE}),
    least={PRODUCT: 295, EXPIRES: 110, STATE: 220},
)


class StockPage(QWidget):
    """Emits what the person asks for; shows what it is told."""

    batch_chosen = Signal(object)
    """The product's id and the batch number, None for none."""
    act_asked = Signal(str)
    """An act about the shelf, by the name on its button."""
    batch_act_asked = Signal(str, object)
    """An act about a batch: the name on its button and the row."""
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = StockModel(self)
        self._row: StockRow | None = None
        self._as_of = plain_label(kind=LabelKind.VALUE)
        self._summary = plain_label(wraps=True)
        self.table = DenseTable(self.tr("Stock table"), self)
        self.table.setModel(self._model)
        self.table.arrange(_ARRANGEMENT)
        self.table.opened.connect(lambda _: self._ask(WHO))
        self.table.chosen.connect(self._choose)
        self._empty = EmptyState(self.tr(RECEIVE), "stock", self)
        self._empty.asked.connect(lambda: self.act_asked.emit(RECEIVE))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._strip = StockStrip(self)
        self._strip.act_asked.connect(self._ask)
        self._receive = primary_button(self.tr(RECEIVE), icon="stock")
        self._receive.clicked.connect(lambda: self.act_asked.emit(RECEIVE))
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks at the page now."""
        super().showEvent(event)
        self.shown.emit()

    def show_rows(self, rows: tuple[StockRow, ...]) -> None:
        key = self._row.key if self._row else None
        self._model.show_rows(rows)
        self.table.measure()
        self.table.choose_row(self._model.place_of(key), scrolls=False)

    def show_summary(self, as_of: str, sentence: str) -> None:
        if sentence != self._summary.text() and self.isVisible():
            announce(self, sentence)
        self._as_of.setText(as_of)
        self._summary.setText(sentence)

    def show_empty(self, is_empty: bool) -> None:
        heading = self.tr("No stock is kept.")
        advice = self.tr(
            "With the first batch received, b12desk counts what is on hand: every dose recorded from it draws it down. "
            "Who received a batch, and recalls, work without any stock."
        )
        self._empty.show_words(heading, advice, offers_act=True)
        self._stack.setCurrentWidget(self._empty if is_empty else self.table)
        self._receive.setVisible(not is_empty)
        self._strip.setVisible(not is_empty)

    def show_chosen(self, row: StockRow | None, sentence: str) -> None:
        self._strip.show_chosen(row, sentence)

    def _arrange(self) -> None:
        layout = column(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        said = row(gap=GAP)
        said.addWidget(self._as_of)
        said.addWidget(self._summary, 1)
        for name in (WHO_RECEIVED, RECALL_A_BATCH):
            button = quiet_button(self.tr(name))
            button.clicked.connect(lambda _=False, name=name: self.act_asked.emit(name))
            said.addWidget(button)
        said.addWidget(self._receive)
        layout.addLayout(said)
        box = framed("card", self)
        inner = column(box, margin=1, gap=0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._strip)
        layout.addWidget(box, 1)

    def _choose(self, index: QModelIndex) -> None:
        self._row = self._model.row_at(index.row()) if index.isValid() else None
        self.batch_chosen.emit(self._row.key if self._row else None)

    def _ask(self, act: str) -> None:
        if self._row is not None:
            self.batch_act_asked.emit(act, self._row)
