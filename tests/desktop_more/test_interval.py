from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from b12desk.desktop.acts import DeskActs
from b12desk.desktop.interval.view import IntervalSheet
from b12desk.desktop.patient.tables import LinesTable
from b12desk.services.add_patient import PatientDraft, add_patient
from b12desk.services.desk import Desk
from b12desk.services.show_patient import show_patient
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import choose, closed, nameless, opened, says


def shown(qtbot: QtBot, window: Window, acts: DeskActs, patient_id: str) -> IntervalSheet:
    """Return the sheet once it shows the dates as they are."""
    acts.change_interval(patient_id)
    sheet = opened(qtbot, window, IntervalSheet)
    qtbot.waitUntil(lambda: cells(sheet) != ())
    return sheet


def cells(sheet: IntervalSheet) -> tuple[str, ...]:
    line = named(sheet, LinesTable, "Next doses table").lines.line(0)
    return line.cells if line is not None else ()


def test_the_protocol_s_intervals_are_offered_with_their_sources_and_none_is_chosen(
    qtbot: QtBot, window: Window, acts: DeskActs, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    field = named(sheet, QComboBox, "Interval")

    assert field.currentIndex() == -1
    assert field.itemText(0).startswith("Every 2 to 3 months: 4 to 6 doses a year (as in the protocol")
    assert all("(" in field.itemText(place) for place in range(field.count()))
    assert nameless(sheet) == []


def test_the_dates_before_and_after_stand_side_by_side_and_nothing_is_recorded(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)

    choose(sheet, "Interval", "Every 3 months")

    window_now = "16-Mar-2026 to 16-Apr-2026"
    qtbot.waitUntil(lambda: cells(sheet) == ("Maintenance", window_now, "16-Apr-2026"))
    assert show_patient(today, ada).course_events == ()


def test_the_interval_changes_to_what_was_shown(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Interval", "Every 3 months")
    choose(sheet, "Reason", "The patient’s wish")
    qtbot.waitUntil(lambda: cells(sheet)[2] == "16-Apr-2026")

    press(sheet, "Change interval")
    closed(qtbot, sheet)

    page = show_patient(today, ada)
    assert page.forecast is not None
    assert page.forecast.due_on is not None
    assert page.forecast.due_on.isoformat() == "2026-04-16"
    assert (page.course_events[0].interval, page.course_events[0].reason) == ("P3M", "patient’s wish")
    assert [n.sentence for n in window.notices] == ["Interval changed. Next dose 16-Apr-2026."]
    assert window.changes == 1


def test_a_laboratory_result_alone_asks_for_a_reason_before_it_is_saved(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Interval", "Every 3 months")
    choose(sheet, "Reason", "A laboratory result")
    asked = "Reason: titration on biomarkers"
    qtbot.waitUntil(lambda: any(f.accessibleName() == asked for f in sheet.findChildren(QLineEdit)))
    press(sheet, "Change interval")
    assert sheet.isVisible()
    assert show_patient(today, ada).course_events == ()

    type_in(sheet, asked, "symptoms are stable as well")
    press(sheet, "Change interval")
    closed(qtbot, sheet)

    assert show_patient(today, ada).course_events[0].interval == "P3M"


def test_another_reason_is_asked_for_in_words(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    sheet = shown(qtbot, window, acts, ada)
    choose(sheet, "Interval", "Every 2 months")
    choose(sheet, "Reason", "Another reason")
    press(sheet, "Change interval")
    assert says(sheet, "Give the reason; it is kept with the course.")

    type_in(sheet, "Reason in words", "works nights")
    press(sheet, "Change interval")
    closed(qtbot, sheet)

    assert show_patient(today, ada).course_events[0].reason == "works nights"


def test_without_a_course_the_sheet_says_what_comes_first(
    qtbot: QtBot, window: Window, acts: DeskActs, today: Desk, ada: str
) -> None:
    born_on = show_patient(today, ada).patient.born_on
    bryn = add_patient(today, PatientDraft("Bryn", "Llŷr", born_on)).patient_id

    acts.change_interval(bryn)
    sheet = opened(qtbot, window, IntervalSheet)

    assert says(sheet, "No course is running for this patient: plan a regimen first.")
