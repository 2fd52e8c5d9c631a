"""What the acts of one feature work with: the window, the lane, the open sheets and the desk as it is now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from b12desk.desktop.actions import Notice, Notify
from b12desk.desktop.lane import Lane
from b12desk.desktop.open_sheets import OpenSheets
from b12desk.services.desk import Desk
from b12desk.services.reading_dates import read_typed_date
from b12desk.services.show_patient import PatientPage, show_patient

_YEARS_TO_COME = timedelta(days=20 * 365)


@dataclass(frozen=True, slots=True)
class Bench:
    """`desk` returns the desk with whoever works at it now; `changed` has the lists read again."""

    window: QWidget
    lane: Lane
    sheets: OpenSheets
    desk: Callable[[], Desk]
    notify: Notify
    changed: Callable[[], None]

    def tell(self, sentence: str) -> None:
        """Say what was done and have the lists read again."""
        self.notify(Notice(sentence))
        self.changed()

    def offer(self, sentence: str, action: str, act: Callable[[], None]) -> None:
        """Say what was done with the one act that may follow it, and have the lists read again."""
        self.notify(Notice(sentence, action, act))
        self.changed()

    def with_page(self, patient_id: str, then: Callable[[PatientPage], None]) -> None:
        """Read the patient first; what goes wrong is the window's to show."""
        desk = self.desk()
        self.lane.ask(lambda: show_patient(desk, patient_id), then)

    def read_day(self, text: str) -> date:
        """Return a day as typed: `27` after a day and month is 1927 while 2027 has not come."""
        return read_typed_date(text, today=self.desk().clock.today())

    def read_day_to_come(self, text: str) -> date:
        """Return a day that may lie years ahead: `27` after a day and month is 2027."""
        return read_typed_date(text, today=self.desk().clock.today() + _YEARS_TO_COME)
