"""What stands behind the main window in its tests: it writes down what was asked for."""

from typing import cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from b12desk.clinical.vocabulary import ContactOutcome
from b12desk.desktop.main_window import MainWindow
from b12desk.desktop.patient.view import PatientPage


class Acts:
    """Writes down which act was asked for, and for whom."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def new_patient(self) -> None:
        self.asked.append(("new_patient", ""))

    def plan_regimen(self, patient_id: str) -> None:
        self.asked.append(("plan_regimen", patient_id))

    def record_injection(self, patient_id: str) -> None:
        self.asked.append(("record_injection", patient_id))

    def defer(self, patient_id: str) -> None:
        self.asked.append(("defer", patient_id))

    def record_review(self, patient_id: str) -> None:
        self.asked.append(("record_review", patient_id))

    def record_result(self, patient_id: str, test: str = "") -> None:
        self.asked.append(("record_result", patient_id))

    def print_plan(self, patient_id: str) -> None:
        self.asked.append(("print_plan", patient_id))

    def correct(self, injection_id: str) -> None:
        self.asked.append(("correct", injection_id))

    def open_patient(self, patient_id: str) -> None:
        self.asked.append(("open_patient", patient_id))

    def offer_date(self, patient_id: str) -> None:
        self.asked.append(("offer_date", patient_id))

    def why(self, patient_id: str) -> None:
        self.asked.append(("why", patient_id))

    def edit_details(self, patient_id: str) -> None:
        self.asked.append(("edit_details", patient_id))

    def change_interval(self, patient_id: str) -> None:
        self.asked.append(("change_interval", patient_id))

    def move_course(self, patient_id: str) -> None:
        self.asked.append(("move_course", patient_id))

    def hold(self, patient_id: str) -> None:
        self.asked.append(("hold", patient_id))

    def resume(self, patient_id: str) -> None:
        self.asked.append(("resume", patient_id))

    def end(self, patient_id: str) -> None:
        self.asked.append(("end", patient_id))

    def record_authority(self, patient_id: str) -> None:
        self.asked.append(("record_authority", patient_id))

    def record_decision(self, patient_id: str) -> None:
        self.asked.append(("record_decision", patient_id))

    def correct_entry(self, patient_id: str, event_id: str) -> None:
        self.asked.append(("correct_entry", event_id))

    def record_contact(self, patient_id: str) -> None:
        self.asked.append(("record_contact", patient_id))

    def rang(self, patient_id: str, outcome: ContactOutcome) -> None:
        self.asked.append((f"rang {outcome.value}", patient_id))

    def correct_contact(self, patient_id: str, contact_id: str) -> None:
        self.asked.append(("correct_contact", contact_id))

    def not_given(self, patient_id: str) -> None:
        self.asked.append(("not_given", patient_id))

    def people(self) -> None:
        self.asked.append(("people", ""))

    def change_user(self) -> None:
        self.asked.append(("change_user", ""))

    def set_pin(self) -> None:
        self.asked.append(("set_pin", ""))

    def audit_trail(self) -> None:
        self.asked.append(("audit_trail", ""))

    def audit_trail_of(self, patient_id: str) -> None:
        self.asked.append(("audit_trail_of", patient_id))

    def import_file(self) -> None:
        self.asked.append(("import_file", ""))

    def clinic_details(self) -> None:
        self.asked.append(("clinic_details", ""))

    def undo(self) -> None:
        self.asked.append(("undo", ""))

    def products(self) -> None:
        self.asked.append(("products", ""))

    def paper_settings(self) -> None:
        self.asked.append(("paper_settings", ""))

    def letter_wording(self) -> None:
        self.asked.append(("letter_wording", ""))

    def receive_batch(self) -> None:
        self.asked.append(("receive_batch", ""))

    def who_received(self) -> None:
        self.asked.append(("who_received", ""))

    def protocols(self) -> None:
        self.asked.append(("protocols", ""))

    def paper(self, act: str) -> None:
        self.asked.append((f"paper {act}", ""))

    def paper_of(self, act: str, patient_id: str) -> None:
        self.asked.append((f"paper {act}", patient_id))


class PatientsShown(QWidget):
    """Stands in the place of the patient page."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def show_patient(self, patient_id: str) -> None:
        self.shown.append(patient_id)

    def refresh(self) -> None:
        self.shown.append("again")


def begin(window: MainWindow, acts: Acts, patient_page: PatientsShown) -> None:
    """Give the window acts and a page that only write down what they are asked for."""
    window.begin(acts, cast(PatientPage, patient_page))


def action(window: MainWindow, keys: str) -> QAction:
    return next(a for a in window.findChildren(QAction) if keys in [shortcut.toString() for shortcut in a.shortcuts()])


def press(window: MainWindow, name: str) -> None:
    next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()).click()
