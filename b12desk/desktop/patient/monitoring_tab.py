"""The Monitoring tab: checks open and to come, a trend for each test, and every result."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from b12desk.clinical.vocabulary import Status
from b12desk.desktop.patient.flow import FlowLayout
from b12desk.desktop.patient.monitoring_model import check_lines, result_lines, trends_of
from b12desk.desktop.patient.tables import LinesTable
from b12desk.desktop.patient.trend import TrendChart
from b12desk.desktop.theme.apply import colours_now, strong
from b12desk.desktop.theme.scale import GAP, GAP_SMALL, GAP_WIDE, ROW_HEIGHT
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column, row
from b12desk.desktop.widgets.shapes import paint_status_shape
from b12desk.services.show_patient import PatientPage

_STATE = 1
_SHAPE = 11
_CHECKS_WIDTH = 520
_WIDE = 900
_EMPTY_ROWS = 2
_RESULT_WIDTHS = (100, 110, 116)
_CELL_PADDING = 20
_TALLEST = 1000


class MonitoringTab(QScrollArea):
    """Scrolls as a whole, so that no table has to be scrolled within it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: tuple[Status, ...] = ()
        self._readings: tuple[str, ...] = ()
        self._checks = LinesTable(
            self.tr("Checks table"),
            [self.tr("Check"), self.tr("State"), self.tr("Due"), self.tr("Opens")],
            [184, 142, 92],
            empty=self.tr("No checks: they begin with a course."),
        )
        self._checks.setItemDelegateForColumn(_STATE, _StateDelegate(self._shape_of, self._checks))
        self._results = LinesTable(
            self.tr("Results table"),
            [self.tr("Date"), self.tr("Test"), self.tr("Value"), self.tr("Reading")],
            _RESULT_WIDTHS,
            numbers=[2],
            empty=self.tr("No results yet. Record result adds one."),
        )
        self._results.setWordWrap(True)
        for table in (self._checks, self._results):
            table.selectionModel().currentRowChanged.connect(lambda row, _, table=table: self._follow(table, row))
        self._charts = QWidget()
        FlowLayout(self._charts, margin_x=0, margin_y=0, gap=GAP)
        self._place()

    def show_page(self, page: PatientPage) -> None:
        """Show a patient's checks, results and trends."""
        checks = check_lines(page)
        self._shapes = tuple(check.shape for check in checks)
        self._checks.lines.show_lines([check.line for check in checks])
        _fit(self._checks, [ROW_HEIGHT] * len(checks))
        results = result_lines(page)
        self._readings = tuple(line.cells[-1] for line in results)
        self._results.lines.show_lines(results)
        self._fit_results()
        self._show_trends(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the trends beneath the checks where both don't fit beside each other."""
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(direction)
        self._checks_part.setFixedWidth(_CHECKS_WIDTH if is_wide else self.viewport().width() - 2 * GAP_WIDE)

        self._fit_results()

    def _fit_results(self) -> None:
        """Give every reading the lines it takes at this width: what it says is never cut."""
        width = self.viewport().width() - 2 * GAP_WIDE - sum(_RESULT_WIDTHS) - _CELL_PADDING
        metrics = self._results.fontMetrics()
        box = QRect(0, 0, max(width, _CELL_PADDING), _TALLEST)
        around = ROW_HEIGHT - metrics.lineSpacing()
        wraps = Qt.TextFlag.TextWordWrap.value
        _fit(self._results, [metrics.boundingRect(box, wraps, says).height() + around for says in self._readings])

    def _show_trends(self, page: PatientPage) -> None:
        layout = self._charts.layout()
        assert layout is not None
        clear(layout)
        trends = trends_of(page)
        for trend in trends:
            layout.addWidget(TrendChart(trend, self._charts))
        self._trends_part.setVisible(bool(trends))

    def _follow(self, table: LinesTable, row: QModelIndex) -> None:
        """Keep the row that the keyboard is on in view."""
        box = table.visualRect(row)
        page = self.widget()
        if page is not None:
            self.ensureVisible(0, table.viewport().mapTo(page, box.center()).y(), 0, box.height())

    def _shape_of(self, line: int) -> Status:
        return self._shapes[line]

    def _place(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        outer = column(page, gap=GAP_WIDE)
        outer.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._checks_part = _part(self.tr("Reviews and blood tests"), self._checks)
        self._trends_part = _part(self.tr("Trends"), self._charts)
        self._top = row(gap=GAP_WIDE)
        self._top.addWidget(self._checks_part, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._trends_part, 1)
        outer.addLayout(self._top)
        outer.addWidget(_part(self.tr("Results"), self._results))
        outer.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _StateDelegate(QStyledItemDelegate):
    """Paints a check's state as shape, colour and word."""

    def __init__(self, shape_of: Callable[[int], Status], parent: QWidget) -> None:
        super().__init__(parent)
        self._shape_of = shape_of

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        shape = self._shape_of(index.row())
        ink = QColor(colours_now().of_status(shape).ink)
        box = QRectF(option.rect).adjusted(GAP, 0, -GAP_SMALL, 0)
        painter.save()
        paint_status_shape(painter, QRectF(box.left(), box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE), shape, ink)
        painter.setPen(ink)
        painter.setFont(strong(option.font) if shape is Status.OVERDUE else option.font)
        painter.drawText(box.adjusted(_SHAPE + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


def _part(heading: str, held: QWidget) -> QWidget:
    part = QWidget()
    layout = column(part, gap=GAP_SMALL)
    label = plain_label(heading, kind=LabelKind.SECTION)
    label.setAccessibleName(f"{heading}:")
    layout.addWidget(label)
    layout.addWidget(held)
    layout.addStretch(1)
    return part


def _fit(table: LinesTable, heights: Sequence[int]) -> None:
    """Make a table as high as its rows, each of its own height."""
    for number, height in enumerate(heights):
        table.setRowHeight(number, height)
    rows = sum(heights) or _EMPTY_ROWS * ROW_HEIGHT
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 2)
    for bars in (table.setVerticalScrollBarPolicy, table.setHorizontalScrollBarPolicy):
        bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
