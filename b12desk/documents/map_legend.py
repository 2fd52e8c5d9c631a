"""What the marks of the body map mean."""

from collections.abc import Callable

from b12desk.documents.palette import BLUE, MID_BLUE, QUIET, RED, SKIN_EDGE
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Strip

_SIZE = 8.5

Mark = Callable[[Sheet, float, float, float], None]
"""Draws a sign about a point, so many times its usual size."""


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
    height, scale = size * 1.65, size / _SIZE

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for mark, words in entries:
            middle = y + height / 2
            mark(sheet, x + 8 * scale, middle, scale)
            sheet.text(x + 19 * scale, middle + size * 0.353, words, face=Face.REGULAR, size=size, colour=colour)
            x += width / 2

    return Strip(height, draw, keeps=True)


def _next_mark(sheet: Sheet, x: float, y: float, scale: float) -> None:
    sheet.circle(x, y, 2.6 * scale, fill=BLUE)
    sheet.circle(x, y, 5 * scale, edge=BLUE, width=1.5 * scale)


def _other_mark(sheet: Sheet, x: float, y: float, scale: float) -> None:
    sheet.circle(x, y, 4.5 * scale, fill=MID_BLUE, edge=SKIN_EDGE, width=0.6 * scale)


def _restricted_mark(sheet: Sheet, x: float, y: float, scale: float) -> None:
    across, up = 2.5 * scale, 3.5 * scale
    for shift in (-3.2 * scale, 0.0, 3.2 * scale):
        sheet.line(((x - across + shift, y + up), (x + across + shift, y - up)), colour=RED, width=scale)
