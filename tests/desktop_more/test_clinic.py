from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.clinic.presenter import ClosedDayForm, closed_day_problems
from b12desk.desktop.clinic.view import ClinicSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.desk import Desk
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, opened, says


def shown(qtbot: QtBot, window: Window, acts: DeskActs) -> ClinicSheet:
    """Return the sheet once the clinic is shown."""
    acts.clinic_details()
    sheet = opened(qtbot, window, ClinicSheet)
    qtbot.waitUntil(named(sheet, QCheckBox, "Monday").isChecked)
    return sheet


def test_the_clinic_is_shown_as_the_register_describes_it(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    change_clinic(today, ClinicChange(name="Riverside", nation="Scotland", grace_days=7))
    sheet = shown(qtbot, window, acts)

    assert named(sheet, QComboBox, "Public holidays of").currentText() == "Scotland"
    assert named(sheet, QComboBox, "Grace days").currentText() == "7 days"
    assert not named(sheet, QCheckBox, "Saturday").isChecked()
    first = named(sheet, LinesTable, "Closed days table").lines.line(0)
    assert first is not None
    assert first.cells == ("03-Apr-2026", "Good Friday", "")
    assert not sheet.has_unsaved()
    assert nameless(sheet) == []


def test_nothing_can_be_typed_or_saved_before_the_clinic_is_shown(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    change_clinic(today, ClinicChange(name="Riverside"))
    acts.clinic_details()
    sheet = opened(qtbot, window, ClinicSheet)
    save = named(sheet, QPushButton, "Save clinic details")
    name = named(sheet, QLineEdit, "Clinic name")
    assert not save.isEnabled()
    qtbot.keyClicks(name, "Harbour")
    qtbot.waitUntil(save.isEnabled)
    assert name.text() == "Riverside"
    assert sheet.focusWidget() is name


def test_what_is_changed_is_kept(qtbot: QtBot, window: Window, acts: DeskActs, today: Desk) -> None:
    sheet = shown(qtbot, window, acts)
    type_in(sheet, "Clinic name", "Riverside & Sons Surgery")
    type_in(sheet, "Clinic phone", "020 7946 0018")
    press(sheet, "Monday")
    press(sheet, "Saturday")
    choose(sheet, "Grace days", "7 days")
    press(sheet, "Add closed day")
    type_in(sheet, "Closed day 1", "24/12/26")
    type_in(sheet, "Reason for closed day 1", "staff training")

    press(sheet, "Save clinic details")
    closed(qtbot, sheet)

    clinic = today.clinic()
    assert (clinic.details.name, clinic.details.phone) == ("Riverside & Sons Surgery", "020 7946 0018")
    assert clinic.open_days.weekdays == {1, 2, 3, 4, 5}
    assert clinic.settings.grace_days == 7
    assert date(2026, 12, 24) in clinic.open_days.closed_on
    assert [n.sentence for n in window.notices] == ["Clinic details saved."]
    assert window.changes == 1


def test_a_clinic_without_an_open_day_is_refused_in_the_sheet(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    sheet = shown(qtbot, window, acts)
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        press(sheet, name)

    press(sheet, "Save clinic details")

    assert says(sheet, "A clinic opens on at least one weekday.")
    assert today.clinic().open_days.weekdays == {0, 1, 2, 3, 4}


def test_a_closed_day_that_was_added_by_mistake_is_removed_again(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk
) -> None:
    sheet = shown(qtbot, window, acts)
    before = today.clinic().open_days.closed_on
    press(sheet, "Add closed day")
    press(sheet, "Save clinic details")
    assert says(sheet, "Give the day, or remove the line.")

    press(sheet, "Remove closed day 1")
    press(sheet, "Save clinic details")
    closed(qtbot, sheet)

    assert today.clinic().open_days.closed_on == before
    assert not window.notices


def test_a_closed_day_is_today_or_later() -> None:
    today = date(2026, 2, 20)
    days = [ClosedDayForm(today, "flood"), ClosedDayForm(date(2026, 2, 19), "flood")]

    assert closed_day_problems(days, today=today) == {1: "19-Feb-2026 is in the past."}
