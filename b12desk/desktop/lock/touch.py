"""Hears every key, click, scroll and movement in the program, whatever window it is meant for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_Type = QEvent.Type
_TOUCHES = frozenset(
    {_Type.KeyPress, _Type.MouseButtonPress, _Type.MouseMove, _Type.Wheel, _Type.TouchBegin, _Type.TabletPress}
)
LOCK_KEYS = "Ctrl+Shift+H"
_LOCK_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class TouchFilter(QObject):
    """Tells of touches and of windows that appear; the keys of the lock work over a sheet, too, where no menu does."""

    def __init__(
        self,
        parent: QObject,
        *,
        touched: Callable[[], None],
        appeared: Callable[[QWidget], None],
        lock: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._touched = touched
        self._appeared = appeared
        self._lock = lock
        self._is_on = False

    def listen(self, is_on: bool) -> None:
        """Hear from now on, or no more."""
        application = QApplication.instance()
        if application is None or is_on == self._is_on:
            return
        self._is_on = is_on
        if is_on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            self._touched()
            if kind is _Type.KeyPress and _is_lock(event) and QApplication.activeModalWidget() is not None:
                self._lock()
                return True
        elif kind is _Type.Show and isinstance(watched, QWidget):
            self._appeared(watched)
        return False


def _is_lock(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_H and event.modifiers() == _LOCK_MODIFIERS
