from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.thresholds import THRESHOLDS
from b12desk.clinical.vocabulary import Role
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.tables import LinesTable
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clinic_settings import RULE_WORDS
from b12desk.services.desk import Desk
from b12desk.services.people import add_user
from tests.builders import day
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says

POTASSIUM = "Potassium: low below (mmol/L)"


def shown(qtbot: QtBot, window: Window, acts: DeskActs) -> ClinicSheet:
    """Return the sheet once the clinic is shown."""
    acts.clinic_details()
    sheet = opened(qtbot, window, ClinicSheet)
    qtbot.waitUntil(named(sheet, QCheckBox, "Monday").isChecked)
    return sheet


def tab_of(sheet: ClinicSheet) -> QTabWidget:
    return sheet.findChildren(QTabWidget)[0]


def test_every_threshold_and_rule_has_its_field(qtbot: QtBot, window: Window, acts: DeskActs) -> None:
    sheet = shown(qtbot, window, acts)

    for one in THRESHOLDS:
        assert named(sheet, QLineEdit, f"{one.label} ({one.unit})").text() == one.usual
    for words in RULE_WORDS.values():
        assert not named(sheet, QCheckBox, words).isChecked()
    assert nameless(sheet) == []
    assert not sheet.has_unsaved()


def test_thresholds_and_rules_are_kept(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk) -> None:
    sheet = shown(qtbot, window, acts)
    type_in(sheet, POTASSIUM, " 3.8 ")
    press(sheet, "Loading doses")

    press(sheet, "Save clinic details")
    closed(qtbot, sheet)

    clinic = late.clinic()
    assert clinic.settings.potassium_low_mmol_l == "3.8"
    assert clinic.role_rules.may_give_loading
    assert not clinic.role_rules.may_give_first_dose
    sheet = shown(qtbot, window, acts)
    assert named(sheet, QLineEdit, POTASSIUM).text() == "3.8"
    assert named(sheet, QCheckBox, "Loading doses").isChecked()
    press(sheet, "Loading doses")
    press(sheet, "Save clinic details")
    closed(qtbot, sheet)
    assert not late.clinic().role_rules.may_give_loading


def test_a_figure_that_can_t_be_used_is_pointed_out_where_it_stands(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk
) -> None:
    sheet = shown(qtbot, window, acts)
    type_in(sheet, POTASSIUM, "38")
    assert tab_of(sheet).currentIndex() == 0

    press(sheet, "Save clinic details")

    assert tab_of(sheet).currentIndex() == 1
    assert says(sheet, "Potassium: low below: 38 mmol/L lies outside 1.5 to 9 mmol/L.")
    assert late.clinic().settings.potassium_low_mmol_l == "3.5"
    type_in(sheet, POTASSIUM, "3.8")
    press(sheet, "Save clinic details")
    closed(qtbot, sheet)


def test_the_first_problem_is_shown_first(qtbot: QtBot, window: Window, acts: DeskActs) -> None:
    sheet = shown(qtbot, window, acts)
    type_in(sheet, POTASSIUM, "38")
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        press(sheet, name)

    press(sheet, "Save clinic details")

    assert tab_of(sheet).currentIndex() == 0
    assert says(sheet, "A clinic opens on at least one weekday.")


def test_a_closed_day_is_opened_again(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk) -> None:
    change_clinic(late, ClinicChange(closed_on=((day("2026-08-05"), "staff training"),)))
    sheet = shown(qtbot, window, acts)
    table = named(sheet, LinesTable, "Closed days table")
    table.selectRow(0)
    press(sheet, "Open this day again")
    line = table.lines.line(0)
    assert line is not None
    assert (line.cells[0], line.cells[2], line.is_struck) == ("05-Aug-2026", "Opens when saved", True)
    assert sheet.has_unsaved()

    press(sheet, "Save clinic details")
    closed(qtbot, sheet)

    assert late.open_days().is_open(day("2026-08-05"))
    assert not late.open_days().is_open(day("2026-08-31"))


def test_a_day_pressed_twice_stays_closed(qtbot: QtBot, window: Window, acts: DeskActs, late: Desk) -> None:
    sheet = shown(qtbot, window, acts)
    table = named(sheet, LinesTable, "Closed days table")
    table.selectRow(0)
    table.activated.emit(table.currentIndex())
    table.activated.emit(table.currentIndex())
    assert not sheet.has_unsaved()
    press(sheet, "Save clinic details")
    closed(qtbot, sheet)
    assert not late.open_days().is_open(day("2026-08-31"))
    assert not window.notices


@pytest.mark.parametrize("is_tall", [True, False])
def test_every_page_can_be_reached_on_a_small_screen(
    qtbot: QtBot, window: Window, acts: DeskActs, is_tall: bool
) -> None:
    sheet = shown(qtbot, window, acts)
    sheet.resize(840, 703 if is_tall else 440)
    for place in range(tab_of(sheet).count()):
        tab_of(sheet).setCurrentIndex(place)
        assert sheet.grab().height() == sheet.height()
        assert named(sheet, QLineEdit, POTASSIUM).isVisible() is (place == 1)


def test_somebody_who_may_not_change_the_clinic_is_told_when_saving(
    qtbot: QtBot, window: Window, late: Desk, lane: Lane
) -> None:
    add_user(late, "Ayesha Admin", Role.ADMINISTRATOR)
    add_user(replace(late, acting="Ayesha Admin"), "Hal Assistant", Role.HEALTH_CARE_ASSISTANT)
    desk = replace(late, acting="Hal Assistant")
    acts = DeskActs(window, desk, lane, window.notices.append, window.count_change, window.opened.append)
    sheet = shown(qtbot, window, acts)
    press(sheet, "Loading doses")
    press(sheet, "Save clinic details")
    qtbot.waitUntil(lambda: says(sheet, "A health-care assistant may not change the clinic’s details"))
    assert not late.clinic().role_rules.may_give_loading
