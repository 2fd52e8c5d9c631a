"""The clinic's own text or link as a QR code; never anything about a patient."""

import segno

from b12desk.documents.blocks import SMALL, Type, lines
from b12desk.documents.palette import TEXT
from b12desk.documents.sheet import Sheet
from b12desk.documents.strips import Strip, side_by_side, space

LONGEST_QR_TEXT = 200
_QUIET_ZONE = 4
_MASK = 2


def qr_block(text: str, width: float, *, side: float = 76, type_: Type = SMALL) -> tuple[Strip, ...]:
    """Return the code with the same text in letters beside it; nothing for an empty text."""
    if not text:
        return ()
    room = width - side - 10
    words = (space(8), *lines("From your clinic. Scan the code, or read:", room, type_), *lines(text, room, type_))
    return side_by_side((qr_strip(text, side),), words, across=side + 10, tallest=400)


def qr_strip(text: str, side: float) -> Strip:
    """Return a square with the code, its white border included; the same text is always the same code."""
    code = segno.make(text, error="m", mask=_MASK, micro=False, boost_error=False)
    rows = tuple(bytes(row) for row in code.matrix)
    module = side / (len(rows) + 2 * _QUIET_ZONE)

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for number, row in enumerate(rows):
            top = y + (number + _QUIET_ZONE) * module
            for start, end in _dark(row):
                left = x + (start + _QUIET_ZONE) * module
                sheet.box(left, top, (end - start) * module, module, fill=TEXT)

    return Strip(side, draw)


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Return where the dark stretches of a row begin and end, the end not included."""
    found, start = [], None
    for index, is_dark in enumerate((*row, 0)):
        if is_dark and start is None:
            start = index
        elif not is_dark and start is not None:
            found.append((start, index))
            start = None
    return found
