"""Takes pictures of the window with whatever is open over it, when nothing is under way any more."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from b12desk.desktop.lane import Lane
from b12desk.desktop.main_window import MainWindow
from tests.pictures.clipped import clipped_in

_QUIET_MS = 110
_HELD_UP_MS = 60
"""Longer than the pause after which a typed text is looked for."""
_LONGEST_MS = 15_000


class Camera:
    """Keeps the pictures of one look in a folder, numbered as they were taken, and what it saw cut off."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._window = window
        self._folder = folder
        self._is_busy = False
        self.taken: list[Path] = []
        self.clipped: list[str] = []
        lane = window.findChild(Lane)
        if isinstance(lane, Lane):
            lane.busy_changed.connect(self._take_busy)

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait until nothing is under way and nothing was for a moment, and what is waited for has come."""
        longest, quiet = QElapsedTimer(), QElapsedTimer()
        longest.start()
        quiet.start()
        while quiet.elapsed() < _QUIET_MS:
            before = longest.elapsed()
            _let_pass(20)
            was_held_up = longest.elapsed() - before > _HELD_UP_MS  # what came of it is not laid out yet
            if self._is_busy or was_held_up or not until():
                quiet.restart()
            if longest.elapsed() > _LONGEST_MS:
                raise TimeoutError("the desktop is still working")

    def over_window(self) -> list[QWidget]:
        """Return what is open over the window, the lowest first."""
        shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        return [widget for widget in shown if widget is not self._window and not _is_tip(widget)]

    def take(self, name: str) -> None:
        """Take a picture under a name and note what is cut off in it."""
        over = self.over_window()
        path = self._folder / f"{len(self.taken) + 1:02} {slug(name)}.png"
        self._picture(over).save(str(path))
        self.taken.append(path)
        subject = over[-1] if over else self._window
        self.clipped += [f"{path.name}: {what}" for what in clipped_in(subject)]

    def _picture(self, over: Sequence[QWidget]) -> QImage:
        shot = self._window.grab().toImage()
        painter = QPainter(shot)
        corner = self._window.mapToGlobal(QPoint())
        for widget in over:
            at = widget.mapToGlobal(QPoint()) - corner
            image = widget.grab()
            painter.fillRect(self._window.rect(), QColor(0, 0, 0, 60))
            painter.drawPixmap(at, image)
            painter.drawRect(at.x() - 1, at.y() - 1, widget.width() + 1, widget.height() + 1)
        painter.end()
        return shot

    def _take_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy


def slug(name: str) -> str:
    """Return a name as it can stand in a file's name."""
    return re.sub(r"[^\w ,–-]+", "", name).strip()[:60]


def _let_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _is_tip(widget: QWidget) -> bool:
    return widget.metaObject().className() in ("QTipLabel", "QComboBoxPrivateContainer")
