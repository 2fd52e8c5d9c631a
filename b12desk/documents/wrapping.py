"""Breaking text into lines that fit, so that nothing is ever cut off."""

import re
import unicodedata
from collections.abc import Iterator

from b12desk.documents.printed_text import printed_text
from b12desk.documents.sheet import Face, text_width

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TOGETHER = re.compile(
    rf"\S*\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\S*"  # a date
    r"|\S*\d (?:micrograms?|mL|mg)\S*"  # a dose
    r"|[+(]?\d[\d ()-]{6,18}\d[^\s\w]*(?!\S)"  # a phone or NHS number
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}[^\s\w]*(?!\S)"  # a postcode
    r"|\S+"
)


_ON_A_LETTER = ("Mn", "Mc", "Me", "Cf")
_VIRAMA = 9
_PARTS = re.compile(r"[^-]*-+|[^-]+")


def wrap(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Return the lines of a text, one at least.

    Dates, doses and phone numbers stay together where they fit; a word too long for a line is broken after a hyphen,
    or else between letters.
    """
    lines: list[str] = []
    line = ""
    for glue, word in _words(printed_text(text), face, size, width):
        joined = f"{line}{glue}{word}" if line else word
        if text_width(joined, face, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, face, size, width)
        lines.extend(full)
    return (*lines, line)


def _words(text: str, face: Face, size: float, width: float) -> Iterator[tuple[str, str]]:
    """Yield what a line is made of, each with what stands between it and the one before."""
    for phrase in _TOGETHER.findall(text):
        if text_width(phrase, face, size) <= width:
            yield " ", phrase
            continue
        for word in phrase.split():
            parts = [word] if text_width(word, face, size) <= width else _PARTS.findall(word)
            yield from ((" " if index == 0 else "", part) for index, part in enumerate(parts))


def _cut(word: str, face: Face, size: float, width: float) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for letter in _letters(word):
        needs = text_width(letter, face, size)
        if piece and used + needs > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + letter, used + needs
    return [*pieces, piece]


def _letters(word: str) -> list[str]:
    """Return what may not be broken: each letter with its marks and joiners, and what it is joined to."""
    found: list[str] = []
    for letter in word:
        is_joined = found and (
            unicodedata.category(letter) in _ON_A_LETTER or unicodedata.combining(found[-1][-1]) == _VIRAMA
        )
        if is_joined:
            found[-1] += letter
        else:
            found.append(letter)
    return found
