"""The appointment card: an A5 sheet, or two A6 cards on one A5 sheet with marks to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from b12desk.clinical.errors import Refused
from b12desk.clinical.plan import ClinicDetails
from b12desk.clinical.postal import address_parts
from b12desk.documents.batch_sheet import mm
from b12desk.documents.blocks import Type, lines
from b12desk.documents.faces import Face
from b12desk.documents.lacking import lacking_note
from b12desk.documents.palette import BLUE, DARK_BLUE, LINE, QUIET, RED, TEXT
from b12desk.documents.sheet import Sheet, text_width
from b12desk.documents.strips import Strip, draw_strips, space, total

_TITLE = "Appointment card"
A6, A5 = (mm(105), mm(148)), (mm(148), mm(210))
_MARK_LENGTH = mm(4)
_HEADINGS = ("Day and date", "Time", "With")
_SMALLEST = 6.0
_LARGE = 16.0
"""From here on large print: the clinic's address gives way, its name and number stay."""
_SHARES = (0.5, 0.22, 0.28)
_BESIDE_HEADING = 12.0


@dataclass(frozen=True, slots=True)
class Card:
    """One patient's card, every value in the words that are printed. `size` is that of its type in points."""

    name: str
    next_injection: str
    size: float = 10


def card_a5_pdf(clinic: ClinicDetails, card: Card, *, mark: str = "") -> bytes:
    """Return one card on A5; the type is as large as the patient needs it."""
    sheet = Sheet(width=A5[0], height=A5[1], title=_TITLE)
    _draw(sheet, clinic, replace(card, size=max(card.size, 12)), 0, A5, mark)
    sheet.end_page()
    return sheet.finish()


def cards_a6_pdf(clinic: ClinicDetails, cards: Sequence[Card], *, mark: str = "") -> bytes:
    """Return two A6 cards a sheet, with marks to cut along between them.

    Raises:
        Refused: when there is no card.
    """
    if not cards:
        raise Refused("There is no card to print.")
    width, height = A5[1], A5[0]
    sheet = Sheet(width=width, height=height, title=_TITLE)
    for number, card in enumerate(cards):
        if number and number % 2 == 0:
            sheet.end_page()
        if number % 2 == 0:
            for top in (0.0, height - _MARK_LENGTH):
                sheet.line(((width / 2, top), (width / 2, top + _MARK_LENGTH)), colour=QUIET, width=0.5)
        _draw(sheet, clinic, replace(card, size=min(card.size, 11)), width / 2 * (number % 2), A6, mark)
    sheet.end_page()
    return sheet.finish()


def _draw(sheet: Sheet, clinic: ClinicDetails, card: Card, left: float, paper: tuple[float, float], mark: str) -> None:
    margin = mm(9)
    width, bottom = paper[0] - 2 * margin, paper[1] - margin
    if mark:
        draw_strips(sheet, lines(mark, width, Type(Face.BOLD, 8, 10, RED))[:1], left + margin, mm(3))
    fitting = _fitting(clinic, card, width, bottom - margin)
    said = _said(clinic, fitting, width)
    draw_strips(sheet, said, left + margin, margin)
    _grid(sheet, fitting.size, left + margin, margin + total(said), width, bottom)


def _fitting(clinic: ClinicDetails, card: Card, width: float, height: float) -> Card:
    """Return the card in the type it asks for, or in the largest that leaves room for one appointment."""
    while card.size > _SMALLEST and total(_said(clinic, card, width)) + card.size * 4 > height:
        card = replace(card, size=card.size - 0.5)
    return card


def _said(clinic: ClinicDetails, card: Card, width: float) -> list[Strip]:
    size = card.size
    plain, strong = Type(size=size, leading=size * 1.35), Type(Face.BOLD, size, size * 1.35)
    reach = address_parts(clinic.address) if size < _LARGE else ()
    strips: list[Strip] = [
        *lines(clinic.name, width, replace(strong, size=size * 1.2, leading=size * 1.55, colour=BLUE))
    ]
    strips += (
        []
        if not reach
        else [*lines(", ".join(reach), width, replace(plain, size=min(size, 10), leading=min(size, 10) * 1.3))]
    )
    strips += [space(size * 0.6), *lines(card.name, width, replace(strong, size=size * 1.15, leading=size * 1.5))]
    strips += lacking_note([card.name], width, replace(strong, colour=RED))
    strips += [space(size * 0.3), *lines("Your vitamin B12 injection", width, replace(strong, colour=DARK_BLUE))]
    strips += lines(card.next_injection, width, plain)
    if clinic.phone:
        strips += [space(size * 0.3), *lines(f"To book or change: {clinic.phone}", width, strong)]
    return [*strips, space(size * 0.7)]


def _grid(sheet: Sheet, size: float, left: float, top: float, width: float, bottom: float) -> None:
    """Draw lines to write appointments on, as many as there is room for."""
    head, row = size * 1.5, max(size * 2.1, mm(8))
    columns = tuple(zip(_HEADINGS, _SHARES, strict=True))
    rooms = [(share * width - _BESIDE_HEADING) / text_width(title, Face.BOLD, 1) for title, share in columns]
    fitting = min(size, *rooms)
    x = left
    for title, share in columns:
        sheet.text(x + 2, top + size * 1.05, title, face=Face.BOLD, size=fitting, colour=TEXT)
        x += share * width
    y = top + head
    sheet.line(((left, y), (left + width, y)), colour=BLUE, width=1)
    while y + row <= bottom:
        y += row
        sheet.line(((left, y), (left + width, y)), colour=LINE, width=0.7)
    x = left
    for share in (0.0, *_SHARES):
        x += share * width
        sheet.line(((x, top + head), (x, y)), colour=LINE, width=0.7)
