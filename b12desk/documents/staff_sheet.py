"""A sheet of staff paper about one patient or one subject: who it is about, then parts with facts and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.advice import INFORMS
from b12desk.documents.blocks import Type, lines
from b12desk.documents.faces import Face
from b12desk.documents.lacking import lacking_note
from b12desk.documents.pages import Paper, document
from b12desk.documents.palette import BLUE, PALE, QUIET
from b12desk.documents.sheet import Sheet
from b12desk.documents.strips import Panel, Strip, kept, side_by_side, space
from b12desk.documents.table import Column, Row, TableLook, table

_LOOK = TableLook(size=8.4, leading=11, padding=2)
_TEXT = Type(size=9, leading=12)
_LABEL = Type(size=9, leading=12, colour=QUIET)
_STRONG = Type(Face.BOLD, 9, 12)
_LABEL_WIDTH = 118.0


@dataclass(frozen=True, slots=True)
class About:
    """Who a sheet is about, every value in the words that are printed."""

    name: str
    born: str
    gender: str
    nhs: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sheet: (label, value) facts, sentences, and a table whose `shares` divide the width."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    sentences: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class StaffSheet:
    """A whole sheet. `properties` is the title in the file, which names nobody; `about` None is no patient."""

    title: str
    properties: str
    clinic: str
    as_of: date
    parts: tuple[Part, ...]
    about: About | None = None


def staff_sheet_pdf(sheet: StaffSheet, paper: Paper | None = None, *, mark: str = "") -> bytes:
    """Return the sheet on A4; whom it is about is named on every page."""
    chosen = paper or Paper(margin=34)
    width = chosen.text_width
    strips: list[Strip] = (
        [*lines(sheet.clinic, width, Type(Face.BOLD, 10, 13.5, BLUE)), space(1)] if sheet.clinic else []
    )
    strips += _opening(sheet, width, chosen)
    strips += _banner(sheet.about, width) if sheet.about else []
    for part in sheet.parts:
        strips += _part(part, width)
    strips += lacking_note(_texts(sheet), width)
    named = f"{sheet.about.name} · born {sheet.about.born} · " if sheet.about else ""
    running = (*lines(f"{named}{sheet.title} · {staff_date(sheet.as_of)}", width, _LABEL)[:3], space(4))
    foot = (INFORMS, f"As of {staff_date(sheet.as_of)}")
    return document(strips, chosen, title=sheet.properties, foot=foot, running=running, mark=mark)


def _texts(sheet: StaffSheet) -> Iterator[str]:
    """Yield every text of a sheet that somebody typed."""
    yield sheet.about.name if sheet.about else ""
    for part in sheet.parts:
        yield from part.sentences
        for row in (*part.facts, *part.rows):
            yield from row


def _opening(sheet: StaffSheet, width: float, paper: Paper) -> Sequence[Strip]:
    beside = 120.0
    left = lines(sheet.title, width - beside - 12, Type(Face.BOLD, 15, 19.5))
    right = lines(f"As of {staff_date(sheet.as_of)}", beside, Type(Face.BOLD, 9.5, 19.5))
    return (*side_by_side(left, right, across=width - beside, tallest=paper.text_height / 2), space(5))


def _banner(about: About, width: float) -> Sequence[Strip]:
    """Return name, birth, gender and number, in that order, on a ground of their own."""
    panel = Panel(width, PALE, BLUE)
    room = width - 24
    said = f"Born {about.born} · Gender {about.gender or 'Not recorded'} · NHS No. {about.nhs}"
    inner = [*lines(about.name, room, Type(Face.BOLD, 11.5, 15)), *lines(said, room, _TEXT)]
    inside = [space(6), *inner, space(6)]
    return [*(_indented(strip, panel) for strip in kept(inside)), space(3)]


def _indented(strip: Strip, panel: Panel) -> Strip:
    return Strip(strip.height, lambda sheet, x, y: strip.draw(sheet, x + 14, y), keeps=strip.keeps, panel=panel)


def _part(part: Part, width: float) -> list[Strip]:
    heading = kept([space(8), *lines(part.title, width, Type(Face.BOLD, 10.5, 14, BLUE)), space(1)])
    strips = [Strip(s.height, s.draw, keeps=True, is_gap=s.is_gap) for s in heading]
    for label, value in part.facts:
        strips += _fact(label, value, width)
    for text in part.sentences:
        strips += lines(text, width, _TEXT)
    if part.headings:
        columns = [Column(name, share * width) for name, share in zip(part.headings, part.shares, strict=True)]
        strips += table(columns, [Row(row) for row in part.rows], _LOOK)
    return strips


def _fact(label: str, value: str, width: float) -> tuple[Strip, ...]:
    """Return a label with its value beside it; a long value goes on below itself."""
    values = lines(value or "Not recorded", width - _LABEL_WIDTH, _STRONG)
    labels = lines(label, _LABEL_WIDTH - 8, _LABEL)
    rows: list[Strip] = []
    for n in range(max(len(values), len(labels))):
        rows.append(_pair(labels[n] if n < len(labels) else None, values[n] if n < len(values) else None))
    return tuple(rows)


def _pair(label: Strip | None, value: Strip | None) -> Strip:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        if label is not None:
            label.draw(sheet, x, y)
        if value is not None:
            value.draw(sheet, x + _LABEL_WIDTH, y)

    return Strip(_TEXT.leading, draw)
