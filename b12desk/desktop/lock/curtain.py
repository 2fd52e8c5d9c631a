"""Hides all there is to see of a window and of what lies over it, and brings it back as it was."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QToolTip, QWidget

_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen})


@dataclass(frozen=True, slots=True)
class _Parked:
    """A window that is hidden: where it lay and what had the keyboard."""

    window: QWidget
    at: QPoint
    focus: QWidget | None


class Curtain(QObject):
    """One window's curtain. Sheets and dialogs are hidden, never closed: what is typed in them stays in them.

    They wait for whoever opened them; somebody else who signs in meanwhile has a clear desk.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: QWidget | None = None
        self._whose = ""
        self._title = ""
        self._parts: list[QWidget] = []
        self._parked: dict[str, list[_Parked]] = {}

    @property
    def is_drawn(self) -> bool:
        """Whether everything is hidden."""
        return self._page is not None

    def draw(self, page: QWidget, *, whose: str, title: str) -> None:
        """Hide everything but the page; what is open waits for `whose`."""
        self._page, self._whose = page, whose
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(title)
        QToolTip.hideText()
        for window in _by_depth(QApplication.topLevelWidgets()):
            if window is not self._window and window.isVisible():
                self._park(window)
        self._parts = [part for part in _children(self._window) if part is not page and part.isVisible()]
        for part in self._parts:
            part.hide()

    def open(self) -> None:
        """Show the window again; `give_back` brings back what is parked."""
        self._page = None
        self._window.setWindowTitle(self._title)
        parts, self._parts = self._parts, []
        for part in parts:
            if shiboken6.isValid(part):
                part.show()

    def give_back(self, name: str) -> None:
        """Bring back what waits for a person, the undermost first."""
        for parked in self._parked.pop(name, []):
            if shiboken6.isValid(parked.window):
                parked.window.show()
                parked.window.move(parked.at)
                if parked.focus is not None and shiboken6.isValid(parked.focus):
                    parked.focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def appeared(self, widget: QWidget) -> None:
        """Hide what appears while everything is hidden, such as a sheet whose patient was being read."""
        if not self.is_drawn or widget is self._page or widget is self._window:
            return
        if widget.isWindow():
            widget.setWindowOpacity(0)
            QTimer.singleShot(0, self, lambda: self._hide_window(widget))
        elif widget.parentWidget() is self._window:
            QTimer.singleShot(0, self, lambda: self._hide_part(widget))

    def _hide_window(self, window: QWidget) -> None:
        if not shiboken6.isValid(window):
            return
        if self.is_drawn and window.isVisible():
            self._park(window)
        window.setWindowOpacity(1)

    def _hide_part(self, part: QWidget) -> None:
        if self.is_drawn and shiboken6.isValid(part) and part.isVisible():
            part.hide()
            self._parts.append(part)

    def _park(self, window: QWidget) -> None:
        if isinstance(window, QMenu) or window.windowType() in _PASSING:
            window.close()
            return
        self._parked.setdefault(self._whose, []).append(_Parked(window, window.pos(), window.focusWidget()))
        if isinstance(window, QDialog):
            window.finished.connect(lambda: self._forget(window))
        window.hide()

    def _forget(self, window: QWidget) -> None:
        """A sheet that was saved while it was hidden doesn't come back."""
        for name, parked in self._parked.items():
            self._parked[name] = [one for one in parked if one.window is not window]


def _children(window: QWidget) -> list[QWidget]:
    return [child for child in window.children() if isinstance(child, QWidget) and not child.isWindow()]


def _by_depth(windows: list[QWidget]) -> list[QWidget]:
    """Return the windows, those over which others lie first."""

    def depth(window: QWidget) -> int:
        around, count = window.parentWidget(), 0
        while around is not None:
            around, count = around.parentWidget(), count + 1
        return count

    return sorted(windows, key=depth)
