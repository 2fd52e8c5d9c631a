"""Slips for doses given while the computer is down: the plan in brief on the left, to be filled in on the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from b12desk.documents.batch_sheet import BatchSheet, mm
from b12desk.documents.blocks import Type, lines
from b12desk.documents.faces import Face
from b12desk.documents.palette import BLUE, LINE, QUIET, RED, TEXT
from b12desk.documents.sheet import A4_HEIGHT, A4_WIDTH, text_width
from b12desk.documents.strips import Strip, draw_strips, paginate, space, total

A_PAGE = 4
_MARGIN = mm(10)
_HEIGHT = (A4_HEIGHT - 2 * _MARGIN) / A_PAGE
_WIDTH = A4_WIDTH - 2 * _MARGIN
_PLAN = _WIDTH * 0.5
_BAR_WIDTH, _BAR_HEIGHT = mm(58), mm(9)
_SIZES = (8.2, 7.6, 7.0, 6.5)
_SPARED = frozenset({"Regimen", "Phase", "Earliest"})
_FIELDS = (
    ("Date given", "Time"),
    ("Site: left / right", "deltoid / thigh"),
    ("Product", "Micrograms"),
    ("Batch", "Expires"),
    ("Given by", "Authority"),
)
_TICKS = "Identity checked ☐     Consent given ☐     Allergies asked ☐"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. `number` is the patient's short id, empty for a slip that isn't anybody's yet."""

    number: str
    name: str
    born: str
    brief: tuple[tuple[str, str], ...]


def draw_slips(sheet: BatchSheet, slips: Sequence[Slip], *, mark: str = "") -> None:
    """Draw the slips, four a page, with lines to cut along."""
    sheet.part("slip", lambda: _form(sheet))
    for start in range(0, len(slips), A_PAGE):
        if mark:
            width = text_width(mark, Face.BOLD, 9)
            sheet.text((A4_WIDTH - width) / 2, _MARGIN * 0.7, mark, face=Face.BOLD, size=9, colour=RED)
        sheet.put("slip")
        for place, slip in enumerate(slips[start : start + A_PAGE]):
            _slip(sheet, slip, _MARGIN + place * _HEIGHT)
        sheet.end_page()


def _form(sheet: BatchSheet) -> None:
    """Draw what every page of slips has: where to cut and where to write."""
    for place in range(A_PAGE):
        top = _MARGIN + place * _HEIGHT
        if place:
            sheet.line(((_MARGIN, top), (_MARGIN + _WIDTH, top)), colour=LINE, width=0.8)
        left, y = _MARGIN + _PLAN + mm(5), top + mm(16)
        width = _WIDTH - _PLAN - mm(5)
        for one, other in _FIELDS:
            _blank(sheet, one, left, y, width * 0.58)
            _blank(sheet, other, left + width * 0.6, y, width * 0.4)
            y += mm(8.6)
        sheet.text(left, y, _TICKS, face=Face.REGULAR, size=8, colour=TEXT)


def _blank(sheet: BatchSheet, label: str, left: float, y: float, width: float) -> None:
    sheet.text(left, y, label, face=Face.REGULAR, size=7, colour=QUIET)
    sheet.line(((left, y + mm(2)), (left + width, y + mm(2))), colour=QUIET, width=0.5)


def _slip(sheet: BatchSheet, slip: Slip, top: float) -> None:
    left = _MARGIN + _PLAN + mm(5)
    draw_strips(sheet, _fitted(slip, _HEIGHT - mm(6)), _MARGIN, top + mm(3))
    if slip.number:
        sheet.barcode(left, top + mm(2.5), slip.number, width=_BAR_WIDTH, height=_BAR_HEIGHT)
        sheet.text(left + _BAR_WIDTH + mm(2), top + mm(8), slip.number, face=Face.BOLD, size=8.5, colour=TEXT)


def _fitted(slip: Slip, room: float) -> Sequence[Strip]:
    """Return the plan in brief in the largest type at which it fits; where none does, with a line that says so.

    What the dose itself needs least is left out first, then whole entries from the last on.
    """
    for size in _SIZES:
        strips = _brief(slip, slip.brief, size)
        if total(strips) <= room:
            return strips
    more = lines("More is on the computer: ask before giving.", _PLAN, Type(Face.BOLD, 7.5, 10, RED))
    kept = tuple(entry for entry in slip.brief if entry[0] not in _SPARED)
    while kept and total(_brief(slip, kept, _SIZES[-1])) + total(more) > room:
        kept = kept[:-1]
    strips = _brief(slip, kept, _SIZES[-1])
    return (*paginate(strips, first=room - total(more), later=room)[0], *more)


def _brief(slip: Slip, entries: Sequence[tuple[str, str]], size: float) -> list[Strip]:
    plain = Type(size=size, leading=size * 1.28)
    strips: list[Strip] = [*lines(slip.name or "Name:", _PLAN, Type(Face.BOLD, size * 1.25, size * 1.6))]
    strips += [
        *lines(f"Born {slip.born}" if slip.born else "Born:", _PLAN, Type(Face.BOLD, size, size * 1.35)),
        space(2),
    ]
    for label, value in entries:
        strips += lines(f"{label}: {value}", _PLAN, replace(plain, colour=BLUE if label == "Next" else TEXT))
    return strips
