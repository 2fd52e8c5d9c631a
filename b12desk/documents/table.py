"""Tables that wrap every cell, repeat their heading on a new page and break a row taller than a page."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from itertools import zip_longest

from b12desk.documents.blocks import Type
from b12desk.documents.palette import BLUE, LINE, TEXT
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Draw, Strip
from b12desk.documents.wrapping import wrap

_GUTTER = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, its width with the gutter, and the face of its cells."""

    title: str
    width: float
    face: Face = Face.REGULAR


@dataclass(frozen=True, slots=True)
class Row:
    """One text a column; `note` stands below them across the table, `below` as lines from the second column on.

    `colour` is that of the columns numbered in `coloured`, of the whole row when that is None.
    """

    cells: tuple[str, ...]
    _: KW_ONLY
    note: str = ""
    below: tuple[str, ...] = ()
    colour: str = TEXT
    coloured: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """Size and spacing of a table's text; `padding` lies above and below each row."""

    size: float = 9.5
    leading: float = 13
    padding: float = 2.6


def table(columns: Sequence[Column], rows: Sequence[Row], look: TableLook | None = None) -> tuple[Strip, ...]:
    """Return a table as bands."""
    chosen = look or TableLook()
    width = sum(column.width for column in columns)
    head = _head(columns, chosen, width)
    strips = list(head)
    for row in rows:
        strips += [replace(strip, head=head) for strip in _row(columns, row, chosen, width)]
    return tuple(strips)


def _head(columns: Sequence[Column], look: TableLook, width: float) -> tuple[Strip, ...]:
    titles = [wrap(column.title, Face.BOLD, look.size - 0.5, column.width - _GUTTER) for column in columns]
    type_ = Type(Face.BOLD, look.size - 0.5, look.leading, BLUE)
    strips = _bands(columns, titles, [type_] * len(columns), look)
    return tuple(replace(strip, keeps=True) for strip in _ruled(strips, width, BLUE, 1.2))


def _row(columns: Sequence[Column], row: Row, look: TableLook, width: float) -> tuple[Strip, ...]:
    cells = [
        wrap(text, column.face, look.size, column.width - _GUTTER)
        for column, text in zip(columns, row.cells, strict=True)
    ]
    types = [
        Type(column.face, look.size, look.leading, row.colour if row.coloured is None or n in row.coloured else TEXT)
        for n, column in enumerate(columns)
    ]
    strips = _bands(columns, cells, types, look)
    if row.note:
        noted = [wrap(row.note, Face.BOLD, look.size, width - _GUTTER)]
        strips += _bands(
            [Column("", width)], noted, [Type(Face.BOLD, look.size, look.leading, BLUE)], look, above=False
        )
    for text in row.below:
        strips += _below(columns, text, look, width)
    ruled = _ruled(strips, width, LINE, 0.6)
    return tuple(replace(strip, keeps=index < len(ruled) - 1) for index, strip in enumerate(ruled))


def _below(columns: Sequence[Column], text: str, look: TableLook, width: float) -> list[Strip]:
    """Return a line of its own, wrapped, that leaves the first column free."""
    first = columns[0].width
    room = (Column("", first), Column("", width - first))
    said: list[tuple[str, ...]] = [(), wrap(text, Face.REGULAR, look.size, width - first - _GUTTER)]
    return _bands(room, said, [Type(size=look.size, leading=look.leading)] * 2, look, above=False)


def _bands(
    columns: Sequence[Column],
    cells: Sequence[tuple[str, ...]],
    types: Sequence[Type],
    look: TableLook,
    *,
    above: bool = True,
) -> list[Strip]:
    """Return one band a line of text, with room above the first and below the last."""
    levels = list(zip_longest(*cells, fillvalue=""))
    strips = []
    for index, level in enumerate(levels):
        top = look.padding if index == 0 and above else 0.0
        below = look.padding if index == len(levels) - 1 else 0.0
        strips.append(Strip(look.leading + top + below, _cells(columns, level, types, top)))
    return strips


def _cells(columns: Sequence[Column], level: Sequence[str], types: Sequence[Type], top: float) -> Draw:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        for column, text, type_ in zip(columns, level, types, strict=True):
            if text:
                baseline = y + top + type_.leading * 0.74
                sheet.text(x, baseline, text, face=type_.face, size=type_.size, colour=type_.colour)
            x += column.width

    return draw


def _ruled(strips: Sequence[Strip], width: float, colour: str, thickness: float) -> tuple[Strip, ...]:
    """Return the bands with a line under the last of them."""
    *others, last = strips
    below = last.height

    def draw(sheet: Sheet, x: float, y: float) -> None:
        last.draw(sheet, x, y)
        sheet.line(((x, y + below), (x + width, y + below)), colour=colour, width=thickness)

    return (*others, replace(last, draw=draw))
