"""Whether papers say the values of everybody on them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from b12desk.clinical.quantities import staff_date
from b12desk.documents.printed_text import missing_glyphs
from b12desk.documents.sheet import A4_HEIGHT
from tests.documents.names import HOSTILE
from tests.documents.people import Person
from tests.documents.reading import bare, on_paper, pages_of

_LACKING = frozenset("".join(bare(letter) for text in HOSTILE for letter in missing_glyphs(text)))
_MARKS_ON_MARKS = "\u0301\u0301"
_ANCHOR = re.compile("Smith[0-9]", re.IGNORECASE)


def same(said: str, wanted: str) -> bool:
    """Return whether the same was read as was printed.

    The order may differ where a text mixes directions. Letters that no font has may be copied though not seen; marks on
    marks are spelt, and this reader says a spelt text twice.
    """
    if said == wanted:
        return True
    found, hoped = Counter(said), Counter(wanted)
    twice = set(wanted) if _MARKS_ON_MARKS in wanted else set()
    return not hoped - found and set(found - hoped) <= _LACKING | twice


def missing(said: str, people: Iterable[Person], *of_each: str) -> list[str]:
    """Return the values that don't follow each other in what was read, which is in the order of the people."""
    found: list[str] = []
    at = 0
    for person in people:
        for wanted in _values(person, of_each):
            start = said.find(wanted, at)
            if start < 0 and person.is_hostile:
                start = _anyhow(said, wanted, at, person)
            if start < 0:
                found.append(wanted)
            at = max(at, start)
    return found


def columns(pdf: bytes, *headings: str, width: float = A4_HEIGHT) -> tuple[str, ...]:
    """Return what stands in these columns of a table, page by page.

    Each goes as far as the next; the last, named or empty, only ends the one before, empty at the edge of the page.
    """
    with pages_of(pdf) as pages:
        starts = [pages[0].start_of(one) if one else width for one in headings]
        return tuple("".join(page.said_by_signs(left, 0, right) for page in pages) for left, right in pairwise(starts))


def _values(person: Person, names: Sequence[str]) -> list[str]:
    values = (getattr(person, name) for name in names)
    return [on_paper(staff_date(value) if isinstance(value, date) else str(value)) for value in values]


def _anyhow(said: str, wanted: str, at: int, person: Person) -> int:
    """Return where a hostile person's family name stands, if the value's letters are about it; -1 otherwise."""
    start = max(said.find(anchor, at) for anchor in (person.family_name, person.family_name.upper()))
    after = _ANCHOR.search(said, start + len(person.family_name))
    about = said[at : after.start() if after else None]
    return -1 if start < 0 or Counter(wanted) - Counter(about) else start
