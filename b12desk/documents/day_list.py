"""The list for a day of the clinic: who may come and what is planned, with columns to write in by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.advice import INFORMS
from b12desk.documents.blocks import SMALL, Type, lines
from b12desk.documents.faces import Face
from b12desk.documents.lacking import lacking_note
from b12desk.documents.pages import LANDSCAPE, document
from b12desk.documents.palette import BLUE, LINE, RED, TEXT
from b12desk.documents.sheet import Sheet
from b12desk.documents.strips import Strip, side_by_side, space
from b12desk.documents.table import Column, Row, TableLook, table

_TITLE = "Vitamin B12 injections: list for a day"
_LOOK = TableLook(size=8, leading=11, padding=7)
_BESIDE = 150.0
_COLOURED = frozenset({1})
_PRINTED = (
    ("Name", 0.0),
    ("Status", 62.0),
    ("Born", 84.0),
    ("Phone", 72.0),
    ("Planned dose", 84.0),
    ("Next site", 56.0),
)
BLANK = (("Time", 40.0), ("Site given", 56.0), ("Batch, expiry", 78.0), ("Given by", 58.0), ("Notes", 62.0))


@dataclass(frozen=True, slots=True)
class DayRow:
    """One patient of the day, every value in the words that are printed."""

    name: str
    status: str
    born: str
    phone: str
    dose: str
    next_site: str
    is_overdue: bool = False


def day_list_pdf(day: date, clinic: str, rows: Sequence[DayRow], *, mark: str = "", spare: int = 4) -> bytes:
    """Return the list on A4 landscape, in the order given, with `spare` empty rows for whoever else comes."""
    width = LANDSCAPE.text_width
    title = f"Clinic list for {staff_date(day)}"
    count = f"{len(rows)} patient{'' if len(rows) == 1 else 's'}"
    strips: list[Strip] = [*lines(clinic, width, Type(Face.BOLD, 10.5, 15, BLUE)), space(2)] if clinic else []
    left = lines(title, width - _BESIDE - 12, Type(Face.BOLD, 16, 21))
    right = lines(count, _BESIDE, Type(Face.BOLD, 10.5, 21))
    strips += [*side_by_side(left, right, across=width - _BESIDE, tallest=LANDSCAPE.text_height / 2), space(4)]
    made = table(_columns(width), [*map(_row, rows), *[_row(DayRow("", "", "", "", "", ""))] * spare], _LOOK)
    strips += [_with_lines(strip, width) for strip in made]
    strips += lacking_note((row.name for row in rows), width)
    running = (*lines(title, width, SMALL)[:1], space(4))
    foot = (INFORMS, f"Printed for {staff_date(day)}")
    return document(strips, LANDSCAPE, title=_TITLE, foot=foot, running=running, mark=mark)


def _with_lines(strip: Strip, width: float) -> Strip:
    """Return a band with an upright line before every column to write in."""
    starts = [width - sum(each for _, each in BLANK[n:]) - 4 for n in range(len(BLANK))]

    def draw(sheet: Sheet, x: float, y: float) -> None:
        strip.draw(sheet, x, y)
        for start in starts:
            sheet.line(((x + start, y), (x + start, y + strip.height)), colour=LINE, width=0.6)

    return replace(strip, draw=draw, head=tuple(_with_lines(each, width) for each in strip.head))


def _columns(width: float) -> tuple[Column, ...]:
    used = sum(each for _, each in (*_PRINTED, *BLANK))
    return tuple(
        Column(name, each or width - used, Face.BOLD if name == "Name" else Face.REGULAR)
        for name, each in (*_PRINTED, *BLANK)
    )


def _row(row: DayRow) -> Row:
    cells = (row.name, row.status, row.born, row.phone, row.dose, row.next_site, *("" for _ in BLANK))
    return Row(cells, colour=RED if row.is_overdue else TEXT, coloured=_COLOURED)
