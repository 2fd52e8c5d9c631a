"""Receive, count, discard, recall, who received: opens the sheet, lets its presenter work, says what was done."""

from collections.abc import Callable, Sequence

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.product import Product
from b12desk.desktop.actions import Notice
from b12desk.desktop.bench import Bench
from b12desk.desktop.paper import Paper
from b12desk.desktop.stock.batch_presenter import ACTS, BatchPresenter, ReceivePresenter
from b12desk.desktop.stock.batch_sheet import BatchSheet
from b12desk.desktop.stock.names import RECALL, RECALL_A_BATCH, RECEIVE, WHO, WHO_RECEIVED
from b12desk.desktop.stock.presenter import StockRow
from b12desk.desktop.stock.receive_sheet import ReceiveSheet
from b12desk.desktop.stock.who_presenter import WhoPresenter
from b12desk.desktop.stock.who_sheet import WhoSheet
from b12desk.services.current_products import current_products
from b12desk.services.reading_dates import read_typed_expiry
from b12desk.services.stock_acts import StockChanged


class StockActs:
    """The acts about the shelf."""

    def __init__(self, bench: Bench, open_patient: Callable[[str], None]) -> None:
        self._bench = bench
        self._open_patient = open_patient

    def start(self, act: str) -> None:
        """Start an act of the page, named as on its button."""
        starts = {RECEIVE: self.receive, RECALL_A_BATCH: self.recall, WHO_RECEIVED: self.who}
        starts[act]()

    def start_for(self, act: str, row: StockRow) -> None:
        """Start an act about a batch, named as on its button."""
        if act == WHO:
            self.who(row.batch.batch)
        else:
            self._with_products(lambda products: self._about(act, row, products))

    def receive(self) -> None:
        """Put a delivery on the shelf."""
        self._with_products(self._receive)

    def recall(self) -> None:
        """Recall a batch that may never have been received."""
        self._with_products(lambda products: self._about(RECALL, None, products))

    def who(self, batch: str = "") -> None:
        """List who received a batch."""
        bench = self._bench
        sheet = WhoSheet(batch, bench.window)
        paper = Paper(bench.window, bench.lane, sheet.say)
        presenter = WhoPresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), save=paper.save)
        sheet.batch_asked.connect(presenter.look_up)
        sheet.save_asked.connect(presenter.save)
        sheet.patient_asked.connect(self._open_patient)
        bench.sheets.show(sheet, presenter)
        presenter.start(batch)

    def _receive(self, products: Sequence[Product]) -> None:
        bench = self._bench
        sheet = ReceiveSheet(products, read_typed_expiry, bench.window)
        presenter = ReceivePresenter(sheet, bench.desk(), bench.sheets.run_for(sheet), saved=bench.tell)
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _about(self, act: str, row: StockRow | None, products: Sequence[Product]) -> None:
        bench = self._bench
        sheet = BatchSheet(ACTS[act], row, products, bench.window)
        presenter = BatchPresenter(
            sheet, bench.desk(), bench.sheets.run_for(sheet), ACTS[act], saved=lambda done: self._done(act, done)
        )
        sheet.save_asked.connect(presenter.save)
        bench.sheets.show(sheet, presenter)

    def _done(self, act: str, done: StockChanged) -> None:
        if act == RECALL:
            self._bench.offer(done.sentence, WHO, lambda: self.who(done.state.batch))
        else:
            self._bench.tell(done.sentence)

    def _with_products(self, then: Callable[[Sequence[Product]], None]) -> None:
        desk = self._bench.desk()
        self._bench.lane.run(lambda: current_products(desk).all(), then, self._failed)

    def _failed(self, error: B12DeskError) -> None:
        self._bench.notify(Notice(" ".join(error.problems)))
