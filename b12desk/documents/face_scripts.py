"""Which scripts a font file brings that the program's own font lacks, by the names of its letters."""

import unicodedata
from collections import Counter
from pathlib import Path

from b12desk.documents.faces import Face, added_font, font_of

_SHARE = 10
"""A script has at least a tenth of the letters of the font's largest; fewer come along from its neighbours."""
_NOT_NAMES = frozenset({"SMALL", "CAPITAL", "HALFWIDTH", "FULLWIDTH"})
_NO_SCRIPT = frozenset({"MODIFIER", "MATHEMATICAL", "DOUBLE-STRUCK", "BLACK-LETTER", "SCRIPT", "SQUARED"})
_ENDS = ("LETTER", "SYLLABLE", "SYLLABICS", "IDEOGRAPH", "COMPATIBILITY", "UNIFIED", "SIGN", "HIEROGLYPH")
_OTHERWISE = {"CJK": "Chinese characters", "CANADIAN": "Canadian syllabics", "ARABIC": "further Arabic letters",
              "LATIN": "further Latin letters", "GREEK": "further Greek letters", "HEBREW": "further Hebrew letters",
              "CYRILLIC": "further Cyrillic letters"}  # fmt: skip


def scripts_of(path: Path) -> tuple[str, ...]:
    """Return the scripts of a font file by name, such as `Bengali`, the one with most letters first; none for none.

    Raises:
        OSError: when the file can't be read.
    """
    own = font_of(Face.REGULAR).face.charToGlyph
    letters = added_font(path).face.charToGlyph.keys() - own.keys()
    found = Counter(script for number in letters if (script := script_of(chr(number))))
    most = max(found.values(), default=0)
    return tuple(script for script, count in found.most_common() if count * _SHARE >= most)


def script_of(letter: str) -> str:
    """Return the script of a letter in words, empty for what is no letter of any."""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    words = [word for word in unicodedata.name(letter, "").split(" ") if word not in _NOT_NAMES]
    if not words or words[0] in _NO_SCRIPT:
        return ""
    first = words[0].partition("-")[0]
    if first in _OTHERWISE:
        return _OTHERWISE[first]
    end = next((place for place, word in enumerate(words) if word.partition("-")[0] in _ENDS), 1)
    return " ".join(words[: max(1, end)]).title()
