"""What the desk shows when something goes wrong: a sentence for the expected, a report for a bug."""

import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from b12desk import __version__
from b12desk.clinical.errors import B12DeskError
from b12desk.desktop.widgets.buttons import primary_button, quiet_button
from b12desk.desktop.widgets.labels import plain_label
from b12desk.desktop.widgets.sheet import Sheet


def report_of(error: BaseException) -> str:
    """Return what a developer needs: types and the lines of the program, never a value or a message.

    A message may hold a name or a number of a patient; the line that raised it holds only code.
    """
    import platform  # these are needed once something has failed, and not before
    import traceback

    lines = [f"b12desk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {Path(frame.filename).name}, line {frame.lineno}, in {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


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
            "The report below holds no patient data: please send it to whoever looks after b12desk."
        )
        self.body.addWidget(plain_label(says, wraps=True))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("Report")
        self._report.setMinimumHeight(180)
        self.body.addWidget(self._report)
        copy = self.add_button(quiet_button("Copy report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = self.add_button(primary_button("Close"), is_default=True)
        close.clicked.connect(self.reject)


def show_trouble(error: B12DeskError, parent: QWidget | None) -> TroubleSheet:
    """Show an expected error over a window."""
    sheet = TroubleSheet(error, parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
    return sheet


class LastResort(QObject):
    """Hears of every exception nobody caught, on any thread, and shows one report at a time."""

    _failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: BugSheet | None = None
        self._failed.connect(self._show)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self.hear
        threading.excepthook = lambda told: self.hear(told.exc_type, told.exc_value, told.exc_traceback)

    def hear(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log and show an exception; an interrupt from the keyboard ends the program as always."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = report_of(error if error is not None else kind())
        _log(report)
        self._failed.emit(report)

    def _show(self, report: str) -> None:
        if self._sheet is not None:
            return
        self._sheet = BugSheet(report, QApplication.activeWindow())
        self._sheet.finished.connect(self._closed)
        self._sheet.open()

    def _closed(self) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
        self._sheet = None


def _log(report: str) -> None:
    import logging

    logging.getLogger(__name__).error("%s", report)
