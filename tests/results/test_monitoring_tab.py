from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from b12desk.clinical.vocabulary import CheckKind, Status
from b12desk.desktop.acts import DeskActs
from b12desk.desktop.lane import Lane
from b12desk.desktop.patient.monitoring_model import check_lines, result_lines, trends_of
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.trend import TrendChart
from b12desk.desktop.patient.view import PatientPage
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.desk import Desk
from b12desk.services.record_result import record_result
from b12desk.services.show_patient import show_patient
from tests.builders import add_somebody, day, on
from tests.desktop_acts.window import Window, named

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot, window: Window, may: Desk, lane: Lane, acts: DeskActs, ada: str) -> Iterator[PatientPage]:
    window.resize(1186, 660)
    shown = PatientPage(may, lane, acts, window)
    shown.resize(1186, 660)
    shown.show()
    shown.show_patient(ada)
    qtbot.waitUntil(shown.head.isVisible)
    shown.findChildren(QTabWidget)[0].setCurrentWidget(shown.monitoring)
    return shown


def cells(table: LinesTable, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_every_kind_of_check_has_its_words() -> None:
    assert set(CHECK_WORDS) == set(CheckKind)


def test_an_overdue_check_says_since_how_many_days(may: Desk, ada: str) -> None:
    first = check_lines(show_patient(may, ada))[0]

    assert first.line.cells == ("MMA", "Overdue 45 days", "05-Apr-2026", "08-Mar-2026")
    assert first.shape is Status.OVERDUE


@pytest.mark.parametrize(
    ("today", "state", "shape"),
    [
        ("2026-03-07", "Upcoming", Status.UPCOMING),
        ("2026-03-08", "Open", Status.DUE),
        ("2026-04-05", "Open", Status.DUE),
        ("2026-04-06", "Overdue 1 day", Status.OVERDUE),
    ],
    ids=["the day before it opens", "the day it opens", "its date", "the day after"],
)
def test_the_state_turns_at_the_edges_of_a_check(may: Desk, ada: str, today: str, state: str, shape: Status) -> None:
    lines = check_lines(show_patient(on(may, today), ada))

    first = next(each for each in lines if each.line.cells[0] == "MMA")
    assert (first.line.cells[1], first.shape) == (state, shape)


def test_results_stand_newest_first_with_their_reading(may: Desk, ada: str) -> None:
    lines = result_lines(show_patient(may, ada))

    assert [line.cells[0] for line in lines] == [
        "30-Mar-2026", "30-Mar-2026", "05-Mar-2026", "02-Feb-2026", "03-Jan-2026",
    ]  # fmt: skip
    assert lines[0].cells[1:] == (
        "Homocysteine",
        "11.4 umol/L",
        "Not within the target, below 10 µmol/L. Source: S1 S3.",
    )
    assert "On treatment a normal serum B12 says little" in lines[1].cells[3]
    assert lines[-1].sentence == "03-Jan-2026: Total B12 142 ng/L. Below 180 ng/L: deficient. Source: S2, NICE."


def test_each_unit_has_a_trend_of_its_own_oldest_first(may: Desk, ada: str) -> None:
    trends = trends_of(show_patient(may, ada))

    assert [(trend.name, trend.unit) for trend in trends] == [
        ("Total B12", "ng/L"), ("Total B12", "pmol/L"), ("Homocysteine", "µmol/L"), ("Haemoglobin", "g/L"),
    ]  # fmt: skip
    assert trends[0].points == ((day("2026-01-03"), Decimal(142)), (day("2026-03-30"), Decimal(812)))
    assert trends[0].sentence == "Total B12 in ng/L: 142 on 03-Jan-2026, 812 on 30-Mar-2026; target above 350"


def test_the_tab_shows_checks_trends_and_results(page: PatientPage) -> None:
    checks, results = (named(page, LinesTable, name) for name in ("Checks table", "Results table"))

    assert cells(checks, 0)[1] == "Overdue 45 days"
    assert results.lines.rowCount() == 5
    charts = [chart.accessibleName() for chart in page.findChildren(TrendChart)]
    assert charts[0].startswith("Total B12 in ng/L: 142 on 03-Jan-2026")
    assert len(charts) == 4


@pytest.mark.parametrize("width", [1186, 740])
def test_no_row_of_a_table_is_cut_off(qtbot: QtBot, page: PatientPage, width: int) -> None:
    page.resize(width, 430)

    for table in page.monitoring.findChildren(LinesTable):
        rows = sum(table.rowHeight(row) for row in range(table.lines.rowCount()))
        qtbot.waitUntil(lambda table=table, rows=rows: table.viewport().height() >= rows)  # type: ignore[misc]
    assert page.grab().width() > 0


def test_the_row_the_keyboard_is_on_stays_in_view(qtbot: QtBot, page: PatientPage) -> None:
    page.resize(740, 430)
    results = named(page, LinesTable, "Results table")
    results.setFocus(Qt.FocusReason.TabFocusReason)

    results.selectRow(4)

    bar = page.monitoring.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() // 2)


def test_a_new_result_appears_when_the_page_is_read_again(qtbot: QtBot, page: PatientPage, may: Desk, ada: str) -> None:
    record_result(may, ada, day("2026-05-19"), "mma", "250", "nmol/L")

    page.refresh()

    results = named(page, LinesTable, "Results table")
    qtbot.waitUntil(lambda: cells(results, 0)[:3] == ["19-May-2026", "MMA", "250 nmol/L"])
    assert "Overdue" not in cells(named(page, LinesTable, "Checks table"), 0)[1]


def test_the_button_opens_the_sheet(qtbot: QtBot, window: Window, page: PatientPage) -> None:
    named(page, QPushButton, "Record result").click()

    qtbot.waitUntil(lambda: window.sheet() is not None)


def test_a_patient_without_a_course_has_an_empty_tab(qtbot: QtBot, page: PatientPage, may: Desk) -> None:
    somebody = add_somebody(may, 2)

    page.show_patient(somebody)

    results = named(page, LinesTable, "Results table")
    qtbot.waitUntil(lambda: results.lines.rowCount() == 0)
    assert not [chart for chart in page.findChildren(TrendChart) if chart.isVisibleTo(page)]
    assert page.grab().width() > 0
