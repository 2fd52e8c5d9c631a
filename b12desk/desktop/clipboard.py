"""The clipboard forgets after thirty seconds what b12desk put there, by a button or by Ctrl+C."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR_MS = 30_000
UNSHARED = frozenset({"offscreen", "minimal"})
"""Platforms on which no other program has a hand on the clipboard, so that whatever is there is ours."""
_NO_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "x-kde-passwordManagerHint": b"secret",
}


def copy_text(text: str) -> None:
    """Put a text on the clipboard and ask the computer's clipboard history to leave it out."""
    content = QMimeData()
    content.setText(text)
    for kind, value in _NO_HISTORY.items():
        content.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(content)


class ForgetfulClipboard(QObject):
    """Watches what this program copies; clears it when the time is over and it is still there, and at the end.

    What another program has copied since is left alone.
    """

    def __init__(self, parent: QObject | None = None, *, kept_for_ms: int = KEPT_FOR_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._timers = {mode: self._timer(mode, kept_for_ms) for mode in _modes(self._clipboard)}
        self._clipboard.changed.connect(self._begin)

    def clear(self) -> None:
        """Clear now whatever is ours."""
        for mode in self._timers:
            self._forget(mode)

    def _timer(self, mode: QClipboard.Mode, kept_for_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(kept_for_ms)
        timer.timeout.connect(lambda: self._forget(mode))
        return timer

    def _begin(self, mode: QClipboard.Mode) -> None:
        timer = self._timers.get(mode)
        if timer is not None:
            (timer.start if self._is_ours(mode) and self._clipboard.text(mode) else timer.stop)()

    def _forget(self, mode: QClipboard.Mode) -> None:
        if self._is_ours(mode):
            self._clipboard.clear(mode)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if QGuiApplication.platformName() in UNSHARED:
            return True
        return self._clipboard.ownsSelection() if mode is QClipboard.Mode.Selection else self._clipboard.ownsClipboard()


def _modes(clipboard: QClipboard) -> tuple[QClipboard.Mode, ...]:
    return (QClipboard.Mode.Clipboard, *([QClipboard.Mode.Selection] if clipboard.supportsSelection() else []))
