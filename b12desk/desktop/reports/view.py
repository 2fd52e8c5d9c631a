"""The reports page: one tab a part, each with tables and their bars; print and file for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from b12desk.desktop.reports.part import ReportPartPage
from b12desk.desktop.theme.scale import GAP, GAP_WIDE
from b12desk.desktop.widgets.announce import announce
from b12desk.desktop.widgets.buttons import quiet_button
from b12desk.desktop.widgets.labels import LabelKind, plain_label
from b12desk.desktop.widgets.layouts import column, in_scroll_area
from b12desk.desktop.widgets.wrapping_row import FlowingText, WrappingRow
from b12desk.services.report_tables import PARTS, ReportTable


class ReportsPage(QWidget):
    """Emits what the person asks for; shows what it is told."""

    print_asked = Signal()
    save_asked = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._as_of = plain_label(kind=LabelKind.VALUE)
        self._summary = FlowingText(expands=True)
        self._progress = plain_label(kind=LabelKind.HINT)
        self._save = quiet_button(self.tr("Save figures"), parent=self)
        self._save.clicked.connect(self.save_asked)
        self._print = quiet_button(self.tr("Print reports"), icon="print", parent=self)
        self._print.clicked.connect(self.print_asked)
        self._parts = {part: ReportPartPage() for part in PARTS}
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("Parts of the reports"))
        self.tabs.setUsesScrollButtons(True)
        for part, page in self._parts.items():
            self.tabs.addTab(in_scroll_area(page), part)
        self._arrange()
        self.show_summary("", "", "", can_print=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks at the page now."""
        super().showEvent(event)
        self.shown.emit()

    def show_tables(self, part: str, tables: Sequence[ReportTable]) -> None:
        self._parts[part].show_tables(tables)

    def show_summary(self, as_of: str, sentence: str, progress: str, *, can_print: bool) -> None:
        if sentence != self._summary.text() and not progress and self.isVisible():
            announce(self, sentence)
        self._as_of.setText(as_of)
        self._summary.setText(sentence)
        self._progress.setText(progress)
        for button in (self._save, self._print):
            button.setEnabled(can_print)

    def _arrange(self) -> None:
        layout = column(self, gap=GAP)
        layout.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        said = QWidget(self)
        line = WrappingRow(said, gap=GAP)
        for part in (self._as_of, self._summary, self._progress, self._save, self._print):
            line.addWidget(part)
        layout.addWidget(said)
        layout.addWidget(self.tabs, 1)
