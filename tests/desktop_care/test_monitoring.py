from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import NotGiven
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.correction.view import CorrectionSheet
from b12desk.desktop.entry_correction.presenter import FOLLOWS
from b12desk.desktop.entry_correction.view import EntryCorrectionSheet
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.monitoring_model import result_lines, review_lines, symptom_trends, trends_of
from b12desk.desktop.patient.presenter import history_lines, injection_lines
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.trend import TrendChart
from b12desk.desktop.patient.view import PatientPage
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.correct_entry import void_entry
from b12desk.services.course_acts import defer_dose
from b12desk.services.desk import Desk
from b12desk.services.record_not_given import record_not_given
from b12desk.services.record_result import record_result
from b12desk.services.show_patient import show_patient
from tests.builders import day, on
from tests.desktop_acts.window import Window, named, press, type_in
from tests.desktop_more.steps import closed, nameless, opened, says

INJECTIONS, MONITORING, HISTORY = "Injections", "Monitoring", "History"


@pytest.fixture
def page(qtbot: QtBot, window: Window, late: Desk, lane: Lane, acts: DeskActs, ada: str) -> PatientPage:
    record_result(late, ada, day("2026-03-01"), "potassium", "4.1", "mmol/L")
    window.resize(1186, 660)
    shown = PatientPage(late, lane, acts, window)
    shown.resize(1186, 660)
    shown.show()
    shown.show_patient(ada)
    qtbot.waitUntil(shown.head.isVisible)
    return shown


def turn_to(page: PatientPage, title: str) -> None:
    """Show the tab whose title begins so."""
    tabs = page.findChildren(QTabWidget)[0]
    titles = [tabs.tabText(place) for place in range(tabs.count())]
    tabs.setCurrentIndex(next(place for place, each in enumerate(titles) if each.startswith(title)))


def test_each_symptom_has_a_trend_on_the_whole_scale_over_the_same_days(late: Desk, ada: str) -> None:
    fatigue, mood = symptom_trends(show_patient(late, ada))

    assert (fatigue.name, fatigue.unit, fatigue.axis, fatigue.target) == ("Fatigue", "of 10", (0, 10), None)
    assert fatigue.points == ((day("2026-02-20"), Decimal(6)), (day("2026-04-20"), Decimal(4)))
    assert mood.points == ((day("2026-02-20"), Decimal(3)),)
    assert fatigue.days == mood.days == (day("2026-02-20"), day("2026-04-20"))
    assert fatigue.sentence == "Fatigue of 10: 6 on 20-Feb-2026, 4 on 20-Apr-2026"
    assert fatigue.legend == "0 none, 10 as bad as can be"


def test_reviews_stand_newest_first_with_their_scores(late: Desk, ada: str) -> None:
    newest, oldest = review_lines(show_patient(late, ada))

    assert newest.cells == ("20-Apr-2026", "Review", "Unchanged", "Fatigue 4\nNote: sleeps better")
    assert oldest.cells == ("20-Feb-2026", "Symptom review", "Improving", "Fatigue 6, mood 3, wears off in week 9")
    assert oldest.sentence == ("20-Feb-2026: Symptom review, improving. Fatigue 6, mood 3, wears off in week 9")


def test_what_is_voided_is_struck_through_in_words_and_leaves_the_trends(late: Desk, ada: str) -> None:
    result = record_result(late, ada, day("2026-03-01"), "potassium", "2.1", "mmol/L").event_id
    void_entry(late, result, "haemolysed")
    void_entry(late, show_patient(late, ada).course_events[0].id, "another patient’s")
    page = show_patient(late, ada)

    (line,) = result_lines(page)
    assert (line.is_struck, line.cells[-1]) == (True, "Voided: haemolysed")
    assert line.sentence == "01-Mar-2026: Potassium 2.1 mmol/L. Voided: haemolysed"
    assert trends_of(page) == ()
    struck = next(line for line in review_lines(page) if line.is_struck)
    assert struck.cells[-1].startswith("Voided: another patient’s\nFatigue 4")
    assert [trend.points[-1][1] for trend in symptom_trends(page)] == [Decimal(6), Decimal(3)]


def test_the_target_of_a_trend_follows_the_clinic(late: Desk, ada: str) -> None:
    record_result(late, ada, day("2026-03-01"), "potassium", "3.7", "mmol/L")
    change_clinic(late, ClinicChange(thresholds=(("potassium_low_mmol_l", "3.8"),)))
    (trend,) = trends_of(show_patient(late, ada))
    assert trend.legend == "Target 3.8 or more"


def test_the_tab_draws_every_trend_and_lists_every_review(qtbot: QtBot, page: PatientPage) -> None:
    turn_to(page, MONITORING)

    charts = [chart.accessibleName() for chart in page.findChildren(TrendChart)]
    assert charts == [
        "Fatigue of 10: 6 on 20-Feb-2026, 4 on 20-Apr-2026",
        "Mood of 10: 3 on 20-Feb-2026",
        "Potassium in mmol/L: 4.1 on 01-Mar-2026; target 3.5 or more",
    ]
    assert named(page, LinesTable, "Reviews table").lines.rowCount() == 2
    assert page.grab().width() > 0


@pytest.mark.parametrize("width", [1186, 740])
def test_no_row_of_the_reviews_is_cut_off(qtbot: QtBot, page: PatientPage, width: int) -> None:
    turn_to(page, MONITORING)
    page.resize(width, 430)
    table = named(page, LinesTable, "Reviews table")
    needed = sum(table.rowHeight(row) for row in range(table.lines.rowCount()))
    qtbot.waitUntil(lambda: table.viewport().height() >= needed)
    assert table.rowHeight(0) > table.fontMetrics().lineSpacing() * 2


def test_a_review_is_corrected_from_its_row(
    qtbot: QtBot, window: Window, page: PatientPage, late: Desk, ada: str
) -> None:
    turn_to(page, MONITORING)
    named(page, LinesTable, "Reviews table").selectRow(0)
    press(page, "Correct entry")
    sheet = opened(qtbot, window, EntryCorrectionSheet)
    assert says(sheet, "Review of 20-Apr-2026: unchanged; fatigue 4")
    assert says(sheet, "Note: sleeps better")
    assert nameless(sheet) == []

    press(sheet, "Void entry")
    assert says(sheet, "Give the reason for the correction; it is kept with the entry.")
    type_in(sheet, "Reason for the correction", "another patient’s")
    press(sheet, "Void entry")
    closed(qtbot, sheet)

    voided = [(event.kind, event.void_reason) for event in show_patient(late, ada).course_events]
    assert voided == [("review", "another patient’s"), ("lab", None), ("review", None)]
    assert window.notices[-1].sentence == "Voided and kept on record: Review of 20-Apr-2026: unchanged; fatigue 4."


def test_one_of_reviews_and_results_is_chosen_at_a_time(qtbot: QtBot, page: PatientPage) -> None:
    turn_to(page, MONITORING)
    reviews, results = (named(page, LinesTable, name) for name in ("Reviews table", "Results table"))
    reviews.selectRow(1)
    results.selectRow(0)
    assert (reviews.chosen_id(), page.monitoring.chosen_id()) == ("", results.chosen_id())
    reviews.selectRow(1)
    assert (results.chosen_id(), page.monitoring.chosen_id()) == ("", reviews.chosen_id())


def test_enter_on_a_result_opens_its_correction(qtbot: QtBot, window: Window, page: PatientPage) -> None:
    turn_to(page, MONITORING)
    results = named(page, LinesTable, "Results table")
    results.selectRow(0)
    results.activated.emit(results.currentIndex())
    sheet = opened(qtbot, window, EntryCorrectionSheet)
    assert says(sheet, "Result of 01-Mar-2026: potassium 4.1 mmol/L")
    assert says(sheet, FOLLOWS["lab"])


def test_without_a_choice_the_reviews_are_gone_to_first(qtbot: QtBot, window: Window, page: PatientPage) -> None:
    turn_to(page, MONITORING)
    press(page, "Correct entry")
    reviews = named(page, LinesTable, "Reviews table")
    qtbot.waitUntil(lambda: reviews.window().focusWidget() is reviews)
    assert window.sheet() is None


def test_a_day_without_its_dose_stands_among_the_injections(late: Desk, ada: str) -> None:
    then = on(late, "2026-04-14")
    id = record_not_given(then, ada, day("2026-04-14"), NotGiven.DID_NOT_ATTEND, "rang later")
    line = injection_lines(show_patient(then, ada))[0]
    assert (line.id, line.cells[:3], line.cells[-1]) == (
        id,
        ("14-Apr-2026", "Not given: did not attend", ""),
        "rang later",
    )
    assert line.sentence == "14-Apr-2026: not given: did not attend; rang later"
    void_entry(then, id, "she came after all")
    line = injection_lines(show_patient(then, ada))[0]
    assert (line.is_struck, line.cells[-1]) == (True, "Voided: she came after all")


def test_the_injections_tab_corrects_doses_and_days_without_one(
    qtbot: QtBot, window: Window, page: PatientPage, late: Desk, ada: str
) -> None:
    record_not_given(late, ada, day("2026-08-03"), NotGiven.REFUSED)
    page.refresh()
    table = named(page, LinesTable, "Injections table")
    qtbot.waitUntil(lambda: table.lines.rowCount() == 7)
    turn_to(page, INJECTIONS)
    table.selectRow(0)
    press(page, "Correct entry")
    sheet = opened(qtbot, window, EntryCorrectionSheet)
    assert says(sheet, "Not given on 03-Aug-2026: refused")
    sheet.reject()
    closed(qtbot, sheet)

    table.selectRow(1)
    press(page, "Correct entry")
    opened(qtbot, window, CorrectionSheet)


def test_any_entry_is_corrected_from_the_history(
    qtbot: QtBot, window: Window, page: PatientPage, late: Desk, ada: str
) -> None:
    defer_dose(late, ada, day("2026-09-01"), "holiday")
    page.refresh()
    table = named(page, LinesTable, "History table")
    qtbot.waitUntil(lambda: "Deferred until 01-Sep-2026 (holiday)" in str(table.model().index(0, 2).data()))
    turn_to(page, HISTORY)
    table.selectRow(0)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, "Correct entry")
    sheet = opened(qtbot, window, EntryCorrectionSheet)
    assert says(sheet, FOLLOWS["deferral"])
    type_in(sheet, "Reason for the correction", "the wrong week")
    press(sheet, "Void entry")
    closed(qtbot, sheet)
    assert show_patient(late, ada).history[0].says == (
        "Voided: Deferred until 01-Sep-2026 (holiday); reason: the wrong week"
    )


def test_a_line_of_the_history_that_is_no_entry_opens_nothing(
    qtbot: QtBot, window: Window, page: PatientPage, late: Desk, ada: str
) -> None:
    lines = history_lines(show_patient(late, ada))
    assert lines[-1].id == ""  # the patient was added
    turn_to(page, HISTORY)
    table = named(page, LinesTable, "History table")
    table.selectRow(len(lines) - 1)
    press(page, "Correct entry")
    table.setCurrentIndex(QModelIndex())
    press(page, "Correct entry")
    assert window.sheet() is None


def test_a_voided_entry_says_so_and_can_t_be_voided_again(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    id = show_patient(late, ada).course_events[0].id
    void_entry(late, id, "another patient’s")
    acts.correct_entry(ada, id)
    sheet = opened(qtbot, window, EntryCorrectionSheet)
    assert says(sheet, "Voided already: another patient’s")
    assert not named(sheet, QPushButton, "Void entry").isEnabled()


def test_what_the_register_refuses_is_told_on_the_sheet(
    qtbot: QtBot, window: Window, acts: DeskActs, late: Desk, ada: str
) -> None:
    id = show_patient(late, ada).course_events[0].id
    acts.correct_entry(ada, id)
    sheet = opened(qtbot, window, EntryCorrectionSheet)
    void_entry(late, id, "voided by a colleague meanwhile")
    type_in(sheet, "Reason for the correction", "another patient’s")
    press(sheet, "Void entry")
    qtbot.waitUntil(lambda: says(sheet, "This entry has been voided already; nothing was changed."))
    assert named(sheet, QPushButton, "Void entry").isEnabled()
