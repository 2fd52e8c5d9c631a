"""Pages of which much is the same: a part is drawn once and put on every page that has it; and barcodes."""

from collections.abc import Callable

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import HexColor

from b12desk.documents.sheet import Sheet

POINTS_PER_MM = 72 / 25.4
_BLACK = "#000000"


def mm(length: float) -> float:
    """Return a length in millimetres as points."""
    return length * POINTS_PER_MM


class BatchSheet(Sheet):
    """Pages being drawn one after another, with parts that the file keeps once."""

    def part(self, name: str, draw: Callable[[], None]) -> None:
        """Draw what many pages have in common, to be put on them by its name; nothing is on a page yet."""
        self._canvas.beginForm(name)
        draw()
        self._canvas.endForm()

    def put(self, name: str) -> None:
        """Put a part on this page, where it was drawn."""
        self._canvas.doForm(name)

    def barcode(self, x: float, top: float, text: str, *, width: float, height: float) -> None:
        """Draw a text as Code 128, black for every scanner; the quiet zones at both ends are within the width."""
        modules = float(Code128(text, barWidth=1, quiet=True, lquiet=10, rquiet=10).width)
        code = Code128(
            text,
            barWidth=width / modules,
            barHeight=height,
            quiet=True,
            lquiet=10 * width / modules,
            rquiet=10 * width / modules,
            humanReadable=False,
        )
        self._canvas.setFillColor(HexColor(_BLACK))
        code.drawOn(self._canvas, x, self.height - top - height)
