"""The faces on paper: DejaVu Sans, which comes with the program, and the faces that a clinic adds for other scripts.

All of them are embedded in what is printed. DejaVu has Latin with every diacritic, Greek, Cyrillic, Arabic and Hebrew.
"""

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
        _added_font(path, path.stat().st_mtime_ns)
    except OSError:
        return f"The font file “{path}” can’t be read."
    except (TTFError, ValueError, KeyError, IndexError):
        return f"“{path.name}” is not a TrueType font (.ttf) that can be printed with."
    return ""


def fonts_for(face: Face) -> tuple[TTFont, ...]:
    """Return the fonts in which a face's letters are looked for, in order."""
    return (font_of(face), *(_added_font(path, path.stat().st_mtime_ns) for path in _added.get()))


@cache
def font_of(face: Face) -> TTFont:
    """Return the program's own font of a face."""
    return _registered(face.value, resource_path("fonts", f"{face.value}.ttf"))


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
    return _registered(f"Added-{path.stem}-{_changed_at}", path)


def _registered(name: str, path: Path) -> TTFont:
    font = TTFont(name, str(path))
    registerFont(font)
    return font
