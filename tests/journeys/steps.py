"""What every journey does on its way, in the words of the desktop's accessible names."""

from dataclasses import dataclass

from driver import Desktop


@dataclass(frozen=True, slots=True)
class Person:
    """An invented patient; the number comes from the range kept for tests."""

    family_name: str = "Wiśniewska"
    given_name: str = "Zofia"
    born: str = "02/03/1956"
    nhs_number: str = "999 000 0018"

    @property
    def listed(self) -> str:
        """The name as lists show it."""
        return f"{self.family_name.upper()}, {self.given_name}"


def bring_in(desk: Desktop, person: Person) -> None:
    """Add a patient; their page opens."""
    desk.press("New patient")
    desk.fill("Family name", person.family_name)
    desk.fill("Given name", person.given_name)
    desk.fill("Date of birth", person.born)
    desk.fill("NHS number", person.nhs_number)
    desk.fill("Phone", "01632 960123")
    desk.fill("Address", "1 Example Street")
    desk.press("Save patient")
    desk.wait_for(person.listed)


def plan(desk: Desktop, *, protocol: str) -> None:
    """Start a course from today, by the first words of its protocol's title."""
    desk.press("Plan regimen")
    desk.choose("Protocol", protocol)
    desk.fill("Prescriber", "Dr A. Example")
    desk.press("Start course")
    desk.wait_until(lambda: not desk.shows("Start course"), "the planning sheet did not close")


def record(desk: Desktop, *, site: str) -> None:
    """Record today's injection at `site`; date, product and dose come filled in."""
    desk.press("Record injection")
    desk.fill("Batch number", "A1234")
    desk.fill("Expiry date", "31/12/2027")
    answer_for(desk, site=site)
    desk.press("Save injection")


def work_as(desk: Desktop, name: str) -> None:
    """Choose who works at the desk on the sheet that asks."""
    row = desk.wait_for_row("Users table", name)
    desk.select_row("Users table", row)
    desk.press("Work as this user")
    desk.wait_until(lambda: f"Working: {name}" in desk.status(), f"{name} does not work at the desk")


def find_and_open(desk: Desktop, person: Person) -> None:
    """Open a patient's page from the worklist."""
    row = desk.wait_for_row("Worklist table", person.listed)
    desk.select_row("Worklist table", row)
    desk.keys("Return")
    desk.find("Correct entry")


def answer_for(desk: Desktop, *, site: str) -> None:
    """Say where it was given, and that identity and consent were asked about."""
    desk.tick(site)
    if desk.shows("Batch checked"):
        desk.tick("Batch checked")
    desk.tick("Identity checked")
    desk.tick("Consent given")
