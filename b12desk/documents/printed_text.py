"""The door through which every string goes to paper.

Paper is drawn letter by letter and nothing is read as markup, so there is nothing to escape: `<b>` prints as `<b>`.
"""

import re
import unicodedata
from collections.abc import Iterable

from b12desk.documents.sheet import has_glyph

_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LAST_PRINTED = "\uffff"


def printed_text(text: str) -> str:
    """Return the text as paper can show it, on one line.

    Letters are composed; control characters and lone surrogates become U+FFFD; invisible marks and characters above
    U+FFFF are left out (`missing_glyphs` names those); any run of white space is one space.
    """
    replaced = _BAD.sub("\ufffd", unicodedata.normalize("NFC", text))
    kept = "".join(letter for letter in _INVISIBLE.sub("", replaced) if letter <= _LAST_PRINTED)
    return _SPACES.sub(" ", kept).strip()


def missing_glyphs(text: str) -> str:
    """Return the letters of the text that paper can't show, each once, in order; empty when it shows them all."""
    composed = _SPACES.sub("", _INVISIBLE.sub("", _BAD.sub("", unicodedata.normalize("NFC", text))))
    return _unique(letter for letter in composed if letter > _LAST_PRINTED or not has_glyph(letter))


def right_to_left_letters(text: str) -> str:
    """Return the letters that are read from right to left, each once: paper shows them in the wrong order."""
    return _unique(letter for letter in text if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT)


def _unique(letters: Iterable[str]) -> str:
    return "".join(dict.fromkeys(letters))
