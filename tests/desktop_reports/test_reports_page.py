from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from b12desk.desktop.application import begin
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.plan_preview.view import PlanPreviewSheet
from b12desk.desktop.remembered import Remembered
from b12desk.desktop.reports.chart import BarChart
from b12desk.desktop.reports.part import FiguresTable
from b12desk.desktop.reports.presenter import ReportsPresenter, summary
from b12desk.desktop.reports.view import ReportsPage
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.report_tables import GIVEN, NEVER_LOST, ON_TIME, PARTS, Bar, ReportTable, tables_of
from b12desk.services.reports import ReportPart, Stray, make_report, report_in_parts
from tests.desktop_acts.window import named, press


class Shown:
    """A page with its presenter, which counts whenever it is told to."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.page = ReportsPage()
        qtbot.addWidget(self.page)
        self.desk = desk
        self.presenter = ReportsPresenter(self.page)
        self.page.resize(1240, 640)
        self.page.show()

    def read(self) -> None:
        self.presenter.show(ReportPart(2, 2, make_report(self.desk)))

    def rows(self, title: str) -> Sequence[Sequence[str]]:
        model = named(self.page, FiguresTable, title).model()
        columns = range(model.columnCount())
        return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]

    def says(self, sentence: str) -> bool:
        return any(sentence in label.text() for label in self.page.findChildren(QLabel))


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(desk, qtbot)


def test_every_part_has_a_tab_and_every_table_its_bars(shown: Shown) -> None:
    shown.read()
    assert [shown.page.tabs.tabText(place) for place in range(shown.page.tabs.count())] == list(PARTS)
    assert len(shown.page.findChildren(FiguresTable)) == len(shown.page.findChildren(BarChart)) == 7
    assert shown.says("As of 17-Apr-2026")
    assert shown.says("2 patients; 1 overdue; 100 % of maintenance doses on time; nobody is lost")


def test_the_tables_hold_the_figures_and_say_what_they_mean(shown: Shown) -> None:
    shown.read()
    assert shown.rows("Maintenance doses on time, by month")[-1] == ["All 12 months", "100 %", "0", "1", "0", "1"]
    assert shown.rows("Overdue patients, by how long")[0] == ["1 to 14 days", "1"]
    assert shown.rows("Where everybody is")[-2:] == [["In all places", "2"], ["In the register", "2"]]
    assert shown.says("Left out: loading and other phases")


def test_a_row_and_a_chart_are_read_out_as_sentences(shown: Shown) -> None:
    shown.read()
    model = named(shown.page, FiguresTable, "Maintenance doses on time, by month").model()
    told = model.index(12, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "All 12 months: share on time 100 %, early 0, on time 1, late 0, doses 1"
    names = [chart.accessibleName() for chart in shown.page.findChildren(BarChart)]
    assert (
        "Overdue patients, by how long: 1 to 14 days: 1; 15 to 28 days: 0; 29 to 90 days: 0; over 90 days: 0" in names
    )


def test_a_reading_under_way_says_how_far_it_is(shown: Shown, desk: Desk) -> None:
    first, *_ = report_in_parts(desk, at_once=1)
    shown.presenter.show(first)
    assert shown.says("Reading: 1 of 2 patients…")
    assert not named(shown.page, QAbstractButton, "Print reports").isEnabled()
    shown.read()
    assert not shown.says("Reading:")
    assert named(shown.page, QAbstractButton, "Print reports").isEnabled()


def test_a_part_that_did_not_change_is_not_drawn_again(shown: Shown) -> None:
    shown.read()
    tables = shown.page.findChildren(FiguresTable)
    shown.read()
    assert shown.page.findChildren(FiguresTable) == tables


def test_whoever_is_lost_is_listed_by_id(shown: Shown, desk: Desk) -> None:
    report = replace(make_report(desk), strays=(Stray("an-id", "Is in the register and on no list."),))
    shown.presenter.show(ReportPart(2, 2, report))
    assert shown.rows("To look into") == [["an-id", "Is in the register and on no list."]]
    assert summary(report).endswith("1 to look into")
    assert shown.says("do NOT agree with the register")


@pytest.mark.parametrize("width", [1240, 500])
def test_bars_and_table_stand_beside_each_other_where_there_is_room(shown: Shown, qtbot: QtBot, width: int) -> None:
    shown.read()
    shown.page.resize(width, 640)
    chart = next(one for one in shown.page.findChildren(BarChart) if one.table.part == ON_TIME)
    table = named(shown.page, FiguresTable, chart.table.title)
    qtbot.waitUntil(lambda: (table.y() == chart.y()) is (width > 1000))
    assert chart.height() == table.height()


def test_a_chart_without_any_figure_is_painted_all_the_same(qtbot: QtBot) -> None:
    empty = ReportTable(GIVEN, "Doses by site", "", ("Site", "Doses"), (("Total", "0"),), (Bar("None", 0, "0"),))
    chart = BarChart(empty)
    qtbot.addWidget(chart)
    assert not chart.grab().isNull()


def test_the_never_lost_part_names_nobody(desk: Desk) -> None:
    words = "".join(" ".join(row) for table in tables_of(make_report(desk)) for row in table.rows)
    assert "SMITH" not in words.upper()
    assert NEVER_LOST in {table.part for table in tables_of(make_report(desk))}


@pytest.fixture
def window(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    path = next(tmp_path.glob("register.*desk"))
    shown = MainWindow(Remembered(tmp_path / "desktop.ini"), register_name="Riverside", is_demo=False)
    qtbot.addWidget(shown)
    session = begin(shown, open_desk=lambda: open_desk(path, clock=ClockSetTo(date(2026, 4, 17)), acting="Nurse Ojo"))
    shown.resize(1366, 740)
    shown.show()
    qtbot.waitUntil(lambda: shown.findChild(ReportsPage) is not None, timeout=15_000)
    yield shown
    shown.close()
    session.close()


def test_ctrl_6_counts_and_the_reports_go_to_paper(window: MainWindow, qtbot: QtBot) -> None:
    next(a for a in window.findChildren(QAction) if QKeySequence("Ctrl+6") in a.shortcuts()).trigger()
    page = window.findChild(ReportsPage)
    assert page is not None
    assert window.pages.currentWidget() is page
    button = named(page, QAbstractButton, "Print reports")
    qtbot.waitUntil(button.isEnabled, timeout=15_000)
    press(page, "Print reports")
    qtbot.waitUntil(lambda: bool(window.findChildren(PlanPreviewSheet)))
    (sheet,) = window.findChildren(PlanPreviewSheet)
    qtbot.waitUntil(lambda: any("Page 1 of" in label.text() for label in sheet.findChildren(QLabel)), timeout=15_000)
    sheet.reject()
