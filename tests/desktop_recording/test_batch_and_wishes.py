from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListWidget, QRadioButton, QScrollBar
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import Side
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.injection.presenter import COMPARE_BATCH
from b12desk.desktop.offer.view import OfferSheet
from b12desk.desktop.theme.apply import apply_theme, zoom_to
from b12desk.desktop.theme.palette import LIGHT
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from b12desk.services.stock_acts import recall_batch
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_recording.conftest import NURSE, working
from tests.desktop_recording.screen import Screen, begun
from tests.desktop_recording.steps import closed, filled_in, opened, texts

ActsOf = Callable[[str, date], DeskActs]
DUE = date(2026, 3, 20)


def test_a_remembered_batch_waits_until_it_is_compared(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    tick = named(sheet, QCheckBox, "Batch checked")
    assert tick.text() == "Batch and expiry match the ampoule (remembered from 16-Jan-2026)"
    press(sheet, "Identity checked")
    press(sheet, "Consent given")
    press(sheet, "Save injection")
    assert COMPARE_BATCH in texts(sheet)
    assert len(show_patient(desk, loaded).injections) == 6

    press(sheet, "Batch checked")
    press(sheet, "Save injection")
    closed(qtbot, sheet)
    assert len(show_patient(desk, loaded).injections) == 7


def test_the_keyboard_begins_at_what_has_to_be_compared(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    qtbot.waitUntil(lambda: named(sheet, QCheckBox, "Batch checked").hasFocus())


def test_a_batch_read_off_the_ampoule_asks_for_no_tick(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Batch number", "NEW-1")
    qtbot.waitUntil(lambda: not named(sheet, QCheckBox, "Batch checked").isVisible())


def test_typing_the_very_same_batch_counts_as_compared(
    qtbot: QtBot, window: Window, acts_of: ActsOf, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    field = named(sheet, QLineEdit, "Batch number")
    field.selectAll()
    qtbot.keyClicks(field, "HX100")
    assert named(sheet, QCheckBox, "Batch checked").isChecked()


def test_the_batch_of_one_product_is_none_of_another(desk: Desk, loaded: str) -> None:
    screen = Screen()
    presenter = begun(screen, desk, loaded, [])
    assert screen.form is not None
    remembered = (screen.form.batch, screen.form.expires_on)
    product = screen.form.product_id

    presenter.change(replace(screen.form, product_id="cyano-1000-1ml"))
    assert (screen.form.batch, screen.form.expires_on, screen.remembered) == ("", None, "")

    presenter.change(replace(screen.form, product_id=product))
    assert (screen.form.batch, screen.form.expires_on) == remembered
    assert screen.remembered


def test_the_arm_wished_for_is_said_beside_the_map_and_chooses_nothing(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    before = show_patient(working(desk, NURSE, DUE), loaded)
    assert before.forecast is not None
    assert before.forecast.next_site is not None
    other = Side.RIGHT if before.forecast.next_site.side is Side.LEFT else Side.LEFT
    change_patient(desk, loaded, replace(draft_of(before.patient), preferred_side=other))
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)

    wished = named(sheet, QRadioButton, f"{other.value.capitalize()} deltoid")
    assert "The patient prefers this arm" in wished.accessibleDescription()
    assert not wished.isChecked()
    assert sheet.map.site == before.forecast.next_site


def test_after_saving_a_date_can_be_offered_and_copied(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    for name in ("Batch checked", "Identity checked", "Consent given", "Save injection"):
        press(sheet, name)
    closed(qtbot, sheet)
    (notice,) = window.notices
    assert (notice.action, notice.second) == ("Correct this", "Offer a date")
    assert notice.second_act is not None

    notice.second_act()
    offering = opened(qtbot, window, OfferSheet)
    days = named(offering, QListWidget, "Days to offer")
    qtbot.waitUntil(lambda: days.count() > 0)
    first = days.item(0).text()
    assert " · earliest" in first
    changes = window.changes
    qtbot.keyClick(days, Qt.Key.Key_Return)
    closed(qtbot, offering)

    copied = first.split(" · ")[0]
    assert QGuiApplication.clipboard().text() == copied
    assert window.notices[-1].sentence == f"Copied: {copied}. Nothing is booked; the plan stays as it is."
    assert window.changes == changes


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_sheet_never_scrolls_sideways(
    qtbot: QtBot, qapp: QApplication, window: Window, acts_of: ActsOf, loaded: str, zoom: int
) -> None:
    apply_theme(qapp, LIGHT)
    zoom_to(qapp, zoom)
    try:
        acts_of(NURSE, DUE).record_injection(loaded)
        sheet = filled_in(qtbot, window)
        sheet.resize(1257, 700)
        qtbot.wait(50)
        bars = [bar for bar in sheet.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > 0]
        assert all(bar.orientation() is Qt.Orientation.Vertical for bar in bars)
        sheet.remember_as_saved()
        sheet.reject()
        closed(qtbot, sheet)
    finally:
        zoom_to(qapp, 100)
        qapp.setStyleSheet("")


def test_a_recalled_batch_is_said_beside_its_field_as_soon_as_it_is_typed(
    qtbot: QtBot, window: Window, acts_of: ActsOf, desk: Desk, loaded: str
) -> None:
    recall_batch(desk, "hydroxo-1mg-1ml", "BAD7", "glass in ampoules")
    acts_of(NURSE, DUE).record_injection(loaded)
    sheet = filled_in(qtbot, window)
    type_in(sheet, "Batch number", "bad7")
    qtbot.waitUntil(lambda: any("was recalled on" in text for text in texts(sheet)))
    press(sheet, "Identity checked")
    press(sheet, "Consent given")
    press(sheet, "Save injection")
    assert named(sheet, QLineEdit, "Batch number").property("problem")
    assert len(show_patient(desk, loaded).injections) == 6
    type_in(sheet, "Batch number", "GOOD1")
    qtbot.waitUntil(lambda: not any("was recalled on" in text for text in texts(sheet)))
