"""What the monitoring page shows: reviews and blood tests as far as they are read, and whom the buttons are about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from b12desk.clinical.check_stage import Stage
from b12desk.clinical.quantities import staff_date
from b12desk.desktop.monitoring.narrowing import KINDS, Narrowing, Order
from b12desk.desktop.widgets.words import date_words
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.monitoring_papers import check_window
from b12desk.services.monitoring_rows import CheckRow, MonitoringList, patients_in, stage_counts, stage_words

NOBODY = "Choose a line in the list to record the review or the result."


@dataclass(frozen=True, slots=True)
class ChosenCheck:
    """The check that the buttons are about; its own act is the one that answers it."""

    heading: str
    sentence: str
    is_review: bool


class MonitoringView(Protocol):
    """What the page can show."""

    def show_rows(self, rows: tuple[CheckRow, ...]) -> None:
        """Show exactly these checks."""

    def show_summary(self, as_of: str, sentence: str, progress: str, *, can_print: bool) -> None:
        """Show the day, how many lines are shown, and how far the reading has come; empty when it is done."""

    def show_counts(self, counts: Mapping[Stage, int], narrowing: Narrowing) -> None:
        """Show how many checks of the kind chosen stand in each section, and what the list is narrowed to."""

    def show_empty(self, heading: str, advice: str, *, is_narrowed: bool) -> None:
        """Show why there is nothing and what to do next; an empty heading shows the table."""

    def show_chosen(self, chosen: ChosenCheck | None) -> None:
        """Show about which check the buttons are; None is none, and shows no button."""


class MonitoringPresenter:
    """Keeps the list as far as it was read, and what it is narrowed to."""

    def __init__(self, view: MonitoringView, narrowing: Narrowing | None = None) -> None:
        self._view = view
        self._found: MonitoringList | None = None
        self._shown: tuple[CheckRow, ...] = ()
        self._chosen: CheckRow | None = None
        self.narrowing = narrowing or Narrowing()

    @property
    def shown(self) -> MonitoringList | None:
        """The list as it is shown, for file and paper; None before everybody was read."""
        found = self._found
        return replace(found, rows=self._shown) if found is not None and found.is_complete else None

    @property
    def title(self) -> str:
        """The heading on paper, which says what the list is narrowed to."""
        words = self.narrowing.words
        return f"Monitoring: {words}" if words else "Monitoring"

    def show(self, found: MonitoringList) -> None:
        """Show a list as far as it was read; the rows are drawn again only when there are others."""
        is_same = self._found is not None and found.rows is self._found.rows
        self._found = found
        if is_same:
            self._show_summary()
        else:
            self._render()

    def toggle(self, stage: Stage) -> None:
        """Narrow the list to a section too, or no longer."""
        self._narrow(replace(self.narrowing, stages=self.narrowing.stages ^ {stage}))

    def choose_kind(self, kind: str) -> None:
        """Narrow the list to one of KINDS."""
        self._narrow(replace(self.narrowing, kind=kind if kind in KINDS else KINDS[0]))

    def find(self, text: str) -> None:
        """Narrow the list to the patients that a text fits."""
        self._narrow(replace(self.narrowing, text=text))

    def sort(self, order: Order) -> None:
        """Sort the list."""
        self._narrow(replace(self.narrowing, order=order))

    def show_all(self) -> None:
        """Take every narrowing back; the order stays."""
        self._narrow(Narrowing(order=self.narrowing.order))

    def choose(self, row: CheckRow | None) -> None:
        """Take the check that the buttons are about."""
        self._chosen = row
        self._view.show_chosen(chosen_check(row) if row else None)

    def _narrow(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self._render()

    def _render(self) -> None:
        found = self._found
        if found is None:
            return
        self._shown = self.narrowing.rows(found.rows)
        self._view.show_counts(stage_counts(self.narrowing.of_kind(found.rows)), self.narrowing)
        self._view.show_rows(self._shown)
        self._show_summary()

    def _show_summary(self) -> None:
        found = self._found
        if found is None:
            return
        sentence = summary(len(self._shown), len(found.rows), patients_in(self._shown))
        progress = "" if found.is_complete else f"Reading: {found.patients:,} of {found.of:,} patients…"
        self._view.show_summary(f"As of {staff_date(found.as_of)}", sentence, progress, can_print=bool(self._shown))
        is_narrowed = bool(self.narrowing.words) and bool(found.rows)
        heading, advice = _empty_words(len(self._shown), is_narrowed=is_narrowed, is_complete=found.is_complete)
        self._view.show_empty(heading, advice, is_narrowed=is_narrowed)


def chosen_check(row: CheckRow) -> ChosenCheck:
    """Return what the strip says of a check: telephone first, birth to check, window, how late, protocol."""
    parts = (
        f"Phone {row.phone}" if row.phone else "No phone recorded",
        f"born {date_words(row.born_on)} ({row.age_years}y)",
        f"{CHECK_WORDS[row.kind]}: {check_window(row)}",
        stage_words(row).lower(),
        row.protocol,
    )
    return ChosenCheck(row.name, " · ".join(parts), row.is_review)


def summary(shown: int, total: int, patients: int) -> str:
    """Return how many lines there are: “12 reviews and blood tests of 9 patients”; narrowed, how many of how many."""
    if not total:
        return "No review or blood test is open or planned"
    things = "1 review or blood test" if total == 1 else f"{total} reviews and blood tests"
    of = f" of {patients} patient{'' if patients == 1 else 's'}" if shown else ""
    return f"Showing {shown} of {things}{of}" if shown < total else f"{things}{of}"


def _empty_words(shown: int, *, is_narrowed: bool, is_complete: bool) -> tuple[str, str]:
    if shown or not is_complete:
        return "", ""
    if is_narrowed:
        return "Nothing fits what the list is narrowed to.", "Show all takes the sections, the kind and the text back."
    return (
        "No review or blood test is open or planned.",
        "They come with a course: Plan regimen says which reviews and blood tests a patient has, and when.",
    )
