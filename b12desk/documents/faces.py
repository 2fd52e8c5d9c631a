"""The faces on paper: DejaVu Sans, which comes with the program, and the faces that a clinic adds for other scripts.

All of them are embedded in what is printed. DejaVu has Latin with every diacritic, Greek, Cyrillic, Arabic and Hebrew.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from b12desk.clinical.errors import BadInput
from b12desk.resource_files import resource_path

_LARGEST_BYTES = 40_000_000
_DAMAGED = (TTFError, struct.error, ValueError, LookupError, AttributeError)
"""What ReportLab raises over files that are no fonts, are cut short or have lost a table."""


class Face(StrEnum):
    """The faces on paper; the value is the font's file name. Patient paper has no italics."""

    REGULAR = "DejaVuSans"
    BOLD = "DejaVuSans-Bold"


_added: ContextVar[tuple[Path, ...]] = ContextVar("added_faces", default=())


@contextmanager
def with_faces(*paths: Path) -> Iterator[None]:
    """Print letters that DejaVu lacks in these font files, the first that has them, while this lasts.

    Raises:
        BadInput: with a sentence for each file that is no TrueType font to be embedded.
    """
    problems = [problem for problem in map(face_problem, paths) if problem]
    if problems:
        raise BadInput(problems)
    before = _added.set(paths)
    try:
        yield
    finally:
        _added.reset(before)


def face_problem(path: Path) -> str:
    """Return why a file can't be used as a face, empty when it can."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return f"“{path.name}” is larger than {_LARGEST_BYTES // 1_000_000} MB: choose the font of one script."
        added_font(path)
    except OSError:
        return f"The font file “{path}” can’t be read."
    except _DAMAGED:
        return f"“{path.name}” is not a TrueType font (.ttf) that can be printed with."
    return ""


def fonts_for(face: Face) -> tuple[TTFont, ...]:
    """Return the fonts in which a face's letters are looked for, in order."""
    return (font_of(face), *map(added_font, _added.get()))


def added_font(path: Path) -> TTFont:
    """Return the font of a file that a clinic adds; `face_problem` says first whether it can be used."""
    return _added_font(path, path.stat().st_mtime_ns)


@cache
def font_of(face: Face) -> TTFont:
    """Return the program's own font of a face."""
    font = TTFont(face.value, str(resource_path("fonts", f"{face.value}.ttf")))
    registerFont(font)
    return font


def font_with(letter: str, face: Face) -> TTFont | None:
    """Return the first font of a face that can draw the letter; None when there is none."""
    own = font_of(face)
    if ord(letter) in own.face.charToGlyph:
        return own
    return next((font for font in fonts_for(face)[1:] if ord(letter) in font.face.charToGlyph), None)


def has_glyph(letter: str) -> bool:
    """Return whether both faces can draw the letter."""
    return all(font_with(letter, face) is not None for face in Face)


@cache
def _added_font(path: Path, _changed_at: int) -> TTFont:
    font = TTFont(f"Added-{path.stem}-{_changed_at}", str(path))
    font.face.makeSubset(list(font.face.charToGlyph))  # damage is found here, and not in the middle of a print
    registerFont(font)
    return font
