"""Doses that were recorded from a paper slip after a time without the computer."""

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord

AFTERWARDS = "Recorded afterwards from a paper slip."
"""Begins the note of such a dose, so that every list that shows the note says it."""


def afterwards_words(dose: InjectionRecord) -> str:
    """Return `recorded afterwards, 07-Jan-2026` for a dose entered from a slip, else nothing."""
    if not dose.note.startswith(AFTERWARDS):
        return ""
    return "recorded afterwards" + (f", {staff_date(dose.recorded_at.date())}" if dose.recorded_at else "")
