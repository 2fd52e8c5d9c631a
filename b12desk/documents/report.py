"""A clinic's reports on paper: each table with what it means and a bar for every line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.documents.advice import INFORMS
from b12desk.documents.blocks import SMALL, TITLE, Type, heading, lines
from b12desk.documents.pages import PORTRAIT, document
from b12desk.documents.palette import BLUE, MID_BLUE, QUIET, TEXT
from b12desk.documents.sheet import Face, Sheet
from b12desk.documents.strips import Strip, kept, space
from b12desk.documents.table import Column, Row, TableLook, table
from b12desk.documents.wrapping import wrap

_TITLE = "Vitamin B12 injections: reports"
_LOOK = TableLook(size=8.6, leading=11.6)
_BAR = 13.0
_THICK = 8.0
_SIZE = 8.4
_LABEL = 150.0
_WORDS = 96.0
_FIRST = 190.0
_KEY = Type(size=_SIZE, leading=12, colour=QUIET)


@dataclass(frozen=True, slots=True)
class ReportBar:
    """One bar: `part` of `value` is drawn pale at its end; `words` stand beside it."""

    label: str
    value: int
    words: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class ReportSection:
    """One table, every value in the words that are printed. `most` is the end of the bars' scale, 0 for the longest."""

    part: str
    title: str
    means: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[ReportBar, ...] = ()
    most: int = 0
    key: tuple[str, str] = ("", "")


def report_document(as_of: date, clinic: str, sections: Sequence[ReportSection], *, mark: str = "") -> bytes:
    """Return the reports on A4, in the order given; they name no patient. `mark` stands on top of every page."""
    width = PORTRAIT.text_width
    strips: list[Strip] = [*lines(clinic, width, Type(Face.BOLD, 10.5, 15, BLUE)), space(2)] if clinic else []
    strips += [*lines("Reports", width, TITLE), *lines(f"As of {staff_date(as_of)}", width, Type(Face.BOLD))]
    part = ""
    for section in sections:
        if section.part != part:
            part = section.part
            strips += heading(part, width)
        strips += _section(section, width)
    running = (*lines(f"Reports · {staff_date(as_of)}", width, SMALL)[:2], space(4))
    return document(
        strips,
        PORTRAIT,
        title=_TITLE,
        foot=(INFORMS, f"Printed as of {staff_date(as_of)}"),
        running=running,
        mark=mark,
    )


def _section(section: ReportSection, width: float) -> list[Strip]:
    title = lines(section.title, width, Type(Face.BOLD, 10.5, 15))
    strips: list[Strip] = [space(6, keeps=True), *(replace(strip, keeps=True) for strip in title)]
    if section.means:
        strips += [*lines(section.means, width, SMALL), space(4)]
    if section.bars:
        most = section.most or max(bar.value for bar in section.bars) or 1
        strips += kept(
            [
                *_key(section, width),
                *(Strip(_BAR, _DrawnBar(bar, most, width - _LABEL - _WORDS)) for bar in section.bars),
            ]
        )
        strips += [space(6)]
    others = (width - _FIRST) / max(1, len(section.headings) - 1)
    columns = [Column(name, others if n else _FIRST) for n, name in enumerate(section.headings)]
    return [*strips, *table(columns, [Row(row) for row in section.rows], _LOOK)]


def _key(section: ReportSection, width: float) -> Sequence[Strip]:
    whole, part = section.key
    return lines(f"Dark: {whole}. Pale: {part}.", width, _KEY) if part else ()


@dataclass(frozen=True, slots=True)
class _DrawnBar:
    """Draws one bar with its label to the left and its words to the right."""

    bar: ReportBar
    most: int
    room: float

    def __call__(self, sheet: Sheet, x: float, y: float) -> None:
        bar, baseline = self.bar, y + _BAR * 0.72
        (label, *_) = wrap(bar.label, Face.REGULAR, _SIZE, _LABEL - 8)
        sheet.text(x, baseline, label, face=Face.REGULAR, size=_SIZE, colour=TEXT)
        length = self.room * min(bar.value, self.most) / self.most
        pale = length * bar.part / bar.value if bar.value else 0.0
        top = y + (_BAR - _THICK) / 2
        if length > pale:
            sheet.box(x + _LABEL, top, length - pale, _THICK, fill=BLUE)
        if pale:
            sheet.box(x + _LABEL + length - pale, top, pale, _THICK, fill=MID_BLUE, edge=BLUE)
        sheet.text(x + _LABEL + length + 5, baseline, bar.words, face=Face.REGULAR, size=_SIZE, colour=TEXT)
