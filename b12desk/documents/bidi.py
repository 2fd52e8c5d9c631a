"""The order in which a line is read: right-to-left scripts among English, as Unicode's rules set them.

Source: Unicode Standard Annex #9, for a line that runs from left to right. Control characters never reach a line
(`printed_text` takes them out), so its rules for embeddings and isolates have nothing to do.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_BRACKETS.values())
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_NEUTRAL = frozenset({"ON", "WS", "S", "B", "BN", "ES", "ET", "CS"})
_LEVELS = {"L": 0, "R": 1, "EN": 2, "AN": 2}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring letters read in one direction, kept in the order in which they are written."""

    text: str
    is_right_to_left: bool


def reads_right_to_left(text: str) -> bool:
    """Return whether anything in the text is read from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def visual_runs(line: str) -> tuple[Run, ...]:
    """Return the runs of a line from left to right on the page."""
    if not reads_right_to_left(line):
        return (Run(line, False),) if line else ()
    runs: list[Run] = []
    pending: list[Run] = []
    for level, pairs in groupby(zip(_levels(line), line, strict=True), key=lambda pair: pair[0]):
        run = Run("".join(letter for _, letter in pairs), level == 1)
        if level:
            pending.insert(0, run)
        else:
            runs += [*pending, run]
            pending = []
    return (*runs, *pending)


def _levels(line: str) -> list[int]:
    """Return how deep each letter lies: 0 English, 1 read from right to left, 2 a number within that."""
    kinds = _numbers(_strong(line))
    _brackets(line, kinds)
    _neutrals(kinds)
    levels = [_LEVELS[kind] for kind in kinds]
    for index in range(len(line) - 1, -1, -1):
        if not line[index].isspace():
            break
        levels[index] = 0
    return levels


def _strong(line: str) -> list[str]:
    """Return each letter's kind; marks are of the kind of their letter, digits after Arabic are Arabic (W1 to W3)."""
    kinds: list[str] = []
    last = "L"
    for letter in line:
        kind = unicodedata.bidirectional(letter) or "L"
        if kind == "NSM":
            kind = kinds[-1] if kinds else "L"
        elif kind == "EN" and last == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            last = kind
        kinds.append(kind)
    return ["R" if kind == "AL" else kind for kind in kinds]


def _numbers(kinds: Sequence[str]) -> list[str]:
    """Return the kinds with what belongs to a number made part of it (W4 to W7)."""
    found = list(kinds)
    for index in range(1, len(found) - 1):
        before, after = found[index - 1], found[index + 1]
        joins = ("ES", "CS") if before == "EN" else ("CS",)
        if before == after and before in ("EN", "AN") and found[index] in joins:
            found[index] = before
    start = 0
    for kind, group in groupby(tuple(found)):
        end = start + len(tuple(group))
        around = (found[start - 1] if start else "", found[end] if end < len(found) else "")
        if kind == "ET" and "EN" in around:
            found[start:end] = ["EN"] * (end - start)
        start = end
    last = "L"
    for index, kind in enumerate(found):
        if kind in ("L", "R"):
            last = kind
        elif kind == "EN" and last == "L":
            found[index] = "L"
    return found


def _brackets(line: str, kinds: list[str]) -> None:
    """Give each pair of brackets the direction of what it holds (N0)."""
    for opens, closes in _pairs(line, kinds):
        inside = {_side(kind) for kind in kinds[opens + 1 : closes]} - {""}
        if not inside:
            continue
        before = next((side for side in map(_side, reversed(kinds[:opens])) if side), "L")
        for index in (opens, closes):
            kinds[index] = "L" if "L" in inside else before
            for mark in takewhile(lambda n: unicodedata.bidirectional(line[n]) == "NSM", range(index + 1, len(line))):
                kinds[mark] = kinds[index]


def _pairs(line: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    found, waiting = [], list[tuple[str, int]]()
    for index, letter in enumerate(line):
        if kinds[index] != "ON":
            continue
        if letter in _BRACKETS:
            waiting.append((_BRACKETS[letter], index))
        elif letter in _CLOSING:
            depth = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == letter), None)
            if depth is not None:
                found.append((waiting[depth][1], index))
                del waiting[depth:]
    return sorted(found)


def _neutrals(kinds: list[str]) -> None:
    """Give what has no direction that of its neighbours where they agree, else the line's (N1 and N2)."""
    start = 0
    for is_neutral, group in groupby(tuple(kinds), key=lambda kind: kind in _NEUTRAL):
        end = start + len(tuple(group))
        if is_neutral:
            before = _side(kinds[start - 1]) if start else "L"
            after = _side(kinds[end]) if end < len(kinds) else "L"
            kinds[start:end] = [before if before == after else "L"] * (end - start)
        start = end


def _side(kind: str) -> str:
    """Return the direction of a letter or number, empty for what has none."""
    return "L" if kind == "L" else "R" if kind in ("R", "AN", "EN") else ""
