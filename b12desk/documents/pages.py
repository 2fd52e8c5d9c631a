"""From bands to a document: margins, what stands on top of later pages, and the line at the foot of every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from b12desk.documents.blocks import Type
from b12desk.documents.palette import LINE, QUIET
from b12desk.documents.sheet import A4_HEIGHT, A4_WIDTH, Face, Sheet, text_width
from b12desk.documents.strips import Strip, draw_strips, paginate, total
from b12desk.documents.wrapping import wrap

_FOOT = Type(size=8, leading=10.5, colour=QUIET)
_FOOT_HEIGHT = 22.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's size and the margin on all four sides, in points."""

    width: float = A4_WIDTH
    height: float = A4_HEIGHT
    margin: float = 38

    @property
    def text_width(self) -> float:
        """The room between the side margins."""
        return self.width - 2 * self.margin

    @property
    def text_height(self) -> float:
        """The room between the top margin and the foot line."""
        return self.height - 2 * self.margin - _FOOT_HEIGHT


PORTRAIT = Paper()
LANDSCAPE = Paper(width=A4_HEIGHT, height=A4_WIDTH, margin=36)


def document(
    strips: Sequence[Strip], paper: Paper, *, title: str, foot: tuple[str, ...], running: Sequence[Strip] = ()
) -> bytes:
    """Return the PDF: the bands on as many pages as they need, `running` on top of every page but the first.

    `title` goes into the file's properties and so names nobody. `foot` stands left at the foot of each page, beside
    “Page 1 of 2”.
    """
    sheet = Sheet(width=paper.width, height=paper.height, title=title)
    room = paper.text_height
    pages = paginate(strips, first=room, later=max(room - total(running), room / 2))
    for number, page in enumerate(pages, start=1):
        placed = page if number == 1 else (*running, *page)
        draw_strips(sheet, placed, paper.margin, paper.margin)
        _foot(sheet, paper, foot, f"Page {number} of {len(pages)}")
        sheet.end_page()
    return sheet.finish()


def _foot(sheet: Sheet, paper: Paper, foot: tuple[str, ...], page: str) -> None:
    top = paper.height - paper.margin - 10
    right = paper.width - paper.margin
    sheet.line(((paper.margin, top - 6), (right, top - 6)), colour=LINE, width=0.6)
    page_width = text_width(page, Face.REGULAR, _FOOT.size)
    (words, *_) = wrap("  ·  ".join(foot), Face.REGULAR, _FOOT.size, paper.text_width - page_width - 20)
    for x, text in ((paper.margin, words), (right - page_width, page)):
        sheet.text(x, top + 5, text, face=Face.REGULAR, size=_FOOT.size, colour=_FOOT.colour)
