"""A table as it was read: its headings and its rows, each with the number a person sees beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from b12desk.exchange.fields import field_of
from b12desk.exchange.fold import fold_words

_LOOKED_THROUGH = 25
_FEWEST_KNOWN_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. `number` counts the file's lines from 1, headings and titles included; `problem` says why the row
    can't be read, and is empty for a good one. A good row has exactly as many cells as there are headings."""

    number: int
    cells: tuple[str, ...]
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings and the rows below them, without blank rows and without report titles above the headings.

    `sha256` is of the file's bytes: the same file is known again.
    """

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    heading_row: int = 1
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """Where a table's headings stand among its rows, and how many of them are known."""

    index: int
    known: int
    cells: int


def find_heading(rows: Sequence[SheetRow], also_known: frozenset[str]) -> FoundHeading | None:
    """Return the first row with the most known headings, at least two; None where there is no such row.

    `also_known` holds folded headings of a saved mapping.
    """
    found = [
        FoundHeading(index, len(_known(row.cells, also_known)), len(row.cells))
        for index, row in enumerate(rows[:_LOOKED_THROUGH])
        if not row.problem
    ]
    best = max(found, key=lambda heading: heading.known, default=None)
    return best if best and best.known >= _FEWEST_KNOWN_HEADINGS else None


def likeliest_heading(rows: Sequence[SheetRow]) -> FoundHeading | None:
    """Return the row that stands where headings should, though none is known: the first as wide as most rows."""
    widths = [len(row.cells) for row in rows[:_LOOKED_THROUGH] if not row.problem]
    usual = max(sorted(set(widths)), key=widths.count, default=0)
    for index, row in enumerate(rows[:_LOOKED_THROUGH]):
        if len(row.cells) == usual > 1 and not row.problem:
            return FoundHeading(index, 0, usual)
    return None


def below(rows: Sequence[SheetRow], heading: FoundHeading) -> tuple[tuple[str, ...], tuple[SheetRow, ...]]:
    """Return the headings and the rows that follow them, without blank ones; another number of cells is a problem."""
    headings = tuple(" ".join(cell.split()) for cell in rows[heading.index].cells)
    return headings, tuple(_measured(row, headings) for row in rows[heading.index + 1 :] if not row.is_blank)


def _known(cells: Sequence[str], also_known: frozenset[str]) -> frozenset[str]:
    return frozenset(cell for cell in cells if field_of(cell) or (cell and fold_words(cell) in also_known))


def _measured(row: SheetRow, headings: Sequence[str]) -> SheetRow:
    if row.problem:
        return row
    if len(row.cells) != len(headings):
        cells = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
        return replace(row, problem=f"the row has {cells} and the heading {len(headings)}")
    if any(cell.strip() for cell, heading in zip(row.cells, headings, strict=True) if not heading):
        return replace(row, problem="the row has a cell under no heading")
    return row
