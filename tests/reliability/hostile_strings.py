"""Texts that break programs: markup, controls, directions, halves of characters, formulas, paths, towers, sheer length.

`documented` says, without the program's own cleaning, what the manual says becomes of a text.
"""

import random
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from b12desk.clinical.errors import B12DeskError

MARKUP = (
    "<b>Ada</b>",
    "<img src=/etc/passwd>",
    '<img src="file:///etc/passwd" onerror=alert(1)>',
    "a<b&c",
    "&lt;Ada&gt;",
    "&amp;amp;",
    "&#60;b&#62;",
    "Smith & Sons",
    "&Save",
    "&&",
    "<a href='http://example.invalid'>Ada</a>",
    "<!--",
    "]]>",
    "<para>Ada",
    "<font color=red>",
    "<br/>",
    "</html>",
    "# Ada",
    "**Ada**",
    "[Ada](file:///etc/passwd)",
)
INVISIBLE = (
    "Ada\0Smith",
    "\0",
    "\x01\x02\x07\x08\x1b[31mAda\x1b[0m",
    "\x7f\x80\x9f",
    "Ada\u202eadA",
    "\u202d\u202a\u2066Ada\u2069",
    "\u200e\u200fAda\u061c",
    "Ada\u200bSmith",
    "\ufeffAda",
    "A\u00adda",
    "\ufffe\uffffAda\ufdd0",
    "\U0001fffe\U0010ffff",
    "\U000e0041\U000e0042Ada\U000e007f",
    "\u180e\u3164\u115f\u2800",
    "Ada\ufff9x\ufffay\ufffb",
)
HALVES = ("\ud800", "Ada\udc80", "\udfff\ud800", "Ada \ud83d", "\udcff\udcfe")
LETTERS = (
    "👩\u200d⚕️",
    "👨\u200d👩\u200d👧\u200d👦 Ada",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "🇬🇧",
    "e\u0301",
    "A\u030a",
    "Zürich",
    "Z\u0327\u0301\u0302\u0303\u0304\u0305",
    "a" + "\u0301" * 40,
    "x" + "\u20dd\u0489" * 30,
    "\u0301",
    "\u200d",
    "\ufe0f",
    "Ｓｍｉｔｈ",
    "ﬁﬂ",
    "ẞß",
    "İıŁł",
    "Ω\u2126",
    "Å\u212b",
    "가\u1100\u1161",
    "مُحَمَّد",
    "عبد الله",
    "שָׁלוֹם",
    "Ada كريم Smith",
    "李小龙",
    "𠮷野家",
    "ಕನ್ನಡ",
    "नमस्ते",
    "Llŷr",
    "Wiśniewska",
    "Nguyễn",
    "Ὀδυσσεύς",
    "𝔄𝔡𝔞",
    "\ue000",
    "\U00100000",
)
FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://example.invalid","Ada")',
    "+44 7700 900123",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1",
    "'=1",
    "''Ada",
    "'Ada",
    "＝1+1",
    "＋1",
    "－1",
    "＠Ada",
    "=cmd|' /C calc'!A0",
    '"Ada"',
    '"',
    '""",',
    "a,b;c\td",
    "Ada\r\nSmith",
    "Ada\u2028Smith\u2029",
    "Ada\x0bSmith\x0c",
    "Ada\x85Smith",
    "\u00a0Ada\u3000",
    "   ",
    "",
)
CODE = (
    "%s %d %n",
    "%(name)s",
    "{0} {name} {{}}",
    "{__class__}",
    "${HOME}",
    "$(id)",
    "`id`",
    "'; DROP TABLE patient; --",
    "Robert'); DELETE FROM injection; --",
    "' OR '1'='1",
    ":name ?1 @p",
    "../../x",
    "..\\..\\x",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "CON",
    "nul.txt",
    "~root",
    "file:///etc/passwd",
    "O'Brien",
    "O’Brien",
    "\\",
    "\\u0000",
    "\\x00\\n",
    "None",
    "null",
    "true",
    "NaN",
    "1e999",
    "0",
    "-0",
    "9990000026",
    "02-Mar-1956",
    "*",
    "id=value",
)
LONG = (
    "A" * 79,
    "A" * 80,
    "A" * 81,
    "A" * 301,
    "A" * 2001,
    "A" * 10_000,
    "A b" * 3_334,
    "é" * 10_000,
    "e\u0301" * 10_000,
    "👩" * 5_000,
    "م" * 10_000,
    "\u202e" * 10_000,
    "&" * 10_000,
    "<" * 40_000,
    " " * 10_000 + "Ada",
    "\n".join(["Ada"] * 1_000),
)
EVERY = (*MARKUP, *INVISIBLE, *HALVES, *LETTERS, *FORMULAS, *CODE, *LONG)

LONGEST_SENTENCE = 600
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
"""What no sentence for a person may hold."""
_UNSEEN_SPACES = frozenset("\u200b\u00ad\ufeff\u180e\u3164\uffa0\u115f\u1160\u2800")
_JOINERS = frozenset("\u200c\u200d")
_ARABIC_SIGNS = range(0x600, 0x606)


def hostile_strings(count: int, seed: int = 20261121) -> tuple[str, ...]:
    """Return that many: each of the known ones, then two or three pieces of them put together."""
    return tuple(islice(_endless(random.Random(seed)), count))


def _endless(chance: random.Random) -> Iterator[str]:
    known = list(EVERY)
    chance.shuffle(known)
    yield from known
    while True:
        pieces = [chance.choice(known) for _ in range(chance.choice((2, 2, 3)))]
        joined = chance.choice(("", " ", "\n", "&", "\u202e")).join(_piece(piece, chance) for piece in pieces)
        yield joined[: chance.choice((20, 60, 80, 300, 20_000))]


def _piece(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    return text if chance.random() < 0.6 else text[start : start + chance.randint(1, 12)]


def documented(text: str) -> str:
    """Return the text as the manual says that it is kept: one line, composed, without what nobody can see."""
    seen = (" " if letter.isspace() else letter for letter in text if letter.isspace() or not _is_unseen(letter))
    kept = " ".join(unicodedata.normalize("NFC", "".join(seen)).split())
    return kept if any(_draws(letter) for letter in kept) else ""


def unfit_sentences(error: B12DeskError) -> list[str]:
    """Return what of a refusal nobody could read: empty, endless or broken sentences, or that there is none."""
    unfit = [one for one in error.problems if not 0 < len(one) < LONGEST_SENTENCE or _UNFIT.search(one)]
    return unfit if error.problems else ["nothing is said"]


def _is_unseen(letter: str) -> bool:
    kind, place = unicodedata.category(letter), ord(letter)
    if letter in _JOINERS:
        return False
    if letter in _UNSEEN_SPACES or kind == "Cc" or place & 0xFFFE == 0xFFFE or 0xFDD0 <= place <= 0xFDEF:
        return True
    return kind == "Cf" and unicodedata.bidirectional(letter) != "AN" and place not in _ARABIC_SIGNS


def _draws(letter: str) -> bool:
    """Return whether a letter draws something by itself, unlike joiners and marks that stand on another letter."""
    return unicodedata.category(letter) not in {"Mn", "Me", "Cf", "Zs"}
