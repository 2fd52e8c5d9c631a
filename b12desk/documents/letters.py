"""Recall letters for envelopes with a window: hundreds in one file, what they have in common kept once.

The address stands 24.6 to 120 mm from the left and 39.5 to 66.3 mm from the top of the page, the letter from 95 mm on;
nothing about health can be read through the window.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from b12desk.clinical.errors import Refused
from b12desk.clinical.plan import ClinicDetails
from b12desk.clinical.postal import address_parts
from b12desk.documents.batch_sheet import BatchSheet, mm
from b12desk.documents.blocks import Type, lines
from b12desk.documents.faces import Face
from b12desk.documents.letter_address import SetAddress, draw_address, set_address
from b12desk.documents.palette import BLUE, LINE, RED
from b12desk.documents.sheet import A4_HEIGHT, A4_WIDTH
from b12desk.documents.strips import Strip, draw_strips, kept, paginate, space, total

WINDOW_LEFT, WINDOW_RIGHT = mm(24.6), mm(120)
WINDOW_TOP, WINDOW_BOTTOM = mm(39.5), mm(66.3)
BODY_TOP = mm(95)
_LEFT, _RIGHT, _FOOT = mm(24.6), mm(18), mm(16)
_WIDTH = A4_WIDTH - _LEFT - _RIGHT
_LATER_TOP = mm(20)
_ROOM = A4_HEIGHT - BODY_TOP - _FOOT
_LATER_ROOM = A4_HEIGHT - _LATER_TOP - _FOOT
_TITLE = "Letters"
_HEAD = "head"

Progress = Callable[[int, int], None]
"""Is told how many letters are done, of how many."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is printed; `is_shared` says that every letter of its kind has these very words."""

    text: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, every value in the words that are printed. `size` is that of its type in points."""

    address: tuple[str, ...]
    opening: tuple[str, ...]
    greeting: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    closing: tuple[str, ...]
    size: float = 11


def window_address(address: Sequence[str]) -> SetAddress | None:
    """Return the address as it stands in the window, None when it is too long for it."""
    return set_address(address, width=WINDOW_RIGHT - WINDOW_LEFT, height=WINDOW_BOTTOM - WINDOW_TOP)


def letters_pdf(
    clinic: ClinicDetails,
    letters: Sequence[Letter],
    *,
    progress: Progress = lambda done, total: None,
    is_stopped: Callable[[], bool] = lambda: False,
    mark: str = "",
) -> bytes:
    """Return the letters in one PDF, each on a page of its own, in the order given; `mark` stands on top of each.

    Raises:
        Refused: when it was stopped, or there is no letter, or an address is too long for the window.
    """
    if not letters:
        raise Refused("There is no letter to print.")
    drawn = _Drawn(BatchSheet(title=_TITLE))
    drawn.sheet.part(_HEAD, lambda: _letterhead(drawn.sheet, clinic, mark))
    for done, letter in enumerate(letters, start=1):
        if is_stopped():
            raise Refused("Stopped: no letters were made.")
        drawn.add(letter)
        progress(done, len(letters))
    return drawn.sheet.finish()


class _Drawn:
    """The file being made, with the names of the parts that letters share."""

    def __init__(self, sheet: BatchSheet) -> None:
        self.sheet = sheet
        self._parts: dict[tuple[tuple[float, str, Type], ...], str] = {}

    def add(self, letter: Letter) -> None:
        """Add one letter, on as many pages as it needs."""
        blocks = _blocks(letter)
        if sum(total(block.strips) for block in blocks) <= _ROOM:
            self._opened(letter)
            self._on_one_page(blocks)
            self.sheet.end_page()
            return
        pages = paginate([strip for block in blocks for strip in block.strips], first=_ROOM, later=_LATER_ROOM)
        for number, page in enumerate(pages):
            if number == 0:
                self._opened(letter)
            draw_strips(self.sheet, page, _LEFT, _LATER_TOP if number else BODY_TOP)
            self.sheet.end_page()

    def _opened(self, letter: Letter) -> None:
        address = window_address(letter.address)
        if address is None:
            raise Refused("An address is too long for the envelope’s window: no letters were made.")
        self.sheet.put(_HEAD)
        draw_address(self.sheet, WINDOW_LEFT, WINDOW_TOP, address)

    def _on_one_page(self, blocks: Sequence["_Block"]) -> None:
        y, shared = BODY_TOP, []
        for block in blocks:
            if block.is_shared:
                shared.append((y, block))
            else:
                draw_strips(self.sheet, block.strips, _LEFT, y)
            y += total(block.strips)
        key = tuple((top, block.text, block.type_) for top, block in shared)
        if key not in self._parts:
            self._parts[key] = f"text{len(self._parts)}"
            self.sheet.part(self._parts[key], lambda: self._draw(shared))
        self.sheet.put(self._parts[key])

    def _draw(self, shared: Sequence[tuple[float, "_Block"]]) -> None:
        for top, block in shared:
            draw_strips(self.sheet, block.strips, _LEFT, top)


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph set in its type, with the room below it."""

    text: str
    type_: Type
    strips: tuple[Strip, ...]
    is_shared: bool


def _block(text: str, type_: Type, below: float, *, is_shared: bool = False) -> _Block:
    return _Block(text, type_, (_set if is_shared else _laid)(text, type_, below), is_shared)


def _laid(text: str, type_: Type, below: float) -> tuple[Strip, ...]:
    return (*lines(text, _WIDTH, type_), space(below))


_set = lru_cache(maxsize=64)(_laid)
"""The same for words that come again in every letter."""


def _blocks(letter: Letter) -> tuple[_Block, ...]:
    plain = Type(size=letter.size, leading=letter.size * 1.38)
    strong = Type(Face.BOLD, letter.size * 1.16, letter.size * 1.5)
    gap = letter.size * 0.75
    last = len(letter.opening) - 1
    return (
        *(_block(line, plain, gap if n == last else 0) for n, line in enumerate(letter.opening)),
        _block(letter.greeting, plain, gap),
        _block(letter.heading, strong, gap, is_shared=True),
        *(_block(each.text, plain, gap, is_shared=each.is_shared) for each in letter.paragraphs),
        *(_block(line, plain, gap if n == 0 else 0, is_shared=True) for n, line in enumerate(letter.closing)),
    )


def _letterhead(sheet: BatchSheet, clinic: ClinicDetails, mark: str) -> None:
    """Draw who writes, above the window, and beside it how to answer."""
    strong, plain = Type(Face.BOLD, 13, 17, BLUE), Type(size=9.5, leading=12.5)
    if mark:
        draw_strips(sheet, lines(mark, _WIDTH, Type(Face.BOLD, 10, 12, RED)), _LEFT, mm(7))
    draw_strips(sheet, lines(clinic.name, _WIDTH, strong)[:1], _LEFT, mm(14))
    sheet.line(((_LEFT, mm(22)), (A4_WIDTH - _RIGHT, mm(22))), colour=LINE, width=0.8)
    beside = mm(128)
    room = A4_WIDTH - _RIGHT - beside
    said: list[Strip] = []
    for line in (*address_parts(clinic.address), *([f"Phone {clinic.phone}"] if clinic.phone else [])):
        said += kept(lines(line, room, plain))
    draw_strips(sheet, said[: int((BODY_TOP - mm(30)) / plain.leading)], beside, mm(27))
