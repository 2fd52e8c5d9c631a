"""How far a copy has come, told from the lane to the screen, and how somebody stops it."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from b12desk.clinical.errors import Refused


class Telling(QObject):
    """Given to a copy as its progress: emits parts done of all, and raises in the copy when it was stopped."""

    told = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = Event()

    def begin(self) -> None:
        """Forget that something was stopped before."""
        self._is_stopped.clear()

    def stop(self) -> None:
        """Have the copy end at its next part; it leaves nothing behind."""
        self._is_stopped.set()

    def __call__(self, done: int, total: int, /) -> None:
        if self._is_stopped.is_set():
            raise Refused("The backup was stopped; nothing of it was kept. Earlier backups are as they were.")
        self.told.emit(done, total)
