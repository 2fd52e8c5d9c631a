"""What a part of a printed page says when it is read back, in the order in which it was written.

A reader puts what runs from right to left into an order of its own as soon as a line has both directions. So a line
with such letters is read sign by sign from left to right, and each stretch of them is turned round again.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from b12desk.documents.printed_text import missing_glyphs, printed_text

_SAME_LINE = 3.0
_WHITE = frozenset(map(ord, " \r\n\t\u00a0"))
_LAST_READ = "\ufffd"
_MM = 72 / 25.4
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}](?:[^\\w]*[{_LETTERS}])*")
_HARD = re.compile(f"[{_LETTERS}\u0300-\u036f]")
"""What a reader brings into another order, or says twice: letters read from the right, and marks."""
_BRACKETS = str.maketrans(")]}>", "([{<")
_HYPHENS = str.maketrans("\u0002\ufffe", "--")
"""What a reader makes of a hyphen at the end of a line."""


class Sign(NamedTuple):
    """One letter where it begins, in points from the top left corner."""

    letter: str
    x: float
    y: float


class Page:
    """A page of a PDF that is open."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._words = page.get_textpage()
        self.width, self.height = page.get_width(), page.get_height()

    def said(self, left: float = 0, top: float = 0, right: float = 1e4, bottom: float = 1e4) -> str:
        """Return what stands in a part of the page, in points from its top left corner, without white space."""
        found = self._words.get_text_bounded(left, self.height - bottom, right, self.height - top)
        if _HARD.search(found):
            return self.said_by_signs(left, top, right, bottom)
        return bare(found)

    def said_by_signs(self, left: float = 0, top: float = 0, right: float = 1e4, bottom: float = 1e4) -> str:
        """Return the same, read sign by sign; slower, and exact where something else stands close by."""
        inside = [sign for sign in self._signs if left <= sign.x <= right and top <= sign.y <= bottom]
        return bare("".join(_in_order(line) for line in _lines(inside)))

    def said_mm(self, left: float, top: float, right: float, bottom: float) -> str:
        """Return the same of a part in millimetres."""
        return self.said(left * _MM, top * _MM, right * _MM, bottom * _MM)

    def start_of(self, heading: str) -> float:
        """Return where the column of a table with this heading begins."""
        return next(sign.x for n, sign in enumerate(self._signs) if self._begins(n, heading)) - 2

    def _begins(self, start: int, words: str) -> bool:
        letters = "".join(words.split())
        return "".join(sign.letter for sign in self._signs[start : start + len(letters)]) == letters

    @cached_property
    def _signs(self) -> tuple[Sign, ...]:
        box, found = raw.FS_RECTF(), []
        for n in range(self._words.count_chars()):
            code = raw.FPDFText_GetUnicode(self._words.raw, n)
            if code not in _WHITE:
                raw.FPDFText_GetLooseCharBox(self._words.raw, n, box)
                found.append(Sign(chr(code), box.left, self.height - box.bottom))
        return tuple(found)

    def close(self) -> None:
        """Close what was opened."""
        self._words.close()
        self._page.close()


@contextmanager
def pages_of(pdf: bytes) -> Iterator[tuple[Page, ...]]:
    """Open a PDF to be read."""
    document = pypdfium2.PdfDocument(pdf)
    pages = tuple(Page(page) for page in document)
    try:
        yield pages
    finally:
        for page in pages:
            page.close()
        document.close()


def everything(pdf: bytes) -> str:
    """Return all that a PDF says."""
    with pages_of(pdf) as pages:
        return "".join(page.said() for page in pages)


def bare(text: str) -> str:
    """Return the letters alone: no white space, marks apart, brackets all open, since this reader turns some of them.

    It also leaves out most replacement characters and everything beyond U+FFFF, which others read.
    """
    apart = unicodedata.normalize("NFKD", text.translate(_HYPHENS)).translate(_BRACKETS)
    return "".join(letter for letter in apart if not letter.isspace() and letter < _LAST_READ)


def on_paper(text: str) -> str:
    """Return what a text is on paper, bare, without the letters that no font has."""
    lacking = missing_glyphs(text)
    return bare("".join(letter for letter in printed_text(text) if letter not in lacking))


def _lines(signs: list[Sign]) -> Iterator[list[Sign]]:
    lowest, line = 0.0, 0
    numbered = []
    for sign in sorted(signs, key=lambda sign: sign.y):
        line += sign.y - lowest > _SAME_LINE
        lowest = sign.y
        numbered.append((line, sign))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        yield [sign for _, sign in group]


def _in_order(line: list[Sign]) -> str:
    """Return a line as it was written: each letter with its marks where it begins, what runs from the right turned."""
    whole: list[tuple[float, str]] = []
    for sign in line:
        if whole and unicodedata.combining(sign.letter):
            whole[-1] = (whole[-1][0], whole[-1][1] + sign.letter)
        else:
            whole.append((sign.x, sign.letter))
    seen = "".join(letter for _, letter in sorted(whole, key=lambda one: one[0]))
    return _RIGHT_TO_LEFT.sub(lambda found: found[0][::-1], seen)
