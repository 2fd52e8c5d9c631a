"""Invented patients with names of every script and hostile ones, each with values of their own to be read back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from tests.builders import nhs_number
from tests.documents.names import hostile_strings, names

NAMES, HOSTILE = 500, 200
_TITLES = ("Mrs", "Mr", "Ms", "Dr", "Professor", "")
_STREETS = ("Mill Lane", "Heol y Bryn", "Northumberland Avenue", "St John’s Court", "The Old Maltings")


@dataclass(frozen=True, slots=True)
class Person:
    """A patient as papers print them."""

    title: str
    given_name: str
    family_name: str
    born_on: date
    nhs_number: str
    phone: str
    street: str
    postcode: str
    is_hostile: bool = False

    @property
    def name(self) -> str:
        """The name as it is written on envelopes."""
        return " ".join(part for part in (self.title, self.given_name, self.family_name) if part)

    @property
    def banner(self) -> str:
        """The name as staff paper has it."""
        title = f" ({self.title})" if self.title else ""
        return f"{self.family_name.upper()}, {self.given_name}{title}"

    @property
    def address(self) -> tuple[str, ...]:
        """The lines of an envelope."""
        return (self.name, self.street, "Otterbourne", self.postcode)


@cache
def everybody() -> tuple[Person, ...]:
    """Return 500 people with names of every script, then 200 with hostile ones."""
    rolled = Random(6)
    return tuple(_people(rolled))


def _people(rolled: Random) -> Iterator[Person]:
    for number, (_, family, given) in enumerate(names(NAMES)):
        yield _person(rolled, number, rolled.choice(_TITLES), given, family)
    for number, text in enumerate(hostile_strings(HOSTILE), start=NAMES):
        yield _person(rolled, number, "Mx", text[:200], f"Smith{number}", is_hostile=True)


def _person(rolled: Random, number: int, title: str, given: str, family: str, *, is_hostile: bool = False) -> Person:
    return Person(
        title=title,
        given_name=given,
        family_name=family,
        born_on=date(1930, 1, 1) + timedelta(days=rolled.randrange(25_000)),
        nhs_number=nhs_number(1 + number % 40),
        phone=f"07700 {900000 + number}",
        street=f"{number + 1} {rolled.choice(_STREETS)}",
        postcode=f"SO{number % 90 + 10} {number % 9}AA",
        is_hostile=is_hostile,
    )
