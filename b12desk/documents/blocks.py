"""Headings, sentences, lists and panels, made of bands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from b12desk.documents.palette import BLUE, QUIET, TEXT, WHITE
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Draw, Panel, Strip, moved, space, total
from b12desk.documents.wrapping import wrap

_ASCENT = 0.76
"""Where the baseline lies in a line, as a share of the leading."""


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: face, size, distance from line to line and colour."""

    face: Face = Face.REGULAR
    size: float = 10.5
    leading: float = 14.5
    colour: str = TEXT


BODY = Type()
STRONG = Type(Face.BOLD)
SMALL = Type(size=9, leading=12.5, colour=QUIET)
HEADING = Type(Face.BOLD, 13.5, 18, BLUE)
TITLE = Type(Face.BOLD, 21, 26)
_INDENT = 13


def lines(text: str, width: float, type_: Type = BODY) -> tuple[Strip, ...]:
    """Return a text as one band a line; its first two lines and its last two stay together."""
    wrapped = wrap(text, type_.face, type_.size, width)
    last = len(wrapped) - 1
    return tuple(
        Strip(type_.leading, _line(line, type_), keeps=index < last and index in (0, last - 1))
        for index, line in enumerate(wrapped)
    )


def heading(text: str, width: float, *, above: float = 16) -> tuple[Strip, ...]:
    """Return a section's heading, which is never the last thing on a page."""
    strips = (space(above), *lines(text, width, HEADING), space(4))
    return tuple(replace(strip, keeps=True) for strip in strips)


def sentences(texts: Sequence[str], width: float, type_: Type = BODY, *, gap: float = 5) -> tuple[Strip, ...]:
    """Return paragraphs with a little room between them."""
    strips: list[Strip] = []
    for text in texts:
        strips += [*([space(gap)] if strips else []), *lines(text, width, type_)]
    return tuple(strips)


def bullets(texts: Sequence[str], width: float, type_: Type = BODY, *, gap: float = 3) -> tuple[Strip, ...]:
    """Return a list, one point a text."""
    return _marked([("•", text) for text in texts], width, type_, gap, _indent(_INDENT, type_))


def numbered(texts: Sequence[str], width: float, type_: Type = BODY, *, gap: float = 3) -> tuple[Strip, ...]:
    """Return a list of steps, numbered from 1."""
    return _marked(
        [(f"{number}.", text) for number, text in enumerate(texts, 1)], width, type_, gap, _indent(20, type_)
    )


def panelled(strips: Sequence[Strip], panel: Panel, *, padding: float = 11) -> tuple[Strip, ...]:
    """Return the bands on a coloured ground, with room on every side."""
    inside = (space(padding, keeps=True), *moved(strips, padding + (3 if panel.bar else 0)), space(padding))
    last = len(inside) - 2
    return tuple(replace(s, panel=panel, keeps=s.keeps or (i >= last - 1 and i <= last)) for i, s in enumerate(inside))


def evened(one: Sequence[Strip], other: Sequence[Strip]) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """Return two panels made equally tall."""
    tallest = max(total(one), total(other))
    return _grown(one, tallest), _grown(other, tallest)


def inner_width(panel: Panel, *, padding: float = 11) -> float:
    """Return the room for text on a panel."""
    return panel.width - 2 * padding - (3 if panel.bar else 0)


def on_dark(type_: Type) -> Type:
    """Return the same type in white."""
    return replace(type_, colour=WHITE)


def _indent(usual: float, type_: Type) -> float:
    """Return the room for a point's mark, larger in large print."""
    return usual * max(1, type_.size / BODY.size)


def _grown(strips: Sequence[Strip], height: float) -> tuple[Strip, ...]:
    *others, last = strips
    return (*others, replace(last, height=last.height + height - total(strips)))


def _marked(
    points: Sequence[tuple[str, str]], width: float, type_: Type, gap: float, indent: float
) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    for mark, text in points:
        first, *others = moved(lines(text, width - indent, type_), indent)
        marked = replace(first, draw=_over(first.draw, _line(mark, type_)))
        strips += [*([space(gap)] if strips else []), marked, *others]
    return tuple(strips)


def _line(text: str, type_: Type) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.text(x, y + type_.leading * _ASCENT, text, face=type_.face, size=type_.size, colour=type_.colour)

    return draw


def _over(one: Draw, other: Draw) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        one(sheet, x, y)
        other(sheet, x, y)

    return draw
