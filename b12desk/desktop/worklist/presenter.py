"""What the worklist page shows: which rows, in which order, and the sentence that says what is left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from b12desk.desktop.worklist.narrowing import Choice, Narrowing
from b12desk.desktop.worklist.offer import Offer, details, offer_for
from b12desk.desktop.worklist.prepared import PreparedList, SortOrder
from b12desk.services.worklist_groups import Group
from b12desk.services.worklist_rows import Worklist, WorklistRow

AT_ONCE = 5000
"""A column of a longer list than this is sorted away from the screen's thread."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The patient chosen with what can be done for them."""

    row: WorklistRow
    line: str
    offer: Offer


class WorklistView(Protocol):
    """What the page can show."""

    def show_counts(self, counts: Mapping[str, int], groups: Mapping[Group, int], narrowing: Narrowing) -> None:
        """Show the counts of the whole register and which of them narrow the list."""

    def show_rows(self, rows: tuple[WorklistRow, ...], order: SortOrder, longest: Sequence[Sequence[str]]) -> None:
        """Show exactly these rows; `longest` holds the longest texts of each column."""

    def show_summary(self, sentence: str, *, shown: int, is_narrowed: bool) -> None:
        """Show how many rows of how many are shown, and whether there is more to be shown."""

    def show_empty(self, heading: str, advice: str, *, offers_patient: bool) -> None:
        """Show why there are no rows and what to do next; an empty heading shows the table."""

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show about whom the buttons are, and which buttons."""


class Learn(Protocol):
    """Does work away from the screen and calls `then` on the screen's side afterwards; of several the newest only."""

    def __call__(self, work: Callable[[], None], then: Callable[[None], None]) -> None:
        """Do it."""


class WorklistPresenter:
    """Keeps the list as it was read, and the narrowing and order that the person chose."""

    def __init__(self, view: WorklistView, learn: Learn | None = None) -> None:
        self._view = view
        self._learn = learn or _at_once
        self._list: PreparedList | None = None
        self._chosen_id: str | None = None
        self.narrowing = Narrowing()
        self.order = SortOrder()

    def show(self, prepared: PreparedList) -> None:
        """Show a list that was just read."""
        self._list = prepared
        self._sort_and_render()

    def toggle(self, choice: Choice) -> None:
        """Add a status or group to what the list is narrowed to, or take it out."""
        self.narrow_to(self.narrowing.toggled(choice))

    def narrow_to(self, narrowing: Narrowing) -> None:
        """Show the patients whom the choices fit; none shows everybody."""
        self.narrowing = narrowing
        self._sort_and_render()

    def sort_by(self, key: str) -> None:
        """Sort by a column; again the other way round; a third time as the worklist itself."""
        turns = {SortOrder(key): SortOrder(key, True), SortOrder(key, True): SortOrder()}
        self.put_in_order(turns.get(self.order, SortOrder(key)))

    def put_in_order(self, order: SortOrder) -> None:
        """Show the rows in that order."""
        self.order = order
        self._sort_and_render()

    def choose(self, patient_id: str | None) -> None:
        """Take the patient whom the buttons are about."""
        self._chosen_id = patient_id
        self._show_chosen()

    @property
    def chosen_id(self) -> str | None:
        """The patient chosen, None for nobody and for one who is not shown."""
        return self._chosen_id

    def shown(self) -> Worklist | None:
        """Return the list with the rows shown only, in their order; None before anything was read."""
        if self._list is None:
            return None
        return replace(self._list.worklist, rows=self._list.rows(self.narrowing, self.order))

    def everybody(self) -> Worklist | None:
        """Return the whole list in its own order; None before anything was read."""
        return self._list.worklist if self._list is not None else None

    def row_chosen(self) -> WorklistRow | None:
        """Return the row of the patient chosen, None for nobody."""
        return self._list.row_shown(self._chosen_id, self.narrowing) if self._list is not None else None

    def _sort_and_render(self) -> None:
        """A long list whose order is not known yet is sorted first; what is shown stays until then."""
        read, key = self._list, self.order.key
        if read is None:
            return
        if key is None or read.knows(key) or len(read) <= AT_ONCE:
            self._render()
        else:
            self._learn(lambda: read.learn(key), lambda _: self._render())

    def _render(self) -> None:
        read = self._list
        if read is None:
            return
        rows = read.rows(self.narrowing, self.order)
        counts, total = read.worklist.counts, read.worklist.counts["total"]
        if read.row_shown(self._chosen_id, self.narrowing) is None:
            self._chosen_id = None
        self._view.show_counts(counts, read.group_counts, self.narrowing)
        said = summary(len(rows), total, self.narrowing, elsewhere=read.worklist.not_listed)
        self._view.show_summary(said, shown=len(rows), is_narrowed=bool(self.narrowing.choices))
        self._view.show_rows(rows, self.order, read.longest)
        self._show_empty(len(rows), total)
        self._show_chosen()

    def _show_empty(self, shown: int, total: int) -> None:
        if shown:
            self._view.show_empty("", "", offers_patient=False)
        elif total:
            advice = "Choose “All patients” above to see everybody again."
            self._view.show_empty(f"No patient is {self.narrowing.words}.", advice, offers_patient=False)
        else:
            advice = "Add the first patient here, or bring a whole list in from a file."
            self._view.show_empty("There are no patients in this register yet.", advice, offers_patient=True)

    def _show_chosen(self) -> None:
        row = self.row_chosen()
        self._view.show_chosen(None if row is None else Chosen(row, details(row), offer_for(row)))


def summary(shown: int, total: int, narrowing: Narrowing, *, elsewhere: int = 0) -> str:
    """Return how many are shown and how many are not: “Showing 40 of 385 patients: overdue. 345 are hidden”."""
    people = "patient" if total == 1 else "patients"
    unlisted = f". {elsewhere} more died or moved away and are on no list" if elsewhere else ""
    if not total:
        return f"Nobody is on the list{unlisted}"
    if not narrowing.choices:
        return f"Showing all {total} {people}{unlisted}" if total > 1 else f"Showing the only patient{unlisted}"
    hidden = total - shown
    rest = f"{hidden} {'is' if hidden == 1 else 'are'} hidden" if hidden else "nobody is hidden"
    return f"Showing {shown} of {total} {people}: {narrowing.words}. {rest[0].upper()}{rest[1:]}{unlisted}"


def _at_once(work: Callable[[], None], then: Callable[[None], None]) -> None:
    work()
    then(None)
