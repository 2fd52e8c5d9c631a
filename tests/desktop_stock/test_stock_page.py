"""The stock page: batches with what is to be known about them, and the acts about the one chosen."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from b12desk.desktop.stock.presenter import NONE_CHOSEN, StockPresenter, StockRow, summary
from b12desk.desktop.stock.view import StockPage
from b12desk.services.desk import Desk
from b12desk.services.stock import stock
from b12desk.services.stock_acts import ReceiptDraft, recall_batch, receive_batch
from tests.desktop_acts.window import named, press

HYDROXO = "hydroxo-1mg-1ml"


def receive(desk: Desk, batch: str, expires_on: date, count: int = 10, product_id: str = HYDROXO) -> None:
    receive_batch(desk, ReceiptDraft(product_id, batch, expires_on, count))


class Shown:
    """A page with its presenter, which reads whenever it is told to."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.page = StockPage()
        qtbot.addWidget(self.page)
        self.desk = desk
        self.presenter = StockPresenter(self.page)
        self.page.batch_chosen.connect(self.presenter.choose)
        self.asked: list[str] = []
        self.about: list[tuple[str, str]] = []
        self.page.act_asked.connect(self.asked.append)
        self.page.batch_act_asked.connect(self._note)
        self.page.resize(1200, 500)
        self.page.show()

    def _note(self, act: str, row: StockRow) -> None:
        self.about.append((act, row.batch.batch))

    def read(self) -> None:
        self.presenter.show(stock(self.desk))

    def cells(self) -> Sequence[Sequence[str]]:
        model = self.page.table.model()
        rows = range(model.rowCount())
        return [[str(model.index(row, column).data()) for column in range(model.columnCount())] for row in rows]

    def says(self, sentence: str) -> bool:
        return any(sentence in label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def offered(self) -> set[str]:
        return {button.accessibleName() for button in self.page.findChildren(QAbstractButton) if button.isVisible()}


@pytest.fixture
def shown(qtbot: QtBot, today: Desk) -> Shown:
    return Shown(today, qtbot)


def test_the_page_lists_the_batches_with_what_is_to_be_known(shown: Shown) -> None:
    receive(shown.desk, "LATE", date(2028, 3, 31), 20)
    receive(shown.desk, "SOON", date(2026, 5, 31))
    recall_batch(shown.desk, HYDROXO, "BAD", "glass in ampoules")
    shown.read()
    name = "Hydroxocobalamin 1000 micrograms/mL, 1 mL ampoule"
    assert shown.cells() == [
        [name, "SOON", "31-May-2026", "10", "0", "Expires in 33 days."],
        [name, "LATE", "31-Mar-2028", "20", "0", ""],
        [name, "BAD", "Never received", "0", "0", "Recalled on 28-Apr-2026: glass in ampoules."],
    ]
    assert shown.says("1 product; 1 batch expires within 60 days; 1 recalled")
    assert shown.says("As of 28-Apr-2026")
    assert shown.says(NONE_CHOSEN)


def test_an_empty_shelf_says_how_stock_begins(shown: Shown) -> None:
    shown.read()
    assert shown.says("No stock is kept.")
    assert shown.offered() == {"Receive a batch", "Recall a batch", "Who received a batch"}
    press(shown.page, "Who received a batch")
    assert shown.asked == ["Who received a batch"]


def test_the_buttons_are_about_the_batch_chosen(shown: Shown) -> None:
    receive(shown.desk, "H24817", date(2028, 3, 31), 3)
    recall_batch(shown.desk, HYDROXO, "BAD", "glass")
    shown.read()
    always = {"Receive a batch", "Recall a batch", "Who received a batch", "Who received it"}
    shown.page.table.choose_row(0)
    assert shown.offered() == always | {"Count", "Discard", "Recall this batch"}
    assert shown.says("3 on hand · expires 31-Mar-2028 · 0 doses given · Low: 3 on hand, 0 used in the last 28 days")
    press(shown.page, "Count")
    shown.page.table.choose_row(1)
    assert shown.offered() == always | {"Lift the recall"}
    press(shown.page, "Lift the recall")
    assert shown.about == [("Count", "H24817"), ("Lift the recall", "BAD")]


def test_the_batch_chosen_stays_chosen_when_the_shelf_is_read_again(shown: Shown) -> None:
    receive(shown.desk, "H2", date(2028, 3, 31))
    shown.read()
    shown.page.table.choose_row(0)
    receive(shown.desk, "H1", date(2027, 3, 31))
    shown.read()
    press(shown.page, "Discard")
    assert shown.about == [("Discard", "H2")]


def test_everything_of_the_page_has_a_name_and_a_row_is_read_as_a_sentence(shown: Shown) -> None:
    receive(shown.desk, "H24817", date(2026, 4, 28), 3)
    shown.read()
    interactive = [w for kind in (QAbstractButton, QLineEdit, QTableView) for w in shown.page.findChildren(kind)]
    assert all(_is_named(widget) for widget in interactive if widget.isVisible())
    model = named(shown.page, QTableView, "Stock table").model()
    assert model.index(0, 0).data(11) == (
        "Hydroxocobalamin 1000 micrograms/mL, 1 mL ampoule, batch H24817, expires 28-Apr-2026, 3 on hand, 0 given. "
        "Expires today. Low: 3 on hand, 0 used in the last 28 days."
    )


def _is_named(widget: QWidget) -> bool:
    return bool(widget.accessibleName()) or widget.parentWidget().objectName() == "qt_scrollarea_viewport"


def test_an_expired_batch_on_the_shelf_is_counted_in_the_summary(today: Desk, desk: Desk) -> None:
    receive(desk, "OLD", date(2026, 2, 1))
    assert summary(stock(today)) == "1 product; 1 low; 1 expired and still on the shelf"
