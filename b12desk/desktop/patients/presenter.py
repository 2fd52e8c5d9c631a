"""The list of everybody, and what a search says about itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from b12desk.clinical.vocabulary import Status
from b12desk.services.worklist_rows import Worklist

if TYPE_CHECKING:
    from b12desk.services.find_patients import PatientLine

LONGEST_LIST = 2000
"""More rows than anybody reads; a search narrows them, and the page says that there are more."""


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A patient found, with what the worklist says; no status for those who died or moved away."""

    patient_id: str
    name: str
    born_on: date
    age_years: int
    nhs_number: str | None
    phone: str
    status: Status | None


class PatientsView(Protocol):
    """What the page can show."""

    def show_lines(self, lines: Sequence[ListedLine]) -> None:
        """Show exactly these patients."""

    def show_summary(self, sentence: str) -> None:
        """Show how many were found."""

    def show_empty(self, heading: str, advice: str) -> None:
        """Show why there is nobody and what to do next; an empty heading shows the table."""


class Search(Protocol):
    """Asks for the patients that a text fits, and hands them over when they are there."""

    def __call__(self, text: str, limit: int) -> None:
        """Ask; the answer comes to `show_found`."""


class PatientsPresenter:
    """Asks as somebody types and joins what was found with what the worklist says."""

    def __init__(self, view: PatientsView, search: Search) -> None:
        self._view = view
        self._search = search
        self._text = ""
        self._found: tuple[PatientLine, ...] = ()
        self._statuses: Mapping[str, Status] = {}

    def look_for(self, text: str) -> None:
        """Look for what was typed; nothing typed means everybody."""
        self._text = text.strip()
        self._search(self._text, LONGEST_LIST)

    def show_found(self, found: "tuple[PatientLine, ...]") -> None:
        """Show the patients found."""
        self._found = found
        self._render()

    def show_worklist(self, worklist: Worklist) -> None:
        """Take the statuses of a worklist that was just read."""
        self._statuses = {row.patient_id: row.status for row in worklist.rows}
        self._render()

    def _render(self) -> None:
        self._view.show_lines([self._line(one) for one in self._found])
        self._view.show_summary(found_words(len(self._found), self._text, limit=LONGEST_LIST))
        if self._found:
            self._view.show_empty("", "")
        elif self._text:
            self._view.show_empty(
                f"Nobody fits “{self._text}”.",
                "Try a part of the name, the NHS number or the date of birth, or add a new patient.",
            )
        else:
            self._view.show_empty("There are no patients in this register yet.", "Add the first one here.")

    def _line(self, one: "PatientLine") -> ListedLine:
        return ListedLine(
            patient_id=one.patient_id,
            name=one.name,
            born_on=one.born_on,
            age_years=one.age_years,
            nhs_number=one.nhs_number,
            phone=one.phone,
            status=self._statuses.get(one.patient_id),
        )


def found_words(found: int, text: str, *, limit: int) -> str:
    """Return how many were found: “3 patients fit “smith””."""
    people = "patient" if found == 1 else "patients"
    if found >= limit:
        return f"The first {limit} patients; type more of the name to find the others"
    if text:
        return f"{found} {people} {'fits' if found == 1 else 'fit'} “{text}”"
    return f"{found} {people} in the register"
