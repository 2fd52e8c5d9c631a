"""Takes out of a text what may name a patient: quoted words, ten-digit numbers, dates in every usual form."""

import re
import unicodedata

TEXT, NUMBER, DATE = "[text]", "[number]", "[date]"

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_JOINT = r"[\s./,-]{0,3}"
_SAME_ENDS = "".join(f"{end}(?:(?!{end}).)*(?:{end}|$)|" for end in ('"', "`"))
_QUOTED = re.compile(
    _SAME_ENDS
    + r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)"
    # An apostrophe inside a word opens nothing; one before a letter closes nothing: 'O'Brien' is one text.
    + r"|(?:(?<!\w)|(?<=\b[bBfFnNrRuUxX]))['‘](?:[^'’]|['’](?=\w))*(?:['’]|$)",
    re.DOTALL,
)
_TEN_DIGITS = re.compile(r"(?<!\d)\d(?:[\s.–‑-]?\d){9}(?!\d)")
_DATES = re.compile(
    r"(?<!\d)(?:"
    r"\d{4}[\s./-]\d{1,2}[\s./-]\d{1,2}"
    r"|\d{1,2}[\s./-]\d{1,2}[\s./-](?:\d{4}|\d{2})"
    r"|(?:19|20)\d{6}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?" + _JOINT + _MONTH + _JOINT + r"(?:\d{4}|\d{2})"
    r"|(?:19|20)\d{2}" + _JOINT + _MONTH + _JOINT + r"\d{1,2}"
    r")(?!\d)"
    r"|\b" + _MONTH + _JOINT + r"\d{1,2}(?:st|nd|rd|th)?" + _JOINT + r"(?:\d{4}|\d{2})(?!\d)"
    r"|\bdate\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)",
    re.IGNORECASE,
)


def scrubbed(text: str) -> str:
    """Return the text on one line without quoted words, ten-digit numbers and dates; each leaves a word in its place.

    Too much is taken rather than too little: a quote that is never closed takes the rest of the text, and every run of
    ten digits goes, whether its check digit holds or not.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    for pattern, word in ((_QUOTED, TEXT), (_TEN_DIGITS, NUMBER), (_DATES, DATE)):
        plain = pattern.sub(word, plain)
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in plain)
