"""What the desktop remembers between two starts: sizes, widths that somebody chose, and words such as filters."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMainWindow

from b12desk.desktop.widgets.table import DenseTable

_USUAL = (1280, 720)
_SMALL_SCREEN = 1440


class Remembered:
    """A settings file in the user's folder; it holds sizes, never a patient."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow, tables: Mapping[str, DenseTable]) -> None:
        """Give window and tables back what they had; sizes that no longer fit a screen are Qt's to correct."""
        geometry = self._settings.value("window/geometry", QByteArray(), type=QByteArray)
        if not (isinstance(geometry, QByteArray) and not geometry.isEmpty() and window.restoreGeometry(geometry)):
            window.resize(*_USUAL)
            if window.screen().availableGeometry().width() <= _SMALL_SCREEN:
                window.setWindowState(Qt.WindowState.WindowMaximized)
        for name, table in tables.items():
            kept = str(self._settings.value(f"columns/{name}", "", type=str))
            table.choose_widths(_widths(kept))

    def keep(self, window: QMainWindow, tables: Mapping[str, DenseTable]) -> None:
        """Write down what they have now."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        for name, table in tables.items():
            text = " ".join(f"{column}:{width}" for column, width in sorted(table.widths().items()))
            self._settings.setValue(f"columns/{name}", text)
        self._settings.sync()

    def words(self, name: str) -> tuple[str, ...] | None:
        """Return words that were kept under a name, None when there never were any."""
        if not self._settings.contains(name):
            return None
        return tuple(str(self._settings.value(name, "", type=str)).split())

    def keep_words(self, name: str, words: Iterable[str]) -> None:
        """Keep words under a name; none of them holds a space."""
        self._settings.setValue(name, " ".join(words))
        self._settings.sync()

    def text(self, name: str) -> str:
        """Return what was kept under a name such as `look/zoom`, empty where nothing was."""
        return str(self._settings.value(name, "", type=str))

    def keep_text(self, name: str, text: str) -> None:
        """Keep a choice that is no patient's, such as the colours."""
        self._settings.setValue(name, text)
        self._settings.sync()


def _widths(text: str) -> dict[int, int]:
    """Read `2:140 5:90`; anything else in the file is ignored."""
    pairs = [part.split(":") for part in text.split()]
    return {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and p[0].isdecimal() and p[1].isdecimal()}
