"""The address that shows through an envelope's window, or stands on a label: as large as it fits, never cut off."""

from collections.abc import Sequence
from dataclasses import dataclass

from b12desk.documents.faces import Face
from b12desk.documents.palette import TEXT
from b12desk.documents.sheet import Sheet
from b12desk.documents.wrapping import wrap

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
_LEADING = 1.2
_ASCENT, _DESCENT = 0.93, 0.24
"""The highest and lowest ink of the face, as shares of the size: accents on capitals included."""


@dataclass(frozen=True, slots=True)
class SetAddress:
    """The lines as they are set, the size of their type, and how high they stand together."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """From the highest ink to the lowest."""
        return (len(self.lines) - 1) * self.size * _LEADING + (_ASCENT + _DESCENT) * self.size


def set_address(lines: Sequence[str], *, width: float, height: float) -> SetAddress | None:
    """Return the address in the largest type at which it fits, None when it fits in none.

    What has too many short lines is run together with commas beneath the first.
    """
    run_together = (lines[0], ", ".join(lines[1:])) if len(lines) > 1 else tuple(lines)
    for chosen in (tuple(lines), run_together):
        for size in _SIZES:
            fitted = SetAddress(
                tuple(one for line in chosen if line for one in wrap(line, Face.REGULAR, size, width)), size
            )
            if fitted.height <= height:
                return fitted
    return None


def draw_address(sheet: Sheet, x: float, top: float, address: SetAddress) -> None:
    """Draw the lines, the highest ink at `top`."""
    baseline = top + _ASCENT * address.size
    for line in address.lines:
        sheet.text(x, baseline, line, face=Face.REGULAR, size=address.size, colour=TEXT)
        baseline += address.size * _LEADING
