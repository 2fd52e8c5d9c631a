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


def name_keys(name: str) -> frozenset[str]:
    """Return the keys under which a name is found by its beginning: from each of its parts on, written together.

    `van der Berg` gives `vanderberg`, `derberg`, `berg`; `O'Brien` gives `obrien`, `brien`.
    """
    parts = name_words(name.replace("'", " ").replace("’", " "))
    return frozenset("".join(parts[start:]) for start in range(len(parts)))


def typed_words(text: str) -> tuple[str, ...]:
    """Return the words somebody typed to find a name, each without punctuation: `O'Brien-Núñez, A` gives two."""
    words = ("".join(name_words(word)) for word in text.replace(",", " ").split())
    return tuple(word for word in words if word)
