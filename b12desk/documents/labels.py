"""Address labels on bought sheets: begun at any label, moved by parts of a millimetre where a printer needs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from b12desk.clinical.errors import BadInput, Refused
from b12desk.documents.batch_sheet import mm
from b12desk.documents.faces import Face
from b12desk.documents.letter_address import draw_address, set_address
from b12desk.documents.palette import QUIET, RED
from b12desk.documents.sheet import Sheet

_TITLE = "Address labels"
_PADDING = mm(4)
MOST_OFFSET_MM = 10.0


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels: how many across and down, and where they lie, in millimetres. Source: Avery's templates."""

    name: str
    across: int
    down: int
    width_mm: float
    height_mm: float
    top_mm: float
    left_mm: float
    gap_mm: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.across * self.down

    def corner_mm(self, place: int) -> tuple[float, float]:
        """Return the left and top edge of a label; places are counted from 0, row by row."""
        down, across = divmod(place, self.across)
        return self.left_mm + across * (self.width_mm + self.gap_mm), self.top_mm + down * self.height_mm


L7163 = LabelSheet("L7163", 2, 7, 99.1, 38.1, 15.15, 4.65, 2.5)
L7160 = LabelSheet("L7160", 3, 7, 63.5, 38.1, 15.15, 7.25, 2.5)
LABEL_SHEETS = (L7163, L7160)


@dataclass(frozen=True, slots=True)
class Offset:
    """How far everything is moved on the paper, in millimetres: to the right and down, negative the other way."""

    right_mm: float = 0.0
    down_mm: float = 0.0

    def __post_init__(self) -> None:
        if max(abs(self.right_mm), abs(self.down_mm)) > MOST_OFFSET_MM:
            raise BadInput(f"Labels are moved by at most {MOST_OFFSET_MM:.0f} mm either way.")


NO_OFFSET = Offset()


def labels_pdf(
    addresses: Sequence[tuple[str, ...]],
    sheet: LabelSheet,
    *,
    first: int = 1,
    offset: Offset = NO_OFFSET,
    mark: str = "",
) -> bytes:
    """Return the addresses on labels, the first on the label numbered `first`, on as many sheets as they need.

    Raises:
        BadInput: when the sheet has no such label.
        Refused: when there is no address, or one is too long for a label.
    """
    if not 1 <= first <= sheet.count:
        raise BadInput(f"A sheet of {sheet.name} has labels 1 to {sheet.count}, not {first}.")
    if not addresses:
        raise Refused("There is no address to print.")
    paper = Sheet(title=_TITLE)
    _marked(paper, mark)
    for number, address in enumerate(addresses, start=first - 1):
        place = number % sheet.count
        if place == 0 and number >= sheet.count:
            paper.end_page()
            _marked(paper, mark)
        _label(paper, address, sheet, place, offset)
    paper.end_page()
    return paper.finish()


def fits_label(address: Sequence[str], sheet: LabelSheet) -> bool:
    """Return whether an address can stand on a label of this sheet."""
    return set_address(address, width=_room(sheet)[0], height=_room(sheet)[1]) is not None


def trial_sheet_pdf(sheet: LabelSheet, *, offset: Offset = NO_OFFSET) -> bytes:
    """Return the outlines of all labels with their numbers, to be held against a sheet before labels are used."""
    paper = Sheet(title=f"{_TITLE}: test sheet")
    for place in range(sheet.count):
        left, top = _corner(sheet, place, offset)
        width, height = mm(sheet.width_mm), mm(sheet.height_mm)
        corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height), (left, top))
        paper.line(corners, colour=QUIET, width=0.5)
        words = (f"{sheet.name} · label {place + 1}", f"moved {offset.right_mm:g} mm right, {offset.down_mm:g} mm down")
        for line, text in enumerate(words):
            baseline = top + _PADDING + 9 + 12 * line
            paper.text(left + _PADDING, baseline, text, face=Face.REGULAR, size=8, colour=QUIET)
    paper.end_page()
    return paper.finish()


def _marked(paper: Sheet, mark: str) -> None:
    """Write a mark above the labels, where the sheet is thrown away."""
    if mark:
        paper.text(mm(10), mm(8), mark, face=Face.BOLD, size=9, colour=RED)


def _label(paper: Sheet, address: Sequence[str], sheet: LabelSheet, place: int, offset: Offset) -> None:
    width, height = _room(sheet)
    fitted = set_address(address, width=width, height=height)
    if fitted is None:
        raise Refused("An address is too long for these labels: choose larger ones. Nothing was printed.")
    left, top = _corner(sheet, place, offset)
    draw_address(paper, left + _PADDING, top + _PADDING, fitted)


def _room(sheet: LabelSheet) -> tuple[float, float]:
    return mm(sheet.width_mm) - 2 * _PADDING, mm(sheet.height_mm) - 2 * _PADDING


def _corner(sheet: LabelSheet, place: int, offset: Offset) -> tuple[float, float]:
    left, top = sheet.corner_mm(place)
    return mm(left + offset.right_mm), mm(top + offset.down_mm)
