"""The next twelve months at a glance: a square a month, with the days offered and what else is due."""

from b12desk.clinical.plan import PatientPlan
from b12desk.documents.blocks import SMALL, Type, heading, lines
from b12desk.documents.calendar_words import calendar_lines, looks_ahead_to
from b12desk.documents.palette import BLUE, LINE, PALE_BLUE, TEXT, WHITE
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Strip, draw_strips, kept, space, total
from b12desk.documents.words import capital

_COLUMNS = 6
_FITS = len("January 2026")
_GAP = 6.0
_PADDING = 5.0
_MONTH = Type(Face.BOLD, 8.5, 12, BLUE)
_MARK = Type(size=8.5, leading=11.5, colour=TEXT)


def calendar_strip(plan: PatientPlan, width: float) -> tuple[Strip, ...]:
    """Return twelve months in two rows; nothing where no day is offered."""
    if not plan.offered_days:
        return ()
    cell = (width - _GAP * (_COLUMNS - 1)) / _COLUMNS
    cells = [_cell(_short(month, number), marks, cell) for number, (month, marks) in enumerate(calendar_lines(plan))]
    rows = [_row(cells[start : start + _COLUMNS], cell) for start in range(0, len(cells), _COLUMNS)]
    ahead = looks_ahead_to(plan)
    below = (space(3), *lines(ahead, width, SMALL)) if ahead else ()
    title = heading("Your next twelve months", width)
    return kept((*title, rows[0], space(_GAP), *rows[1:], *below))


def _short(month: str, number: int) -> str:
    """Return the month, with its year where that begins."""
    name, _, _ = month.partition(" ")
    return month if (number == 0 and len(month) <= _FITS) or name == "January" else name


def _cell(month: str, marks: tuple[str, ...], width: float) -> tuple[bool, tuple[Strip, ...]]:
    """Return whether anything is planned in a month, and what stands in its square."""
    room = width - 2 * _PADDING
    said = [strip for mark in marks for strip in lines(capital(mark), room, _MARK)]
    return bool(marks), (*lines(month, room, _MONTH), *said)


def _row(cells: list[tuple[bool, tuple[Strip, ...]]], width: float) -> Strip:
    height = max(total(strips) for _, strips in cells) + 2 * _PADDING

    def draw(sheet: Sheet, x: float, y: float) -> None:
        for is_planned, strips in cells:
            fill, edge = (PALE_BLUE, BLUE) if is_planned else (WHITE, LINE)
            sheet.box(x, y, width, height, fill=fill, edge=edge, radius=3)
            draw_strips(sheet, strips, x + _PADDING, y + _PADDING)
            x += width + _GAP

    return Strip(height, draw)
