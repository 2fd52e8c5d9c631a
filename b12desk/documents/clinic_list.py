"""The worklist on paper: who is overdue, who is due, and what happens next for each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.advice import INFORMS
from b12desk.documents.blocks import BODY, SMALL, Type, heading, lines
from b12desk.documents.lacking import lacking_note
from b12desk.documents.pages import LANDSCAPE, document
from b12desk.documents.palette import BLUE, RED, TEXT
from b12desk.documents.sheet import Face
from b12desk.documents.strips import Strip, side_by_side, space
from b12desk.documents.table import Column, Row, TableLook, table

_TITLE = "Vitamin B12 injections: clinic list"
_LOOK = TableLook(size=8.2, leading=11.2, padding=3.5)
_OVERDUE = "overdue"
_COUNT_WIDTH = 130.0
_STATUS_AND_DAYS = frozenset({0, 6})


@dataclass(frozen=True, slots=True)
class ListRow:
    """One patient of the list, every value in the words that are printed; `findings` stand beneath the row."""

    status_words: str
    name: str
    born: str
    nhs: str
    phase: str
    window: str
    days_overdue: str
    last: str
    next_site: str
    phone: str
    findings: tuple[str, ...] = ()


def clinic_list_pdf(
    title: str,
    as_of: date,
    clinic: str,
    rows: Sequence[ListRow],
    *,
    reasons: Sequence[tuple[str, str]] = (),
    head: str = "",
    mark: str = "",
) -> bytes:
    """Return the list on A4 landscape, in the order given; the heading is repeated on every page.

    `reasons` are (finding, why it is said) pairs, printed once after the list. `head` is the end of the register's
    audit trail, such as “Register head 12345 · 8f3a1c2d”, by which a register that was cut off later is noticed.
    `mark` stands on top of every page.
    """
    width = LANDSCAPE.text_width
    count = f"{len(rows)} patient{'' if len(rows) == 1 else 's'}"
    left = lines(title, width - _COUNT_WIDTH - 20, Type(Face.BOLD, 16, 21))
    right = (*lines(f"As of {staff_date(as_of)}", _COUNT_WIDTH, Type(Face.BOLD)), *lines(count, _COUNT_WIDTH))
    strips: list[Strip] = [*lines(clinic, width, Type(Face.BOLD, 10.5, 15, BLUE)), space(2)] if clinic else []
    strips += [*side_by_side(left, right, across=width - _COUNT_WIDTH, tallest=LANDSCAPE.text_height / 2), space(8)]
    strips += table(_columns(width), [_row(row) for row in rows], _LOOK)
    if not rows:
        strips += [space(8), *lines("Nobody is on this list.", width, BODY)]
    strips += [*lacking_note((row.name for row in rows), width), *_reasons(reasons, width)]
    strips += [space(8), *lines(head, width, SMALL)] if head else []
    running = (*lines(f"{title} · {staff_date(as_of)}", width, SMALL)[:2], space(4))
    return document(
        strips,
        LANDSCAPE,
        title=_TITLE,
        foot=(INFORMS, f"Printed as of {staff_date(as_of)}"),
        running=running,
        mark=mark,
    )


def _reasons(reasons: Sequence[tuple[str, str]], width: float) -> list[Strip]:
    """Return why each kind of finding on the list is said."""
    if not reasons:
        return []
    strips: list[Strip] = [*heading("Why these findings", width, above=10)]
    for name, why in reasons:
        strips += [*lines(f"{name}: {why}", width, SMALL), space(3)]
    return strips


def _columns(width: float) -> tuple[Column, ...]:
    narrow = (
        Column("Phase", 70),
        Column("Due window", 76),
        Column("Days overdue", 48, Face.BOLD),
        Column("Last dose and site", 70),
        Column("Next site", 64),
        Column("Phone", 80),
    )
    status, born, nhs = Column("Status", 68, Face.BOLD), Column("Born", 98), Column("NHS number", 76)
    used = sum(column.width for column in (*narrow, status, born, nhs))
    return (status, Column("Name", width - used, Face.BOLD), born, nhs, *narrow)


def _row(row: ListRow) -> Row:
    cells = (
        row.status_words, row.name, row.born, row.nhs, row.phase,
        row.window, row.days_overdue, row.last, row.next_site, row.phone,
    )  # fmt: skip
    colour = RED if _OVERDUE in row.status_words.casefold() else TEXT
    return Row(cells, below=row.findings, colour=colour, coloured=_STATUS_AND_DAYS)
