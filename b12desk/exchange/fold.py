"""Text folded for comparing: one spelling for accents, capitals and punctuation. Never shown, never kept as a name."""

import re
import unicodedata

_WITHOUT_PARTS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_NOT_PART_OF_A_NAME = "PZSC"
_NOT_A_WORD = re.compile(r"[\W_]+")


def fold_name(name: str) -> str:
    """Return the letters of a name alone: `Ó Súilleabháin` and `O'SUILLEABHAIN` both give `osuilleabhain`."""
    return "".join(c for c in _without_accents(name) if unicodedata.category(c)[0] not in _NOT_PART_OF_A_NAME)


def fold_words(text: str) -> str:
    """Return words in lower case with single spaces between: `House Name / Flat No.` gives `house name flat no`."""
    return _NOT_A_WORD.sub(" ", _without_accents(text)).strip()


def _without_accents(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_WITHOUT_PARTS)
