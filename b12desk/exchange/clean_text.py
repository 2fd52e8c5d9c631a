"""The border for text: whatever was typed, pasted or read becomes one clean line before anything keeps it."""

import re
import unicodedata

from b12desk.clinical.errors import BadInput

_LONGEST_QUOTE = 40
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_DRAWS_NOTHING_ALONE = frozenset({"Mn", "Me", "Cf", "Zs"})
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean_text(text: str, *, limit: int) -> str:
    """Return the text as one line in NFC, without outer spaces and with single spaces inside.

    Dropped, because nobody can see them: NUL, control characters, direction overrides and marks, zero-width spaces,
    fillers, byte-order marks, noncharacters; and a text of joiners and loose accents alone. Line breaks and tabs become
    spaces. `limit` counts the characters that remain.

    Raises:
        BadInput: for half a character (a lone surrogate: a letter was lost on the way) and for text over the limit.
    """
    if _LONE_SURROGATE.search(text):
        raise BadInput(f"{quoted(text)} holds half a character: a letter was lost before it came here")
    clean = _one_line(text)
    if len(clean) > limit:
        raise BadInput(f"{quoted(clean)} has {len(clean)} characters; at most {limit} can be kept")
    return clean


def quoted(text: str) -> str:
    """Return the text for a sentence: between typographic quotes, on one line, cut after 40 characters."""
    shown = _one_line(_LONE_SURROGATE.sub("\ufffd", text))
    return f"“{shown}”" if len(shown) <= _LONGEST_QUOTE else f"“{shown[:_LONGEST_QUOTE]}…”"


def _one_line(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    line = _SPACES.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text))).strip()
    return line if any(unicodedata.category(letter) not in _DRAWS_NOTHING_ALONE for letter in line) else ""
