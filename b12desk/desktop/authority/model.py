"""The authorities of a course as lines, without Qt."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.authority import Authority
from b12desk.clinical.quantities import staff_date
from b12desk.services.authority_draft import authority_words
from b12desk.services.show_patient import PatientPage


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One authority: what it is, and what it still allows. `is_usable` tells whether a dose may draw on it today."""

    id: str
    words: str
    left: str
    is_usable: bool


def held_lines(page: PatientPage) -> tuple[HeldLine, ...]:
    """Return a line for each authority that was not withdrawn, in the order in which they were recorded."""
    return tuple(_line(one, page.as_of) for one in page.authorities)


def _line(one: Authority, today: date) -> HeldLine:
    words = authority_words(one)
    is_usable = one.holds(on=today) and not one.is_used_up
    return HeldLine(one.id, f"{words[:1].upper()}{words[1:]}", _left(one, today), is_usable)


def _left(one: Authority, today: date) -> str:
    if one.valid_to is not None and one.valid_to < today:
        return "Ended"
    if one.is_used_up:
        return "Used up"
    if today < one.valid_from:
        return f"Begins {staff_date(one.valid_from)}"
    if one.doses_left is None:
        return "Doses not counted"
    return "1 dose left" if one.doses_left == 1 else f"{one.doses_left} doses left"
