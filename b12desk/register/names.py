"""Names folded for search: no accents, no case, one key a word."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"})


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name: `O'Brien-Núñez` gives `obrien`, `nunez`."""
    folded = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare.replace("'", "")))
