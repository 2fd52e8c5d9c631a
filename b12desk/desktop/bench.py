"""What the acts of one feature work with: the window, the lane, the open sheets and the desk as it is now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from b12desk.desktop.lane import Lane
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.services.desk import Desk
from b12desk.services.show_patient import PatientPage, show_patient


@dataclass(frozen=True, slots=True)
class Bench:
    """`desk` returns the desk with whoever works at it now; `tell` says what was done and has the lists read again.

    `read_day` reads a day that may lie years ahead.
    """

    window: QWidget
    lane: Lane
    sheets: OpenSheets
    desk: Callable[[], Desk]
    tell: Callable[[str], None]
    read_day: Callable[[str], date]

    def with_page(self, patient_id: str, then: Callable[[PatientPage], None]) -> None:
        """Read the patient first; what goes wrong is the window's to show."""
        desk = self.desk()
        self.lane.ask(lambda: show_patient(desk, patient_id), then)
