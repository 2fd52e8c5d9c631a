"""What can be done from anywhere in the desktop, without Qt: the acts, the notice after one, and who hears of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Acts(Protocol):
    """Every act that a button, a menu entry or a shortcut starts; each opens its own sheet or page."""

    def new_patient(self) -> None:
        """Add somebody to the register."""

    def plan_regimen(self, patient_id: str) -> None:
        """Choose a protocol and start a course."""

    def record_injection(self, patient_id: str) -> None:
        """Record a dose given."""

    def defer(self, patient_id: str) -> None:
        """Say from when on the patient is expected again."""

    def record_review(self, patient_id: str) -> None:
        """Record a clinician's assessment."""

    def record_result(self, patient_id: str) -> None:
        """Record a laboratory value."""

    def print_plan(self, patient_id: str) -> None:
        """Show the patient's plan before it goes to paper."""

    def correct(self, injection_id: str) -> None:
        """Void an entry, and enter it again as it should have been."""

    def open_patient(self, patient_id: str) -> None:
        """Show the patient's page."""

    def why(self, patient_id: str) -> None:
        """Show the arithmetic behind the next date."""

    def edit_details(self, patient_id: str) -> None:
        """Change what is kept about a person."""

    def change_interval(self, patient_id: str) -> None:
        """Change how often maintenance doses follow."""

    def import_file(self) -> None:
        """Bring patients and injections in from a file."""

    def clinic_details(self) -> None:
        """Change what the register says of the clinic."""

    def protocols(self) -> None:
        """Read the protocols, compare a new version and approve it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about what was done, with the one act that may follow it, such as “Correct this”."""

    sentence: str
    action: str = ""
    act: Callable[[], None] | None = None


Notify = Callable[[Notice], None]
