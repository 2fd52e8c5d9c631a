"""One part of the reports: what it counts, and each table beside its bars."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12desk.desktop.reports.chart import BarChart
from b12desk.desktop.theme.scale import GAP, GAP_WIDE, ROW_HEIGHT, SCROLL_BAR
from b12desk.desktop.theme.zoom import scaled
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import clear, column
from b12desk.desktop.widgets.records_model import Look, RecordsModel
from b12desk.desktop.widgets.table import Arrangement, DenseTable
from b12desk.desktop.widgets.wrapping_row import WrappingRow
from b12desk.services.report_tables import ReportTable

_TABLE_WIDTH = 480
Cells = tuple[str, ...]


class FiguresTable(DenseTable):
    """A table as high as its rows; the page around it scrolls."""

    def __init__(self, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(table.title, parent)
        self._rows = len(table.rows)
        self._figures: RecordsModel[Cells] = RecordsModel(_look(table), self)
        self._figures.show_rows(table.rows)
        self.setModel(self._figures)
        self.arrange(Arrangement(elastic=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.measure()

    def sizeHint(self) -> QSize:
        rows = (self._rows + 1) * scaled(ROW_HEIGHT)
        return QSize(scaled(_TABLE_WIDTH), rows + scaled(SCROLL_BAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_TABLE_WIDTH) // 2, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


class ReportPartPage(QWidget):
    """Shows tables below each other; where there is room each stands beside its bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._layout = column(self, margin=GAP_WIDE, gap=GAP)

    def show_tables(self, tables: Sequence[ReportTable]) -> None:
        """Show exactly these tables."""
        clear(self._layout)
        for table in tables:
            self._add(table)
        self._layout.addStretch(1)

    def _add(self, table: ReportTable) -> None:
        self._layout.addWidget(plain_label(table.title, kind=LabelKind.SECTION))
        if table.means:
            self._layout.addWidget(plain_label(table.means, wraps=True))
        both = QWidget(self)
        line = WrappingRow(both, gap=GAP_WIDE)
        if table.bars:
            line.addWidget(BarChart(table, both))
        line.addWidget(FiguresTable(table, both))
        self._layout.addWidget(both)
        self._layout.addSpacing(GAP)


def _look(table: ReportTable) -> Look[Cells]:
    def says(cells: Cells) -> str:
        name, *others = cells
        figures = (f"{heading.lower()} {cell}" for heading, cell in zip(table.headings[1:], others, strict=True))
        return f"{name}: {', '.join(figures)}"

    numbers = frozenset(range(1, len(table.headings))) if table.bars else frozenset[int]()
    return Look(table.headings, lambda cells: cells, says, numbers=numbers)
