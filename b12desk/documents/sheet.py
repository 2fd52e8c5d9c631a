"""The one place that speaks to the printing library, which has no types: fonts, and ink on a page.

Coordinates are points from the top left corner of the page. Text is drawn as it is, never read as markup.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from b12desk.documents.faces import Face, font_of
from b12desk.documents.outline import Outline
from b12desk.documents.page_by_page import PageByPage
from b12desk.documents.shaping import Piece, is_plain, shaped

__all__ = ["A4_HEIGHT", "A4_WIDTH", "Face", "Sheet", "text_width"]

rl_config.invariant = 1  # the same plan is the same bytes, so that its digest can be kept
rl_config.useA85 = 0  # a smaller file, sooner
rl_config.trustedHosts = []
rl_config.trustedSchemes = []

A4_WIDTH, A4_HEIGHT = 595.0, 842.0


def text_width(text: str, face: Face, size: float) -> float:
    """Return how many points wide the text is on paper."""
    if is_plain(text, face):
        return 0.001 * size * sum(map(_advances(face).__getitem__, text))
    return sum(piece.width for piece in shaped(text, face)) * size / 1000


class _Advances(dict[str, float]):
    """How wide each letter of a font is, in thousandths of the size."""

    def __init__(self, face: Face) -> None:
        self._font = font_of(face).face
        super().__init__((chr(code), width) for code, width in self._font.charWidths.items())

    def __missing__(self, letter: str) -> float:
        return float(self._font.defaultWidth)


_advances = cache(_Advances)


class Sheet:
    """Pages being drawn, one after another."""

    def __init__(self, *, width: float = A4_WIDTH, height: float = A4_HEIGHT, title: str) -> None:
        for face in Face:
            font_of(face)
        self.width, self.height = width, height
        self._canvas = Canvas(
            BytesIO(), pagesize=(width, height), initialFontName=Face.REGULAR.value, invariant=1, lang="en-GB"
        )
        self._file = PageByPage(self._canvas)
        self._canvas.setTitle(title)
        for describe in (self._canvas.setAuthor, self._canvas.setCreator, self._canvas.setProducer):
            describe("b12desk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def text(self, x: float, baseline: float, text: str, *, face: Face, size: float, colour: str) -> None:
        """Draw one line of text from `x` to the right, each script in its own order."""
        self._canvas.setFillColor(HexColor(colour))
        if is_plain(text, face):
            self._canvas.setFont(face.value, size)
            self._canvas.drawString(x, self.height - baseline, text)
            return
        for piece in shaped(text, face):
            self._piece(x, self.height - baseline, piece, size)
            x += piece.width * size / 1000

    def box(
        self, x: float, top: float, width: float, height: float, *, fill: str, edge: str = "", radius: float = 0
    ) -> None:
        """Draw a filled rectangle, with an edge when one is named."""
        self._canvas.setFillColor(HexColor(fill))
        self._stroke(edge, 0.75)
        self._canvas.roundRect(x, self.height - top - height, width, height, radius, stroke=int(bool(edge)), fill=1)

    def line(self, points: Sequence[tuple[float, float]], *, colour: str, width: float) -> None:
        """Draw straight lines from point to point."""
        self._stroke(colour, width)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def circle(self, x: float, y: float, radius: float, *, edge: str = "", width: float = 1, fill: str = "") -> None:
        """Draw a circle around a point."""
        self._stroke(edge, width)
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        self._canvas.circle(x, self.height - y, radius, stroke=int(bool(edge)), fill=int(bool(fill)))

    def shape(self, outline: Outline, *, fill: str = "", edge: str = "", width: float = 1) -> None:
        """Draw a curved outline."""
        self._stroke(edge, width)
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        self._canvas.drawPath(self._path(outline), stroke=int(bool(edge)), fill=int(bool(fill)))

    def hatched(self, outline: Outline, *, colour: str, gap: float, width: float) -> None:
        """Fill a curved outline with slanting lines."""
        left, top, right, bottom = outline.bounds
        self._canvas.saveState()
        self._canvas.clipPath(self._path(outline), stroke=0, fill=0)
        rise = bottom - top
        for step in range(int((right - left + rise) / gap) + 1):
            x = left - rise + step * gap
            self.line(((x, bottom), (x + rise, top)), colour=colour, width=width)
        self._canvas.restoreState()

    def end_page(self) -> None:
        """Finish this page and begin the next."""
        self._canvas.showPage()
        self._file.page_is_done()

    def finish(self) -> bytes:
        """Return the whole document."""
        return self._file.finish()

    def _piece(self, x: float, y: float, piece: Piece, size: float) -> None:
        """Draw letters, or glyphs each in its place."""
        self._canvas.setFont(piece.font, size)
        if not piece.glyphs:
            self._canvas.drawString(x, y, piece.text)
            return
        if piece.is_spelt:
            spelt = piece.text.encode("utf-16-be", "surrogatepass").hex().upper()
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{spelt}>>> BDC")
        for glyph in piece.glyphs:
            self._canvas.drawString(x + glyph.x * size / 1000, y + glyph.y * size / 1000, chr(glyph.code))
        if piece.is_spelt:
            self._canvas.addLiteral("EMC")

    def _stroke(self, colour: str, width: float) -> None:
        if colour:
            self._canvas.setStrokeColor(HexColor(colour))
            self._canvas.setLineWidth(width)
            self._canvas.setLineCap(1)
            self._canvas.setLineJoin(1)

    def _path(self, outline: Outline) -> PDFPathObject:
        return PDFPathObject([_drawn(outline, self.height)])


@lru_cache(maxsize=256)
def _drawn(outline: Outline, height: float) -> str:
    """Return the drawing of an outline on a page of that height; the body map's come again in every plan."""
    path = PDFPathObject()
    path.moveTo(outline.start[0], height - outline.start[1])
    for (ax, ay), (bx, by), (x, y) in outline.curves:
        path.curveTo(ax, height - ay, bx, height - by, x, height - y)
    if outline.is_closed:
        path.close()
    return str(path.getCode())
