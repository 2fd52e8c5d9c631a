"""What a patient asked for, as options: how to be written to, which arm, which days."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from b12desk.clinical.errors import BadInput
from b12desk.clinical.vocabulary import FormatNeed, Side
from b12desk.services.add_patient import PatientDraft

W = TypeVar("W", bound=StrEnum)
ANY = "any"
"""The word that takes a wish back."""


def with_wishes(
    draft: PatientDraft, format_need: str | None, side: str | None, days: Sequence[str] | None
) -> PatientDraft:
    """Return the draft with the wishes that were given; those left out stay as they are.

    Days may stand behind one another, `mon,wed`.
    """
    if format_need is not None:
        draft = replace(draft, format_need=word_of(FormatNeed, format_need, "format"))
    if side is not None:
        draft = replace(draft, preferred_side=None if side == ANY else word_of(Side, side, "side"))
    if days:
        named = [day for text in days for day in text.split(",")]
        draft = replace(draft, preferred_days=() if named == [ANY] else tuple(named))
    return draft


def word_of(words: type[W], text: str, what: str) -> W:
    """Return the word of a closed list, or raise BadInput naming the list."""
    try:
        return words(text)
    except ValueError:
        offered = ", ".join(word.value for word in words)
        raise BadInput(f"“{text}” is not a {what}; there are {offered}.") from None
