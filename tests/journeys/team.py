"""A clinic with people in their roles, and what was done there before a journey begins, by commands."""

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
    """An assistant, a nurse and a prescriber of a new register; all of them are invented."""

    clinic: Clinic
    person: Person = field(default_factory=Person)

    def __post_init__(self) -> None:
        """The first user is added by nobody; from then on the prescriber stands in for the administrator."""
        self.clinic.answer("user", "add", PRESCRIBER, "--role", "prescriber")
        self.clinic.answer("user", "add", NURSE, "--role", "nurse", by=PRESCRIBER)
        self.clinic.answer("user", "add", ASSISTANT, "--role", "hca", by=PRESCRIBER)

    def start_course(self, on: str) -> Person:
        """Add the patient and start the standard course on a day."""
        who = self.person
        names = ("--family-name", who.family_name, "--given-name", who.given_name)
        born = ("--born-on", "1956-03-02", "--nhs-number", who.nhs_number.replace(" ", ""))
        self.clinic.answer("patient", "add", *names, *born, "--on", on, by=PRESCRIBER)
        course = ("--protocol", "hydroxo-standard", "--prescriber", "Dr A. Example", "--on", on)
        self.clinic.answer("course", "start", "--patient", self._patient, *course, by=PRESCRIBER)
        return who

    def load(self) -> None:
        """Give the six loading doses, the last in the right deltoid on 16-Jan-2026."""
        for day, side in LOADING:
            given = ("--product", PRODUCT, "--dose", "1000", "--muscle", "deltoid", "--side", side, "--on", day)
            batch = ("--batch", "A1234", "--expiry", "2027-12-31")
            self.clinic.answer("record", "--patient", self._patient, *given, *batch, by=NURSE)

    def authorise(self, *, kind: str, reference: str, doses: int, on: str) -> None:
        """Record an authority from a day on."""
        signed = ("--kind", kind, "--reference", reference, "--prescriber", "Dr A. Example")
        until = ("--from", on, "--to", "2027-03-16", "--doses", str(doses), "--on", on)
        self.clinic.answer("course", "authorise", "--patient", self._patient, *signed, *until, by=PRESCRIBER)

    @property
    def _patient(self) -> str:
        return f"nhs:{self.person.nhs_number.replace(' ', '')}"
