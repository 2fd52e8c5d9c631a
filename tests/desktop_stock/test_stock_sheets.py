"""The sheets about a delivery, a batch, its recipients, and the clinic's own products."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QTableView
from pytestqt.qtbot import QtBot

from b12desk.desktop.act_sheet import ActSheet
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.stock.presenter import rows_of
from b12desk.desktop.widgets.fields import ChoiceField
from b12desk.services.clinic_products import list_products
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.stock import stock
from tests.desktop_acts.window import Window, named, press, type_in

HYDROXO = "hydroxo-1mg-1ml"

Open = Callable[[Callable[[], None]], ActSheet]


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> Open:
    """Return a function that starts an act and gives the sheet it opens."""

    def start(act: Callable[[], None]) -> ActSheet:
        act()
        qtbot.waitUntil(lambda: window.sheet() is not None)
        sheet = window.sheet()
        assert sheet is not None
        return sheet

    return start


def receive(sheet: ActSheet, batch: str = "H24817", count: str = "10") -> None:
    named(sheet, ChoiceField, "Product").choose(HYDROXO)
    type_in(sheet, "Batch number", batch)
    type_in(sheet, "Expiry date", "03/2028")
    type_in(sheet, "Number received", count)
    press(sheet, "Receive")


def test_a_delivery_is_received(acts: DeskActs, today: Desk, window: Window, opened: Open, qtbot: QtBot) -> None:
    receive(opened(acts.receive_batch))
    qtbot.waitUntil(lambda: window.sheet() is None)
    assert window.notices[-1].sentence == "Received: 10 of batch H24817. 10 on hand."
    assert window.changes == 1
    (product,) = stock(today).products
    assert str(product.batches[0].expires_on) == "2028-03-31"


def test_what_is_missing_stands_beside_its_field(acts: DeskActs, today: Desk, opened: Open) -> None:
    sheet = opened(acts.receive_batch)
    press(sheet, "Receive")
    said = {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}
    assert {
        "The product is missing.",
        "The batch number is missing.",
        "The expiry date is missing.",
        "How many containers came: 1 to 10000.",
    } <= said
    assert stock(today).products == ()


def test_a_batch_is_counted_discarded_recalled_and_its_recall_lifted(
    acts: DeskActs, today: Desk, window: Window, opened: Open, qtbot: QtBot
) -> None:
    receive(opened(acts.receive_batch))
    qtbot.waitUntil(lambda: window.sheet() is None)

    def about(act: str, reason: str, save: str, **fields: str) -> str:
        (row,) = rows_of(stock(today))
        sheet = opened(lambda: acts.stock.start_for(act, row))
        for name, text in fields.items():
            type_in(sheet, name.replace("_", " "), text)
        type_in(sheet, "Reason", reason)
        before = len(window.notices)
        press(sheet, save)
        qtbot.waitUntil(lambda: len(window.notices) > before and window.sheet() is None)
        return window.notices[-1].sentence

    assert about("Count", "stock take", "Save count", Number_counted="8") == (
        "Counted: 8 of batch H24817, 10 were expected."
    )
    assert (
        about("Discard", "broken", "Discard containers", Number_discarded="1")
        == "Discarded: 1 of batch H24817. 7 on hand."
    )
    assert about("Recall this batch", "glass", "Recall") == (
        "Recalled: batch H24817. Put the 7 on hand aside and see who received it."
    )
    assert window.notices[-1].action == "Who received it"
    assert about("Lift the recall", "another was meant", "Lift recall") == "The recall of batch H24817 is lifted."


def test_a_batch_that_was_never_received_is_recalled(
    acts: DeskActs, today: Desk, window: Window, opened: Open, qtbot: QtBot
) -> None:
    sheet = opened(lambda: acts.stock.start("Recall a batch"))
    press(sheet, "Recall")
    assert window.sheet() is sheet
    named(sheet, ChoiceField, "Product").choose(HYDROXO)
    type_in(sheet, "Batch number", "X1")
    type_in(sheet, "Reason", "glass")
    press(sheet, "Recall")
    qtbot.waitUntil(lambda: window.sheet() is None)
    state = stock(today).batch(HYDROXO, "x1")
    assert state is not None
    assert state.recall_reason == "glass"


def test_who_received_a_batch_is_listed_saved_and_opened(
    acts: DeskActs, ada: str, today: Desk, window: Window, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    batch = show_patient(today, ada).injections[0].batch
    sheet = opened(acts.who_received)
    press(sheet, "Look up")
    type_in(sheet, "Batch number", batch.lower())
    press(sheet, "Look up")
    table = named(sheet, QTableView, "Recipients table")
    qtbot.waitUntil(lambda: table.model().rowCount() == 6)
    press(sheet, "Save as CSV…")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    file = tmp_path / "who.csv"
    dialog.fileSelected.emit(str(file))
    dialog.done(0)
    qtbot.waitUntil(file.exists)
    assert file.read_text(encoding="utf-8-sig").count("Okonkwo") == 6
    press(sheet, "Open patient")
    assert window.opened == [ada]


def test_a_product_of_the_clinic_s_own_is_added_and_withdrawn(
    acts: DeskActs, today: Desk, opened: Open, qtbot: QtBot
) -> None:
    sheet = opened(acts.products)
    press(sheet, "Add product")
    type_in(sheet, "Product name", "Cyanocobalamin 500 micrograms/mL, 10 mL vial")
    type_in(sheet, "Product id", "cyano-500-10ml")
    named(sheet, ChoiceField, "Substance").choose("cyanocobalamin")
    type_in(sheet, "Strength in micrograms per mL", "500")
    type_in(sheet, "Container in mL", "10")
    named(sheet, QCheckBox, "Multi-dose vial").setChecked(True)
    type_in(sheet, "Approved by", "Dr A. Example")
    press(sheet, "Add product")
    table = named(sheet, QTableView, "Own products table")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    row = [table.model().index(0, column).data() for column in range(4)]
    assert row[1:] == ["500 micrograms/mL", "10 mL, multi-dose", "Approved by Dr A. Example"]
    press(sheet, "Withdraw…")
    type_in(sheet, "Reason for withdrawing", "out of production")
    press(sheet, "Withdraw")
    qtbot.waitUntil(lambda: list_products(today)[-1].is_withdrawn)
    qtbot.waitUntil(lambda: table.model().index(0, 3).data() == "Withdrawn: out of production")


def test_the_antidote_is_refused_on_the_sheet(acts: DeskActs, today: Desk, opened: Open, qtbot: QtBot) -> None:
    sheet = opened(acts.products)
    for name, text in (
        ("Product name", "Hydroxocobalamin 5 g"),
        ("Product id", "hydroxo-5g"),
        ("Strength in micrograms per mL", "25000"),
        ("Container in mL", "200"),
        ("Approved by", "Dr A. Example"),
    ):
        type_in(sheet, name, text)
    named(sheet, ChoiceField, "Substance").choose("hydroxocobalamin")
    before = len(list_products(today))
    press(sheet, "Add product")
    qtbot.waitUntil(lambda: "cyanide antidote" in sheet._problem_words.text())
    assert len(list_products(today)) == before
