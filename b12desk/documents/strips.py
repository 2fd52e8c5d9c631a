"""Pages as bands from top to bottom: every band has a height, so that pages break before anything is drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, groupby

from b12desk.documents.sheet import Sheet

Draw = Callable[[Sheet, float, float], None]
"""Draws a band whose top left corner is at x, y."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A coloured ground behind neighbouring bands, with an optional bar down its left side."""

    width: float
    fill: str
    bar: str = ""
    radius: float = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """A band across a page or column. `keeps` holds it on one page with the band below.

    `head` is repeated at the top of a page that begins with this band; an empty `is_gap` is left out there.
    """

    height: float
    draw: Draw
    keeps: bool = False
    panel: Panel | None = None
    head: tuple["Strip", ...] = ()
    is_gap: bool = False


def space(height: float, *, keeps: bool = False) -> Strip:
    """Return an empty band."""
    return Strip(height, lambda sheet, x, y: None, keeps, is_gap=True)


def total(strips: Sequence[Strip]) -> float:
    """Return the height of the bands together."""
    return sum(strip.height for strip in strips)


def kept(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Return the bands held together on one page."""
    return tuple(replace(strip, keeps=index < len(strips) - 1) for index, strip in enumerate(strips))


def moved(strips: Sequence[Strip], across: float) -> tuple[Strip, ...]:
    """Return the bands drawn further to the right."""

    def shifted(draw: Draw) -> Draw:
        return lambda sheet, x, y: draw(sheet, x + across, y)

    return tuple(replace(strip, draw=shifted(strip.draw)) for strip in strips)


def draw_strips(sheet: Sheet, strips: Sequence[Strip], x: float, y: float) -> None:
    """Draw bands from top to bottom, each panel first as one piece."""
    for panel, group in groupby(strips, key=lambda strip: strip.panel):
        members = tuple(group)
        if panel is not None:
            _ground(sheet, panel, x, y, total(members))
        for strip in members:
            strip.draw(sheet, x, y)
            y += strip.height


def side_by_side(left: Sequence[Strip], right: Sequence[Strip], *, across: float, tallest: float) -> tuple[Strip, ...]:
    """Return two columns as one band; one below the other when that would be taller than a page."""
    height = max(total(left), total(right))
    if height > tallest:
        return (*left, *right)

    def both(sheet: Sheet, x: float, y: float) -> None:
        draw_strips(sheet, left, x, y)
        draw_strips(sheet, right, x + across, y)

    return (Strip(height, both),)


def paginate(strips: Sequence[Strip], *, first: float, later: float) -> tuple[tuple[Strip, ...], ...]:
    """Return the bands of each page, given the heights that the first and the later pages hold."""
    pages: list[list[Strip]] = [[]]
    left = first
    for chain in _chains(strips, later):
        if total(chain) > left and pages[-1]:
            chain = tuple(dropwhile(lambda strip: strip.is_gap and strip.panel is None, chain))
            if not chain:
                left = 0.0
                continue
            pages.append(list(chain[0].head))
            left = later - total(chain[0].head)
        pages[-1].extend(chain)
        left -= total(chain)
    return tuple(tuple(page) for page in pages)


def _chains(strips: Sequence[Strip], tallest: float) -> Iterator[tuple[Strip, ...]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keeps:
            yield from _fitting(tuple(chain), tallest)
            chain = []
    if chain:
        yield from _fitting(tuple(chain), tallest)


def _fitting(chain: tuple[Strip, ...], tallest: float) -> Iterator[tuple[Strip, ...]]:
    """Yield the chain whole, or band by band when no page could hold it."""
    if total(chain) + total(chain[0].head) <= tallest:
        yield chain
    else:
        yield from ((strip,) for strip in chain)


def _ground(sheet: Sheet, panel: Panel, x: float, y: float, height: float) -> None:
    sheet.box(x, y, panel.width, height, fill=panel.fill, radius=panel.radius)
    if panel.bar:
        sheet.box(x, y, 4, height, fill=panel.bar)
