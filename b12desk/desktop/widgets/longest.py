"""The longest of many texts, for columns that are as wide as what stands in them."""

from collections.abc import Iterable
from heapq import nlargest

_CANDIDATES = 8


def longest_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the few longest of many texts; the widest on screen is nearly always one of them."""
    return tuple(nlargest(_CANDIDATES, set(texts), key=len))
