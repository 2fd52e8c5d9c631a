"""What a register's passphrase must be, and how strong one is in words."""

import unicodedata
from enum import StrEnum

from b12desk.clinical.errors import BadInput

LEAST_WORDS = 4
LEAST_LETTERS = 12
LONGEST = 256
_LEAST_DIFFERENT = 6
_STRONG_LETTERS, _STRONG_WORDS = 20, 5


class Strength(StrEnum):
    """How well a passphrase stands up to somebody who tries many; the value is what the screen says."""

    MISSING = "At least four words, or twelve letters, figures and signs."
    TOO_SHORT = "Too short: at least four words, or twelve letters, figures and signs."
    TOO_PLAIN = "Too plain: the same few letters again and again."
    FAIR = "Fair: it holds for a while. Another word makes it strong."
    STRONG = "Strong."


def strength_of(passphrase: str) -> Strength:
    """Return how strong a passphrase is; spaces at its ends and between words count once."""
    words = unicodedata.normalize("NFKC", passphrase).split()
    letters = "".join(words)
    if not letters:
        return Strength.MISSING
    if len(words) < LEAST_WORDS and len(" ".join(words)) < LEAST_LETTERS:
        return Strength.TOO_SHORT
    if len(set(letters.casefold())) < _LEAST_DIFFERENT or len({word.casefold() for word in words}) * 2 <= len(words):
        return Strength.TOO_PLAIN
    is_strong = len(letters) >= _STRONG_LETTERS or len(words) >= _STRONG_WORDS
    return Strength.STRONG if is_strong else Strength.FAIR


def refuse_weak(passphrase: str) -> None:
    """Raise BadInput where a register may not be encrypted with that passphrase."""
    strength = strength_of(passphrase)
    if strength in (Strength.MISSING, Strength.TOO_SHORT, Strength.TOO_PLAIN):
        raise BadInput(f"This passphrase can’t be used. {strength.value}")
    if len(passphrase) > LONGEST:
        raise BadInput(f"A passphrase has at most {LONGEST} letters.")
