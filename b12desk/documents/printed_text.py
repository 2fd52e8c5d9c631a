"""The door through which every string goes to paper.

Paper is drawn letter by letter and nothing is read as markup, so there is nothing to escape: `<b>` prints as `<b>`.
"""

import re
import unicodedata
from collections.abc import Iterable

from b12desk.documents.faces import has_glyph

_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2060\ufeff]"
    "|(?<![\u0600-\u08ff\u0900-\u0dff\u1780-\u17ff\u1000-\u109f])[\u200c\u200d]"  # joiners mean something there
)
_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
_LAST_PRINTED = "\uffff"


def printed_text(text: str) -> str:
    """Return the text as paper can show it, on one line.

    Letters are composed; control characters and lone surrogates become U+FFFD; invisible marks are left out, and so
    are characters above U+FFFF that no face has (`missing_glyphs` names those); any run of white space is one space.
    """
    replaced = _BAD.sub("\ufffd", text)
    kept = "".join(letter for letter in replaced if letter <= _LAST_PRINTED or has_glyph(letter))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", kept))).strip()


def plain_text(text: str) -> str:
    """Return the text as a screen shows it, on one line: bad characters replaced, every letter kept."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _BAD.sub("\ufffd", text))).strip()


def letter_names(letters: str) -> str:
    """Return letters by their numbers, for paper that can't show them: `U+738B, U+5C0F`."""
    return ", ".join(f"U+{ord(letter):04X}" for letter in letters)


def missing_glyphs(text: str) -> str:
    """Return the letters of the text that paper can't show, each once, in order; empty when it shows them all."""
    composed = _SPACES.sub("", _INVISIBLE.sub("", _BAD.sub("", unicodedata.normalize("NFC", text))))
    return _unique(letter for letter in composed if letter not in _JOINERS and not has_glyph(letter))


def _unique(letters: Iterable[str]) -> str:
    return "".join(dict.fromkeys(letters))
