"""What somebody chose about the looks: the colours, or to follow the system, and the size; remembered."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from b12desk.desktop.remembered import Remembered
from b12desk.desktop.theme.apply import FOLLOW, wear, zoom_to
from b12desk.desktop.theme.palette import ALL_COLOURS
from b12desk.desktop.theme.zoom import next_zoom, zoom_now


class Looks(QObject):
    """Changes the application as soon as something is chosen."""

    changed = Signal()

    def __init__(self, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._remembered = remembered

    @property
    def colours(self) -> str:
        """The colours chosen by name, or that the system is followed."""
        kept = self._remembered.text("look/colours")
        return kept if kept in ALL_COLOURS else FOLLOW

    @property
    def percent(self) -> int:
        """The size shown now."""
        return zoom_now()

    def choose_colours(self, name: str) -> None:
        """Wear the colours of that name, or follow the system."""
        self._remembered.keep_text("look/colours", name)
        wear(_app(), name)
        self.changed.emit()

    def choose_percent(self, percent: int) -> None:
        """Show everything at this size."""
        self._remembered.keep_text("look/zoom", str(percent))
        zoom_to(_app(), percent)
        self.changed.emit()

    def zoom(self, step: int) -> None:
        """Show everything one step larger (1) or smaller (-1), or in the usual size (0)."""
        self.choose_percent(next_zoom(self.percent, step))


def kept_zoom(remembered: Remembered) -> int:
    """Return the size that was shown last."""
    kept = remembered.text("look/zoom")
    return int(kept) if kept.isdecimal() else 100


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application to dress")
    return app
