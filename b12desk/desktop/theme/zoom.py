"""How large everything is shown: one figure, in percent of the usual size, for type and for distances."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL = 100
_NAME = "b12desk_zoom"
_LENGTH = re.compile(r"\b(\d+)px")
_HAIRLINE = 2


def zoom_now() -> int:
    """Return the percentage that the application is shown at."""
    app = QCoreApplication.instance()
    kept = app.property(_NAME) if app is not None else None
    return kept if isinstance(kept, int) else USUAL


def set_zoom(app: "QApplication", percent: int) -> None:
    """Write the percentage down for everybody who asks; one that is not offered is taken as the usual size."""
    app.setProperty(_NAME, percent if percent in ZOOMS else USUAL)


def scaled(pixels: float) -> int:
    """Return a length in logical pixels at the size shown now."""
    return round(pixels * zoom_now() / USUAL)


def next_zoom(percent: int, step: int) -> int:
    """Return the percentage one step larger (1) or smaller (-1), as far as there are steps; 0 is the usual size."""
    if not step:
        return USUAL
    place = min(range(len(ZOOMS)), key=lambda each: abs(ZOOMS[each] - percent))
    return ZOOMS[max(0, min(len(ZOOMS) - 1, place + step))]


def scaled_sheet(sheet: str) -> str:
    """Return a style sheet with its lengths at the size shown now; hairlines and borders stay as thin as they are."""
    if zoom_now() == USUAL:
        return sheet
    return _LENGTH.sub(lambda found: f"{_length(int(found[1]))}px", sheet)


def _length(pixels: int) -> int:
    return pixels if pixels <= _HAIRLINE else scaled(pixels)
