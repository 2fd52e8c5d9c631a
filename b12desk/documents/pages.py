"""From bands to a document: margins, what stands on top of later pages, and the line at the foot of every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from b12desk.documents.blocks import Type
from b12desk.documents.palette import LINE, QUIET, RED, TEXT
from b12desk.documents.sheet import A4_HEIGHT, A4_WIDTH, Face, Sheet, text_width
from b12desk.documents.strips import Strip, draw_strips, paginate, total
from b12desk.documents.wrapping import wrap

_MARK = Type(Face.BOLD, 11, 14, RED)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's size, the margin on all four sides and the size of the line at its foot, in points."""

    width: float = A4_WIDTH
    height: float = A4_HEIGHT
    margin: float = 38
    foot_size: float = 8

    @property
    def text_width(self) -> float:
        """The room between the side margins."""
        return self.width - 2 * self.margin

    @property
    def text_height(self) -> float:
        """The room between the top margin and the foot line."""
        return self.height - 2 * self.margin - self.foot_size - 14


_READ_BY_ALL = 16
PORTRAIT = Paper()
LANDSCAPE = Paper(width=A4_HEIGHT, height=A4_WIDTH, margin=36)


def document(
    strips: Sequence[Strip],
    paper: Paper,
    *,
    title: str,
    foot: tuple[str, ...],
    running: Sequence[Strip] = (),
    mark: str = "",
) -> bytes:
    """Return the PDF: the bands on as many pages as they need, `running` on top of every page but the first.

    `title` goes into the file's properties and so names nobody. `foot` stands left at the foot of each page, beside
    “Page 1 of 2”; `mark` stands in the margin on top of each.
    """
    sheet = Sheet(width=paper.width, height=paper.height, title=title)
    room = paper.text_height
    pages = paginate(strips, first=room, later=max(room - total(running), room / 2))
    for number, page in enumerate(pages, start=1):
        placed = page if number == 1 else (*running, *page)
        draw_strips(sheet, placed, paper.margin, paper.margin)
        if mark:
            _mark(sheet, paper, mark)
        _foot(sheet, paper, foot, f"Page {number} of {len(pages)}")
        sheet.end_page()
    return sheet.finish()


def _mark(sheet: Sheet, paper: Paper, words: str) -> None:
    left = (paper.width - text_width(words, Face.BOLD, _MARK.size)) / 2
    sheet.text(left, paper.margin * 0.6, words, face=Face.BOLD, size=_MARK.size, colour=_MARK.colour)


def _foot(sheet: Sheet, paper: Paper, foot: tuple[str, ...], page: str) -> None:
    type_ = Type(size=paper.foot_size, colour=QUIET if paper.foot_size < _READ_BY_ALL else TEXT)
    top = paper.height - paper.margin - paper.foot_size - 2
    right = paper.width - paper.margin
    sheet.line(((paper.margin, top - 6), (right, top - 6)), colour=LINE, width=0.6)
    page_width = text_width(page, Face.REGULAR, type_.size)
    (words, *_) = wrap("  ·  ".join(foot), Face.REGULAR, type_.size, paper.text_width - page_width - 20)
    for x, text in ((paper.margin, words), (right - page_width, page)):
        sheet.text(x, top + type_.size * 0.9 - 2.2, text, face=Face.REGULAR, size=type_.size, colour=type_.colour)
