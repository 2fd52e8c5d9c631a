"""The downtime kit: the list of the days to come, then a slip for everybody on it and some for whoever else comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.batch_sheet import BatchSheet
from b12desk.documents.blocks import SMALL, Type, lines, numbered
from b12desk.documents.faces import Face
from b12desk.documents.lacking import lacking_note
from b12desk.documents.pages import Paper
from b12desk.documents.palette import BLUE, QUIET, RED, TEXT
from b12desk.documents.sheet import text_width
from b12desk.documents.slips import A_PAGE, Slip, draw_slips
from b12desk.documents.strips import Strip, draw_strips, paginate, space, total
from b12desk.documents.table import Column, Row, TableLook, table

_TITLE = "Downtime kit"
_PAPER = Paper(margin=34)
_LOOK = TableLook(size=8, leading=10.8, padding=3)
_STATUS = frozenset({0})
_STEPS = (
    "Take the slip of the patient. Ask for name and date of birth, and about allergies, before every injection.",
    "Write what you gave on the slip at once: date, site, batch, expiry, and your name.",
    "For somebody without a slip use a blank one. Give nothing that you cannot find an authority for.",
    "When the computer is back: Print, Back-entry; scan each slip and record it. It is marked as recorded afterwards.",
    "Then destroy this kit as confidential waste, and print a new one.",
)


@dataclass(frozen=True, slots=True)
class KitRow:
    """One patient of the kit's list, every value in the words that are printed."""

    when: str
    name: str
    born: str
    phone: str
    dose: str
    site: str
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything the kit prints. `says` is who is in it and who isn't."""

    clinic: str
    made_on: date
    until: date
    says: str
    rows: tuple[KitRow, ...]
    slips: tuple[Slip, ...]


def downtime_pdf(kit: Kit, *, mark: str = "") -> bytes:
    """Return the list, then the slips, four a page, then a page of blank ones."""
    sheet = BatchSheet(title=_TITLE)
    width, title = _PAPER.text_width, f"Downtime kit, {staff_date(kit.made_on)} to {staff_date(kit.until)}"
    running = (*lines(title, width, SMALL)[:1], space(4))
    room = _PAPER.text_height
    pages = paginate(_list(kit, title, width), first=room, later=room - total(running))
    for number, page in enumerate(pages, start=1):
        if mark:
            left = (_PAPER.width - text_width(mark, Face.BOLD, 9)) / 2
            sheet.text(left, _PAPER.margin * 0.6, mark, face=Face.BOLD, size=9, colour=RED)
        draw_strips(sheet, page if number == 1 else (*running, *page), _PAPER.margin, _PAPER.margin)
        foot = f"{title} · list, page {number} of {len(pages)}; the slips follow"
        baseline = _PAPER.height - _PAPER.margin + 4
        sheet.text(_PAPER.margin, baseline, foot, face=Face.REGULAR, size=8, colour=QUIET)
        sheet.end_page()
    draw_slips(sheet, (*kit.slips, *_blanks(len(kit.slips))), mark=mark)
    return sheet.finish()


def _blanks(used: int) -> Sequence[Slip]:
    """Return the rest of a page of blank slips and a page more."""
    return [Slip("", "", "", ())] * (-used % A_PAGE + A_PAGE)


def _list(kit: Kit, title: str, width: float) -> list[Strip]:
    strips: list[Strip] = [*lines(kit.clinic, width, Type(Face.BOLD, 10.5, 15, BLUE))] if kit.clinic else []
    strips += [
        *lines(title, width, Type(Face.BOLD, 15, 20)),
        *lines(kit.says, width, Type(size=9, leading=12.5)),
        space(6),
    ]
    strips += [*numbered(_STEPS, width, Type(size=9, leading=12.5)), space(8)]
    columns = (
        Column("Offer", 96, Face.BOLD),
        Column("Name", width - 423, Face.BOLD),
        Column("Born", 92),
        Column("Phone", 80),
        Column("Dose", 90),
        Column("Next site", 65),
    )
    note = lacking_note((row.name for row in kit.rows), width)
    return [*strips, *table(columns, [_row(row) for row in kit.rows], _LOOK), *note]


def _row(row: KitRow) -> Row:
    cells = (row.when, row.name, row.born, row.phone, row.dose, row.site)
    return Row(cells, colour=RED if row.is_overdue else TEXT, coloured=_STATUS)
