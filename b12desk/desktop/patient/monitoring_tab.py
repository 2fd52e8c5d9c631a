"""The Monitoring tab: checks open and to come, a trend for each symptom and test, every review and every result."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.patient.monitoring_model import (
    Trend,
    check_lines,
    result_lines,
    review_lines,
    symptom_trends,
    trends_of,
)
from b12desk.desktop.patient.monitoring_parts import EntriesTable, StateDelegate, fit_rows, part
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.trend import TrendChart
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.layouts import clear, column, row
from b12desk.services.show_patient import PatientPage

_STATE = 1
_CHECKS_WIDTH = 520
_WIDE = 900
_RESULT_WIDTHS = (100, 110, 116)
_REVIEW_WIDTHS = (100, 194, 176)


class MonitoringTab(QScrollArea):
    """Scrolls as a whole, so that no table has to be scrolled within it. A review or result may be corrected."""

    correct_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: tuple[Status, ...] = ()
        self._checks = LinesTable(
            self.tr("Checks table"),
            [self.tr("Check"), self.tr("State"), self.tr("Due"), self.tr("Opens")],
            [184, 142, 92],
            empty=self.tr("No checks: they begin with a course."),
        )
        self._checks.setItemDelegateForColumn(_STATE, StateDelegate(lambda line: self._shapes[line], self._checks))
        self._reviews = EntriesTable(
            self.tr("Reviews table"),
            [self.tr("Date"), self.tr("Review"), self.tr("Outcome"), self.tr("Symptoms and note")],
            _REVIEW_WIDTHS,
            empty=self.tr("No reviews yet. Record review adds one."),
        )
        self._results = EntriesTable(
            self.tr("Results table"),
            [self.tr("Date"), self.tr("Test"), self.tr("Value"), self.tr("Reading")],
            _RESULT_WIDTHS,
            numbers=[2],
            empty=self.tr("No results yet. Record result adds one."),
        )
        for table in (self._checks, self._reviews, self._results):
            table.selectionModel().currentRowChanged.connect(lambda row, _, table=table: self._follow(table, row))
        for table in (self._reviews, self._results):
            table.activated.connect(lambda _, table=table: self.correct_asked.emit(table.chosen_id()))
        self._symptoms, self._tests = (_flow(), _flow())
        self._place()

    def show_page(self, page: PatientPage) -> None:
        """Show a patient's checks, trends, reviews and results."""
        checks = check_lines(page)
        self._shapes = tuple(check.shape for check in checks)
        self._checks.lines.show_lines([check.line for check in checks])
        fit_rows(self._checks, [ROW_HEIGHT] * len(checks))
        self._reviews.show_entries(review_lines(page))
        self._results.show_entries(result_lines(page))
        self._fit_entries()
        symptoms, tests = symptom_trends(page), trends_of(page)
        _show_trends(self._symptoms, symptoms)
        _show_trends(self._tests, tests)
        self._symptoms_part.setVisible(bool(symptoms))
        self._tests_part.setVisible(bool(tests))

    def chosen_id(self) -> str:
        """Return the id of the review or result that is chosen, empty for none."""
        return self._reviews.chosen_id() or self._results.chosen_id()

    def ask_for_a_choice(self) -> None:
        """Go to the newest review or result and say that one is to be chosen."""
        table = self._reviews if self._reviews.lines.rowCount() else self._results
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(table, self.tr("Choose the review or result to correct."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the trends beneath the checks where both don't fit beside each other."""
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(direction)
        self._checks_part.setFixedWidth(_CHECKS_WIDTH if is_wide else self.viewport().width() - 2 * GAP_WIDE)
        self._fit_entries()

    def _fit_entries(self) -> None:
        for table in (self._reviews, self._results):
            table.fit(self.viewport().width() - 2 * GAP_WIDE)

    def _follow(self, table: LinesTable, row: QModelIndex) -> None:
        """Keep the row that the keyboard is on in view; of reviews and results one is chosen at a time."""
        entries = (self._reviews, self._results)
        if row.isValid() and table in entries:
            other = entries[1 - entries.index(table)]
            other.clearSelection()
            other.setCurrentIndex(QModelIndex())
        box = table.visualRect(row)
        page = self.widget()
        if page is not None:
            self.ensureVisible(0, table.viewport().mapTo(page, box.center()).y(), 0, box.height())

    def _place(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        outer = column(page, gap=GAP_WIDE)
        outer.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._checks_part = part(self.tr("Reviews and blood tests"), self._checks)
        self._symptoms_part = part(self.tr("Symptom scores"), self._symptoms)
        self._tests_part = part(self.tr("Trends"), self._tests)
        trends = column(gap=GAP)
        trends.addWidget(self._symptoms_part)
        trends.addWidget(self._tests_part)
        trends.addStretch(1)
        self._top = row(gap=GAP_WIDE)
        self._top.addWidget(self._checks_part, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(trends, 1)
        outer.addLayout(self._top)
        outer.addWidget(part(self.tr("Reviews"), self._reviews))
        outer.addWidget(part(self.tr("Results"), self._results))
        outer.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _flow() -> QWidget:
    charts = QWidget()
    FlowLayout(charts, margin_x=0, margin_y=0, gap=GAP)
    return charts


def _show_trends(charts: QWidget, trends: Sequence[Trend]) -> None:
    layout = charts.layout()
    assert layout is not None
    clear(layout)
    for trend in trends:
        layout.addWidget(TrendChart(trend, charts))
