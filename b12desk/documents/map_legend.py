"""What the marks of the body map mean."""

from collections.abc import Callable

from b12desk.documents.palette import BLUE, MID_BLUE, QUIET, RED, SKIN_EDGE
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Strip

_SIZE = 8.5

Mark = Callable[[Sheet, float, float], None]
"""Draws a sign about a point."""


def legend(
    width: float, *, has_next: bool, has_others: bool, has_restricted: bool, size: float = _SIZE, colour: str = QUIET
) -> tuple[Strip, ...]:
    """Return the legend as bands of two entries."""
    marks: list[tuple[bool, Mark, str]] = [
        (has_next, _next_mark, "Next injection"),
        (has_others, _other_mark, "Other sites"),
        (has_restricted, _restricted_mark, "Do not use"),
    ]
    entries = [(mark, words) for is_shown, mark, words in marks if is_shown]
    return tuple(_row(entries[index : index + 2], width, size, colour) for index in range(0, len(entries), 2))


def _row(entries: list[tuple[Mark, str]], width: float, size: float, colour: str) -> Strip:
    height = size * 1.65

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for mark, words in entries:
            mark(sheet, x + 8, y + height / 2)
            sheet.text(x + 19, y + height / 2 + size * 0.353, words, face=Face.REGULAR, size=size, colour=colour)
            x += width / 2

    return Strip(height, draw, keeps=True)


def _next_mark(sheet: Sheet, x: float, y: float) -> None:
    sheet.circle(x, y, 2.6, fill=BLUE)
    sheet.circle(x, y, 5, edge=BLUE, width=1.5)


def _other_mark(sheet: Sheet, x: float, y: float) -> None:
    sheet.circle(x, y, 4.5, fill=MID_BLUE, edge=SKIN_EDGE, width=0.6)


def _restricted_mark(sheet: Sheet, x: float, y: float) -> None:
    for shift in (-3.2, 0.0, 3.2):
        sheet.line(((x - 2.5 + shift, y + 3.5), (x + 2.5 + shift, y - 3.5)), colour=RED, width=1)
