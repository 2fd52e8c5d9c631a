"""What the desk shows when something goes wrong: a sentence for the expected, a report for a bug."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.clipboard import copy_text
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.sheet import Sheet


def report_of(error: BaseException) -> str:
    """Return what a developer needs: types and the lines of the program, never a value or a message."""
    from b12desk.services.failure_report import failure_report

    return failure_report(error, also=f"Qt {qVersion()}")


class TroubleSheet(Sheet):
    """Says what happened, what was kept and what to do, one sentence a line."""

    def __init__(self, error: B12DeskError, parent: QWidget | None = None) -> None:
        super().__init__("This was not done", parent, width=520)
        for problem in error.problems:
            self.body.addWidget(plain_label(problem, wraps=True))
        close = self.add_button(primary_button("Close"), is_default=True)
        close.clicked.connect(self.reject)


class BugSheet(Sheet):
    """Says that the program failed, with a report to copy that is free of patient data."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("b12desk has made a mistake", parent, width=640)
        says = (
            "What you were doing may not have been done. Everything saved before is safe. "
            "The report below holds no patient data; it is kept in b12desk’s log. "
            "Please send it to whoever looks after b12desk."
        )
        self.body.addWidget(plain_label(says, wraps=True))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("Report")
        self._report.setMinimumHeight(180)
        self.body.addWidget(self._report)
        copy = self.add_button(quiet_button("Copy report"))
        copy.clicked.connect(lambda: copy_text(report))
        close = self.add_button(primary_button("Close"), is_default=True)
        close.clicked.connect(self.reject)


def show_trouble(error: B12DeskError, parent: QWidget | None) -> TroubleSheet:
    """Show an expected error over a window."""
    sheet = TroubleSheet(error, parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet
