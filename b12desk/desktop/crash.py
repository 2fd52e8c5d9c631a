"""When the program fails: the window stays where it can, a person is told, and nothing that was typed is written."""

import re
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from b12desk.services.logbook import Logbook

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

    from b12desk.desktop.problems import BugSheet

FAULTS = "faults.txt"
_SOURCE = re.compile(r"Q\w+(?:::\w+)?")


class LastResort(QObject):
    """Hears of every exception nobody caught, on any thread, and shows one report at a time.

    The log has its kind at once; the report itself goes there only after somebody could see it.
    """

    _failed = Signal(str)

    def __init__(self, parent: QObject | None = None, *, log: Logbook | None = None) -> None:
        super().__init__(parent)
        self._log = log or Logbook()
        self._sheet: BugSheet | None = None
        self._faults: TextIO | None = None
        self._failed.connect(self._show)

    def install(self) -> None:
        """Take over from Python's own hooks, which print messages with whatever values they hold."""
        sys.excepthook = self.hear
        threading.excepthook = lambda told: self.hear(told.exc_type, told.exc_value, told.exc_traceback)
        sys.unraisablehook = self._hear_quietly

    def install_all(self) -> None:
        """Take over from Qt as well, and have the lines of the program kept when the process itself dies."""
        self.install()
        qInstallMessageHandler(self.hear_qt)
        self._keep_faults()

    def hear(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log and show an exception; an interrupt from the keyboard ends the program as always."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from b12desk.desktop.problems import report_of

        self._log.note("failed", kind=kind.__name__.lower())
        self._failed.emit(report_of(error if error is not None else kind()))

    def hear_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        """Log which part of Qt complained; what it says may quote what is on the screen, so that is left out."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        source = _SOURCE.match(message or "")
        self._log.note("qt", level=kind.name.lower(), source=source[0].lower() if source else "unknown")

    def _hear_quietly(self, told: "UnraisableHookArgs") -> None:
        self._log.note("failed_late", kind=told.exc_type.__name__.lower())

    def _keep_faults(self) -> None:
        import faulthandler

        folder = self._log.folder
        if folder is None:
            return
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._faults = _fault_file(folder / FAULTS, self._log)
        except OSError:
            return
        faulthandler.enable(self._faults)

    def _show(self, report: str) -> None:
        from b12desk.desktop.problems import BugSheet

        if self._sheet is None:
            self._sheet = BugSheet(report, QApplication.activeWindow())
            self._sheet.finished.connect(self._closed)
            self._sheet.open()
            self._log.note_stack("report", report)

    def _closed(self) -> None:
        if self._sheet is not None:
            self._sheet.deleteLater()
        self._sheet = None


def _fault_file(path: Path, log: Logbook) -> TextIO:
    """Return the file for the lines of a dying process; those of the last one are named in the log and kept aside."""
    if path.exists() and path.stat().st_size:
        log.note("died_last_time")
        path.replace(path.with_name(f"{FAULTS}.1"))
    path.touch(mode=0o600)
    return path.open("w", encoding="utf-8")
