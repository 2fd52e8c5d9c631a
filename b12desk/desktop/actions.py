"""What can be done from anywhere in the desktop, without Qt: the acts, the notice after one, and who hears of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from b12desk.clinical.vocabulary import ContactOutcome


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

    def record_result(self, patient_id: str, test: str = "") -> None:
        """Record a laboratory value, of that test where one is asked for."""

    def print_plan(self, patient_id: str) -> None:
        """Show the patient's plan before it goes to paper."""

    def correct(self, injection_id: str) -> None:
        """Void an entry, and enter it again as it should have been."""

    def open_patient(self, patient_id: str) -> None:
        """Show the patient's page."""

    def why(self, patient_id: str) -> None:
        """Show the arithmetic behind the next date."""

    def offer_date(self, patient_id: str) -> None:
        """Show the open days of the next window, one of which can be copied."""

    def edit_details(self, patient_id: str) -> None:
        """Change what is kept about a person."""

    def change_interval(self, patient_id: str) -> None:
        """Change how often maintenance doses follow."""

    def hold(self, patient_id: str) -> None:
        """Pause the course, with a reason."""

    def resume(self, patient_id: str) -> None:
        """Go on with a course on hold."""

    def end(self, patient_id: str) -> None:
        """End the course, with a reason."""

    def record_decision(self, patient_id: str) -> None:
        """Record what a prescriber decided about a long gap."""

    def correct_entry(self, patient_id: str, event_id: str) -> None:
        """Void a review, a result or any other entry that is no dose."""

    def record_contact(self, patient_id: str) -> None:
        """Record what came of an attempt to reach a patient."""

    def rang(self, patient_id: str, outcome: ContactOutcome) -> None:
        """Record what came of a telephone call just made."""

    def correct_contact(self, patient_id: str, contact_id: str) -> None:
        """Void an attempt to reach a patient."""

    def move_course(self, patient_id: str) -> None:
        """Let the course follow the current version of its protocol."""

    def record_authority(self, patient_id: str) -> None:
        """Record what allows the doses of a course."""

    def not_given(self, patient_id: str) -> None:
        """Say why a dose was not given on its day."""

    def people(self) -> None:
        """List who works here, add somebody, disable somebody."""

    def change_user(self) -> None:
        """Ask who works at this desk."""

    def set_pin(self) -> None:
        """Set one's own PIN or passphrase."""

    def audit_trail(self) -> None:
        """Show who did what and who looked."""

    def audit_trail_of(self, patient_id: str) -> None:
        """Show who did what for this patient, and who looked."""

    def import_file(self) -> None:
        """Bring patients and injections in from a file."""

    def clinic_details(self) -> None:
        """Change what the register says of the clinic."""

    def protocols(self) -> None:
        """Read the protocols, compare a new version and approve it."""

    def products(self) -> None:
        """List the clinic’s own products, add one, withdraw one."""

    def paper_settings(self) -> None:
        """Set the QR code and the fonts of what is printed."""

    def letter_wording(self) -> None:
        """Change what the recall letters say."""

    def receive_batch(self) -> None:
        """Put a delivery on the shelf."""

    def who_received(self) -> None:
        """List who received a batch."""

    def paper(self, act: str) -> None:
        """Print something of the clinic, named as in the Print menu."""

    def paper_of(self, act: str, patient_id: str) -> None:
        """Print something about one patient, named as in the Print menu."""

    def undo(self) -> None:
        """Say what undoing the last act of this session would do, and do it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about what was done, with the act that may follow it, such as “Correct this”, and a second one."""

    sentence: str
    action: str = ""
    act: Callable[[], None] | None = None
    second: str = ""
    second_act: Callable[[], None] | None = None


Notify = Callable[[Notice], None]
