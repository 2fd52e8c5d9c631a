"""What the recalls page shows: whom to contact, what was tried, and about whom the buttons are."""

from typing import TYPE_CHECKING, Protocol

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.recall_words import recall_words
from b12desk.desktop.widgets.words import STATUS_WORDS, date_words
from b12desk.services.recall_rows import recall_in
from b12desk.services.worklist_rows import WorklistRow

if TYPE_CHECKING:
    from b12desk.services.recall_list import RecallList

NOBODY = "Choose a patient in the list to record what came of an attempt."


class RecallsView(Protocol):
    """What the page can show."""

    def show_rows(self, rows: tuple[WorklistRow, ...]) -> None:
        """Show exactly these patients."""

    def show_summary(self, as_of: str, sentence: str, *, waiting: int) -> None:
        """Show the day, how many there are, and how many of them could be hidden."""

    def show_empty(self, heading: str, advice: str) -> None:
        """Show why there is nobody and what to do next; an empty heading shows the table."""

    def show_chosen(self, heading: str, sentence: str, *, has_phone: bool) -> None:
        """Show about whom the buttons are; an empty heading is nobody, and shows no button."""


class RecallsPresenter:
    """Keeps the list as it was read, and whether those who wait for a reminder are hidden."""

    def __init__(self, view: RecallsView) -> None:
        self._view = view
        self._found: RecallList | None = None
        self._chosen_id: str | None = None
        self._hides_waiting = False

    def show(self, found: "RecallList") -> None:
        """Show a list that was just read."""
        self._found = found
        self._render()

    def hide_waiting(self, hides: bool) -> None:
        """Leave out those who have a reminder still to come, or show them again."""
        self._hides_waiting = hides
        self._render()

    def choose(self, patient_id: str | None) -> None:
        """Take the patient whom the buttons are about."""
        self._chosen_id = patient_id
        self._show_chosen()

    def _render(self) -> None:
        found = self._found
        if found is None:
            return
        rows = self._shown()
        waiting = found.counts["waiting"]
        self._view.show_summary(
            f"As of {staff_date(found.as_of)}", summary(len(rows), found.counts["total"], waiting), waiting=waiting
        )
        self._view.show_rows(rows)
        self._view.show_empty(*_empty_words(len(rows), waiting))
        self._show_chosen()

    def _shown(self) -> tuple[WorklistRow, ...]:
        rows = self._found.rows if self._found else ()
        return tuple(row for row in rows if not self._hides_waiting or recall_in(row).waits_until is None)

    def _show_chosen(self) -> None:
        row = next((row for row in self._shown() if row.patient_id == self._chosen_id), None)
        if row is None:
            self._view.show_chosen("", NOBODY, has_phone=False)
        else:
            self._view.show_chosen(row.name, details(row), has_phone=bool(row.phone))


def summary(shown: int, total: int, waiting: int) -> str:
    """Return how many are to be contacted: “12 patients to contact; 3 of them wait for a reminder to come”."""
    people = "patient" if total == 1 else "patients"
    wait = f"{waiting} {'waits' if waiting == 1 else 'wait'} for a reminder to come"
    if shown < total:
        return f"Showing {shown} of {total} {people} to contact; {wait}"
    if not total:
        return "Nobody to contact"
    return f"{total} {people} to contact" + (f"; {wait}" if waiting else "")


def details(row: WorklistRow) -> str:
    """Return the line about the patient chosen: the telephone first, the birth to check, how late, what was tried."""
    recall = recall_in(row)
    late = f"{row.days_overdue} day{'' if row.days_overdue == 1 else 's'} overdue" if row.days_overdue else ""
    parts = [
        f"phone {row.phone}" if row.phone else "no phone recorded",
        f"born {date_words(row.born_on)} ({row.age_years}y)",
        late or STATUS_WORDS[row.status].lower(),
        f"due by {date_words(row.due_by)}" if row.due_by else "",
        recall_words(recall),
        f"note: {recall.last.note}" if recall.last and recall.last.note else "",
    ]
    said = " · ".join(part for part in parts if part)
    return said[0].upper() + said[1:]


def _empty_words(shown: int, waiting: int) -> tuple[str, str]:
    if shown:
        return "", ""
    if waiting:
        return (
            "Everybody waits for a reminder to come.",
            "Show them again with the box above, or come back on the day of their reminder.",
        )
    return (
        "Nobody is to be contacted today.",
        "Overdue patients stand here, and whoever has a reminder that is due. "
        "Record contact on a patient’s page sets a reminder.",
    )
