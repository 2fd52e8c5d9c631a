"""What the worklist page shows: which rows, in which order, and the sentence that says what is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Status
from b12desk.desktop.widgets.words import STATUS_WORDS, date_words, dose_words, site_words
from b12desk.desktop.worklist.columns import in_order
from b12desk.services.worklist_rows import Worklist, WorklistRow


@dataclass(frozen=True, slots=True)
class SortOrder:
    """The column sorted by; no key is the worklist's own order, most overdue first."""

    key: str | None = None
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done for the patient chosen: the main act first, named as on its button."""

    main: str
    others: tuple[str, ...]


class WorklistView(Protocol):
    """What the page can show."""

    def show_counts(self, counts: Mapping[str, int], chosen: frozenset[Status]) -> None:
        """Show the counts of the whole register and which of them filter."""

    def show_rows(self, rows: tuple[WorklistRow, ...], order: SortOrder) -> None:
        """Show exactly these rows."""

    def show_summary(self, as_of: str, sentence: str, *, is_filtered: bool) -> None:
        """Show the day, how many rows of how many are shown, and whether there is more to be shown."""

    def show_empty(self, heading: str, advice: str, *, offers_patient: bool) -> None:
        """Show why there are no rows and what to do next; an empty heading shows the table."""

    def show_chosen(self, heading: str, sentence: str, offer: Offer | None) -> None:
        """Show about whom the buttons below are, and which buttons."""


class WorklistPresenter:
    """Keeps the list as it was read, and the filter and order that the person chose."""

    def __init__(self, view: WorklistView) -> None:
        self._view = view
        self._list: Worklist | None = None
        self._chosen: WorklistRow | None = None
        self.statuses: frozenset[Status] = frozenset()
        self.order = SortOrder()

    def show(self, worklist: Worklist) -> None:
        """Show a list that was just read."""
        self._list = worklist
        self._render()

    def toggle(self, status: Status) -> None:
        """Add a status to the filter, or take it out."""
        self.filter_by(self.statuses ^ {status})

    def filter_by(self, statuses: frozenset[Status]) -> None:
        """Show the patients of these statuses; none shows everybody."""
        self.statuses = statuses
        self._render()

    def sort_by(self, key: str) -> None:
        """Sort by a column; again the other way round; a third time as the worklist itself."""
        turns = {SortOrder(key): SortOrder(key, True), SortOrder(key, True): SortOrder()}
        self.order = turns.get(self.order, SortOrder(key))
        self._render()

    def choose(self, patient_id: str | None) -> None:
        """Take the patient whom the buttons below the table are about."""
        rows = self._list.rows if self._list else ()
        self._chosen = next((row for row in rows if row.patient_id == patient_id), None)
        self._show_chosen()

    @property
    def chosen_id(self) -> str | None:
        """The patient chosen, None for nobody."""
        return self._chosen.patient_id if self._chosen else None

    def _render(self) -> None:
        read = self._list
        if read is None:
            return
        kept = tuple(row for row in read.rows if not self.statuses or row.status in self.statuses)
        if self._chosen is not None and self._chosen.patient_id not in {row.patient_id for row in kept}:
            self._chosen = None
        self._view.show_counts(read.counts, self.statuses)
        self._view.show_summary(
            f"As of {staff_date(read.as_of)}",
            summary(len(kept), read.counts["total"], self.statuses),
            is_filtered=bool(self.statuses),
        )
        self._view.show_rows(in_order(kept, self.order.key, is_descending=self.order.is_descending), self.order)
        self._show_empty(len(kept), read.counts["total"])
        self._show_chosen()

    def _show_empty(self, shown: int, total: int) -> None:
        if shown:
            self._view.show_empty("", "", offers_patient=False)
        elif total:
            advice = "Choose “All patients” above to see everybody again."
            self._view.show_empty(f"No patient is {_words(self.statuses).lower()}.", advice, offers_patient=False)
        else:
            advice = "Add the first patient here, or bring a whole list in with the command “b12desk import”."
            self._view.show_empty("There are no patients in this register yet.", advice, offers_patient=True)

    def _show_chosen(self) -> None:
        row = self._chosen
        if row is None:
            self._view.show_chosen("", "Choose a patient in the list to record, defer or print.", None)
            return
        self._view.show_chosen(row.name, details(row), offer_for(row))


def summary(shown: int, total: int, statuses: frozenset[Status]) -> str:
    """Return how many are shown: “Showing 40 of 385: overdue or due”."""
    people = "patient" if total == 1 else "patients"
    if not total:
        return "Nobody is in the register"
    if not statuses:
        return f"Showing all {total} {people}" if total > 1 else "Showing the only patient"
    return f"Showing {shown} of {total} {people}: {_words(statuses).lower()}"


def details(row: WorklistRow) -> str:
    """Return the line about the patient chosen: what is due, the last dose with its site, the protocol, the phone."""
    parts = [
        dose_words(row.phase, row.dose_number, row.doses_in_phase),
        _window(row),
        f"deferred until {date_words(row.deferred_until)}" if row.deferred_until else "",
        f"offer {date_words(row.book_on)}" if row.book_on else "",
        f"last {date_words(row.last_on)} {site_words(row.last_site).lower()}".strip() if row.last_on else "no dose yet",
        f"phone {row.phone}" if row.phone else "no phone recorded",
    ]
    said = " · ".join(part for part in parts if part)
    return said[0].upper() + said[1:]


def offer_for(row: WorklistRow) -> Offer:
    """Return what can be done for a patient, by what stands next for them."""
    if row.status in (Status.NO_PLAN, Status.ENDED):
        return Offer("Plan regimen", ())
    if row.status is Status.NO_INJECTIONS:
        return Offer("Record review", ("Print plan",))
    if row.status is Status.AWAITING_REVIEW:
        return Offer("Record review", ("Record injection", "Defer", "Print plan"))
    return Offer("Record injection", ("Defer", "Print plan"))


def _words(statuses: frozenset[Status]) -> str:
    return " or ".join(word for status, word in STATUS_WORDS.items() if status in statuses)


def _window(row: WorklistRow) -> str:
    if row.due_on is None:
        return ""
    last = f" to {date_words(row.due_by)}" if row.due_by != row.due_on else ""
    return f"due {date_words(row.due_on)}{last}"
