"""From letters to glyphs: Arabic joined, marks placed, every run in its script and in the order in which it is read.

Plain Latin, Greek and Cyrillic need none of this and are drawn as they stand.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFont

from b12desk.documents.bidi import visual_runs
from b12desk.documents.faces import Face, font_of, font_with

_PLAIN_BEFORE = "\u0530"
_PLAIN_AGAIN = ("\u1e00", "\u2fff")
_FIRST_OWN_CODE = 0xE000
_OWN_CODES = 0x1900
_FAR_CODES = 0xF0000
_THOUSANDTHS = 1000
_ON_A_LETTER = ("Mn", "Mc", "Me", "Cf")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn sign: the code by which its font knows it, and where it lies, in thousandths of the size."""

    code: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters drawn in one font: the text in the order of writing, its glyphs from left to right, and its width.

    Without glyphs it is drawn letter by letter. `is_spelt` asks that what is copied from the page be taken from the
    text, since the glyphs don't tell; viewers turn what reads from right to left by themselves. Only what needs it is
    spelt: some viewers copy a spelt text twice when other words stand on its line.
    """

    text: str
    font: str
    glyphs: tuple[Glyph, ...]
    width: float
    is_spelt: bool


def is_plain(text: str, face: Face) -> bool:
    """Return whether the text is drawn letter by letter in the program's own font."""
    return text.isascii() or all(_is_plain(letter, face) for letter in text)


def shaped(text: str, face: Face) -> tuple[Piece, ...]:
    """Return the pieces of one line from left to right; widths are in thousandths of the size."""
    pieces: list[Piece] = []
    for run in visual_runs(text):
        if run.is_right_to_left:
            pieces += reversed([_piece(part, font, True) for part, font in _parts(run.text, face)])
            continue
        for is_simple, stretch in _stretches(run.text, face):
            parts = _parts(stretch, face)
            pieces += [_plain(part, font) if is_simple else _piece(part, font, False) for part, font in parts]
    return tuple(pieces)


def _stretches(text: str, face: Face) -> Iterator[tuple[bool, str]]:
    """Yield the stretches that are drawn letter by letter, and the others; a letter stays with its marks."""
    simple = [_is_plain(letter, face) for letter in text]
    for n, letter in enumerate(text[1:]):
        simple[n] &= unicodedata.category(letter) not in _ON_A_LETTER
    for is_simple, group in groupby(zip(simple, text, strict=True), key=lambda pair: pair[0]):
        yield is_simple, "".join(letter for _, letter in group)


@cache
def _is_plain(letter: str, face: Face) -> bool:
    first, last = _PLAIN_AGAIN
    is_simple = (letter < _PLAIN_BEFORE or first <= letter <= last) and not unicodedata.category(letter).startswith("M")
    return (is_simple or letter == "\ufffd") and ord(letter) in font_of(face).face.charToGlyph


def _parts(text: str, face: Face) -> Iterator[tuple[str, TTFont]]:
    """Yield the stretches of one font and one script; a mark stays with its letter."""
    marked: list[tuple[tuple[str, str], str]] = []
    fonts: dict[str, TTFont] = {}
    script = next(filter(None, map(_script, text)), "")
    for letter in text:
        font = font_with(letter, face) or font_of(face)
        stays = marked and unicodedata.category(letter) in _ON_A_LETTER
        if stays and _has(fonts[marked[-1][0][0]], letter):
            font = fonts[marked[-1][0][0]]
        script = _script(letter) or script
        fonts[font.fontName] = font
        marked.append(((font.fontName, script), letter))
    for (name, _), group in groupby(marked, key=lambda pair: pair[0]):
        yield "".join(letter for _, letter in group), fonts[name]


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is its script; empty for marks, digits and signs."""
    is_letter = unicodedata.category(letter).startswith("L")
    return unicodedata.name(letter, "").partition(" ")[0] if is_letter else ""


def _has(font: TTFont, letter: str) -> bool:
    return ord(letter) in font.face.charToGlyph or unicodedata.category(letter) == "Cf"


def _plain(text: str, font: TTFont) -> Piece:
    return Piece(text, font.fontName, (), float(font.stringWidth(text, _THOUSANDTHS)), False)


def _piece(text: str, font: TTFont, is_right_to_left: bool) -> Piece:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_right_to_left else "ltr"
    shaper = _shaper(font)
    uharfbuzz.shape(shaper, buffer, {"kern": False})
    scale = _THOUSANDTHS / shaper.face.upem
    glyphs, x = [], 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = _code(font, info.codepoint, shaper.get_glyph_h_advance(info.codepoint) * scale)
        glyphs.append(Glyph(code, x + place.x_offset * scale, place.y_offset * scale))
        x += place.x_advance * scale
    is_spelt = not _tells("".join(chr(glyph.code) for glyph in glyphs), text, is_right_to_left)
    return Piece(text, font.fontName, tuple(glyphs), x, is_spelt)


def _tells(drawn: str, text: str, is_right_to_left: bool) -> bool:
    """Return whether a viewer finds the text in what is drawn; it takes a mark on itself for one."""
    if is_right_to_left:
        return not any(_is_own(ord(letter)) for letter in drawn)
    return drawn == text and not any(a == b and unicodedata.combining(a) for a, b in pairwise(drawn))


@cache
def _shaper(font: TTFont) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(bytes(font.face._ttf_data)))


def _code(font: TTFont, glyph: int, advance: float) -> int:
    """Return the code of a glyph, one of our own for a joined form that no letter stands for.

    It depends on the glyph alone, so that the same text is the same bytes whatever was printed before.
    """
    face = font.face
    known = _codes(font).get(glyph)
    if known is not None:
        return known
    code = (_FIRST_OWN_CODE if glyph < _OWN_CODES else _FAR_CODES) + glyph
    if face.charToGlyph.get(code, glyph) != glyph:
        code = _FAR_CODES + glyph
    face.charToGlyph[code] = glyph
    face.charWidths[code] = advance
    return code


def _is_own(code: int) -> bool:
    return _FIRST_OWN_CODE <= code < _FIRST_OWN_CODE + _OWN_CODES or code >= _FAR_CODES


@cache
def _codes(font: TTFont) -> dict[int, int]:
    """Return the letter of each glyph, the lowest where several share it; none above U+FFFF, none of our own codes."""
    letters: dict[int, int] = {}
    for code, glyph in sorted(font.face.charToGlyph.items()):
        if code < 0x10000:
            letters.setdefault(glyph, code)
    return letters
