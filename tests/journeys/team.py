"""A clinic with people in their roles, and what was done there before a journey begins, by commands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clinic import Clinic
from steps import Person

ASSISTANT, NURSE, PRESCRIBER = "Hana Assistant", "Nora Nurse", "Petra Prescriber"
LOADING = (
    ("2026-01-05", "left"),
    ("2026-01-07", "right"),
    ("2026-01-09", "left"),
    ("2026-01-12", "right"),
    ("2026-01-14", "left"),
    ("2026-01-16", "right"),
)
PRODUCT = "hydroxo-1mg-1ml"


@dataclass(frozen=True, slots=True)
class Team:
    """An assistant, a nurse and a prescriber of a new register, and those they treat; all of them are invented."""

    clinic: Clinic
    person: Person = field(default_factory=Person)
    others: Sequence[Person] = ()

    def start_course(self, on: str) -> Person:
        """Add the people and the patients and start everybody's standard course on a day; return the first patient.

        The first user is added by nobody; from then on the prescriber stands in for the administrator.
        """
        self.clinic.do(("user", "add", PRESCRIBER, "--role", "prescriber"))
        commands = [("user", "add", NURSE, "--role", "nurse"), ("user", "add", ASSISTANT, "--role", "hca")]
        self.clinic.do(*commands, *(each for who in self._everybody for each in _started(who, on)), by=PRESCRIBER)
        return self.person

    def load(self) -> None:
        """Give the six loading doses, the last in the right deltoid on 16-Jan-2026."""
        self.clinic.do(*(_given(who, *dose) for who in self._everybody for dose in LOADING), by=NURSE)

    def authorise(self, *, kind: str, reference: str, doses: int, on: str) -> None:
        """Record an authority from a day on."""
        signed = ("--kind", kind, "--reference", reference, "--prescriber", "Dr A. Example")
        until = ("--from", on, "--to", "2027-03-16", "--doses", str(doses), "--on", on)
        self.clinic.do(("course", "authorise", "--patient", _known_as(self.person), *signed, *until), by=PRESCRIBER)

    @property
    def _everybody(self) -> Sequence[Person]:
        return (self.person, *self.others)


def _started(who: Person, on: str) -> Iterator[Sequence[str]]:
    """The commands that add a patient and start the standard course."""
    names = ("--family-name", who.family_name, "--given-name", who.given_name)
    born = ("--born-on", "1956-03-02", "--nhs-number", who.nhs_number.replace(" ", ""))
    yield ("patient", "add", *names, *born, "--on", on)
    course = ("--protocol", "hydroxo-standard", "--prescriber", "Dr A. Example", "--on", on)
    yield ("course", "start", "--patient", _known_as(who), *course)


def _given(who: Person, day: str, side: str) -> Sequence[str]:
    """The command that records a loading dose."""
    given = ("--product", PRODUCT, "--dose", "1000", "--muscle", "deltoid", "--side", side, "--on", day)
    return ("record", "--patient", _known_as(who), *given, "--batch", "A1234", "--expiry", "2027-12-31")


def _known_as(who: Person) -> str:
    return f"nhs:{who.nhs_number.replace(' ', '')}"
