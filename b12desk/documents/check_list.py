"""Reviews and blood tests on paper: what is overdue, what is due, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.advice import INFORMS
from b12desk.documents.blocks import BODY, SMALL, Type, lines
from b12desk.documents.lacking import lacking_note
from b12desk.documents.pages import LANDSCAPE, document
from b12desk.documents.palette import BLUE, RED, TEXT
from b12desk.documents.sheet import Face
from b12desk.documents.strips import Strip, side_by_side, space
from b12desk.documents.table import Column, Row, TableLook, table

_TITLE = "Vitamin B12 injections: reviews and blood tests"
_LOOK = TableLook(size=8.2, leading=11.2, padding=3.5)
_COUNT_WIDTH = 130.0
_STATE = frozenset({1})


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One review or blood test of one patient, every value in the words that are printed."""

    what: str
    state: str
    window: str
    name: str
    born: str
    nhs: str
    phone: str
    protocol: str
    is_overdue: bool


def check_list_pdf(title: str, as_of: date, clinic: str, rows: Sequence[CheckLine], *, mark: str = "") -> bytes:
    """Return the list on A4 landscape, in the order given; heading and `mark` are repeated on every page."""
    width = LANDSCAPE.text_width
    count = f"{len(rows)} line{'' if len(rows) == 1 else 's'}"
    left = lines(title, width - _COUNT_WIDTH - 20, Type(Face.BOLD, 16, 21))
    right = (*lines(f"As of {staff_date(as_of)}", _COUNT_WIDTH, Type(Face.BOLD)), *lines(count, _COUNT_WIDTH))
    strips: list[Strip] = [*lines(clinic, width, Type(Face.BOLD, 10.5, 15, BLUE)), space(2)] if clinic else []
    strips += [*side_by_side(left, right, across=width - _COUNT_WIDTH, tallest=LANDSCAPE.text_height / 2), space(8)]
    strips += table(_columns(width), [_row(row) for row in rows], _LOOK)
    if not rows:
        strips += [space(8), *lines("Nothing is on this list.", width, BODY)]
    strips += lacking_note((row.name for row in rows), width)
    running = (*lines(f"{title} · {staff_date(as_of)}", width, SMALL)[:2], space(4))
    return document(
        strips,
        LANDSCAPE,
        title=_TITLE,
        foot=(INFORMS, f"Printed as of {staff_date(as_of)}"),
        running=running,
        mark=mark,
    )


def _columns(width: float) -> tuple[Column, ...]:
    before = (Column("What", 108, Face.BOLD), Column("State", 92, Face.BOLD), Column("Window", 84))
    after = (Column("Born", 98), Column("NHS number", 76), Column("Phone", 82), Column("Protocol", 110))
    used = sum(column.width for column in (*before, *after))
    return (*before, Column("Name", width - used, Face.BOLD), *after)


def _row(row: CheckLine) -> Row:
    cells = (row.what, row.state, row.window, row.name, row.born, row.nhs, row.phone, row.protocol)
    return Row(cells, colour=RED if row.is_overdue else TEXT, coloured=_STATE)
