"""What the import sheet does: try the file, show what it would bring, bring its good rows in, keep the others apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Protocol as Shape

from b12desk.clinical.errors import B12DeskError, Refused
from b12desk.clinical.protocol import Protocol
from b12desk.desktop.working import Run
from b12desk.services.current_protocols import current_protocols
from b12desk.services.desk import Desk
from b12desk.services.import_courses import CourseOrder
from b12desk.services.import_file import ImportChoices, ImportReport, Progress, import_file
from b12desk.services.save_file import save_file


@dataclass(frozen=True, slots=True)
class ImportForm:
    """The sheet as it stands. An empty protocol starts no course; an empty phase or interval is the protocol's own."""

    path: str
    protocol_id: str = ""
    phase: str = ""
    interval: str = ""


class View(Shape):
    """What the sheet can show."""

    def offer_protocols(self, protocols: Sequence[Protocol]) -> None:
        """Offer the protocols that an import can start, after “none”."""

    def show_working(self, is_working: bool) -> None:
        """Say that a file is being read or written; nothing else can be started until it is done."""

    def show_tried(self, report: ImportReport) -> None:
        """Show what the file would bring; nothing is changed yet."""

    def show_imported(self, report: ImportReport) -> None:
        """Show what was brought in."""

    def show_untried(self) -> None:
        """Show that no file, or another than before, waits to be tried."""

    def show_saved(self, path: Path) -> None:
        """Say where the rejected rows were saved."""

    def show_failure(self, problems: Sequence[str]) -> None:
        """Say what went wrong; nothing was changed."""


class ImportPresenter:
    """One import, from choosing a file to the rows that are in."""

    def __init__(self, view: View, desk: Desk, run: Run, *, progress: Progress, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._progress = progress
        self._saved = saved
        self._is_stopped = Event()
        self._tried: ImportForm | None = None
        self._is_done = False
        self._report: ImportReport | None = None

    def start(self) -> None:
        """Offer the courses that can be started."""
        self._run(lambda: current_protocols(self._desk).all(), self._offer, self._not_offered)

    def change(self, form: ImportForm) -> None:
        """Try the same file again with another course; another file waits until it is asked for."""
        if self._is_done or self._tried is None or form == self._tried:
            return
        if form.path.strip() == self._tried.path.strip():
            self.attempt(form)
        else:
            self._tried, self._report = None, None
            self._view.show_untried()

    def attempt(self, form: ImportForm) -> None:
        """Read the file and show what it would bring; nothing is changed."""
        if not form.path.strip():
            self._view.show_failure(["Choose the file to import."])
            return
        self._tried, self._is_done = None, False
        self._work(form, is_dry_run=True, done=lambda report: self._shown(form, report), failed=self._not_tried)

    def bring_in(self, form: ImportForm) -> None:
        """Import the rows that can be used; what was tried is what is imported."""
        if self._tried is None or self._is_done:
            return
        self._work(form, is_dry_run=False, done=self._imported, failed=self._not_imported)

    def stop(self) -> None:
        """Stop what is under way; the register stays as it was before."""
        self._is_stopped.set()

    def save_rejected(self, path: Path) -> None:
        """Write the rejected rows with their reasons to a file."""
        content = self._report.rejected_csv if self._report is not None else None
        if content is not None:
            self._run(lambda: save_file(path, content, what="The rows were"), self._view.show_saved, self._not_saved)

    def _offer(self, protocols: Sequence[Protocol]) -> None:
        self._view.offer_protocols([p for p in protocols if p.has_injections and not p.needs_individual_order])

    def _not_offered(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)

    def _work(
        self,
        form: ImportForm,
        *,
        is_dry_run: bool,
        done: Callable[[ImportReport], None],
        failed: Callable[[B12DeskError], None],
    ) -> None:
        self._is_stopped.clear()
        self._view.show_working(True)
        choices = ImportChoices(is_dry_run=is_dry_run, accept_good=not is_dry_run, course=course_order(form))
        path = Path(form.path.strip()).expanduser()

        def work() -> ImportReport:
            return import_file(self._desk, path, choices, progress=self._go_on)

        self._run(work, done, failed)

    def _go_on(self, says: str, done: int, total: int) -> None:
        """Tell how far it is. Called within the transaction, which is undone when the import is stopped here."""
        if self._is_stopped.is_set():
            raise Refused("The import was stopped. Nothing was changed.")
        self._progress(says, done, total)

    def _shown(self, form: ImportForm, report: ImportReport) -> None:
        self._tried = form
        self._report = report
        self._view.show_working(False)
        self._view.show_tried(report)

    def _imported(self, report: ImportReport) -> None:
        self._is_done = True
        self._report = report
        self._view.show_working(False)
        self._view.show_imported(report)
        self._saved(imported_words(report))

    def _not_tried(self, error: B12DeskError) -> None:
        self._report = None
        self._view.show_working(False)
        self._view.show_untried()
        self._view.show_failure(error.problems)

    def _not_imported(self, error: B12DeskError) -> None:
        """What was tried still holds: it may be imported again."""
        self._view.show_working(False)
        if self._report is not None:
            self._view.show_tried(self._report)
        self._view.show_failure(error.problems)

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)


def course_order(form: ImportForm) -> CourseOrder | None:
    """Return the course to start for imported patients, None for none."""
    if not form.protocol_id:
        return None
    return CourseOrder(form.protocol_id, form.phase or None, form.interval or None)


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 row`, `2 rows`."""
    return f"{count:,} {one if count == 1 else many}"


def tried_words(report: ImportReport) -> str:
    """Return what the file would do, in a sentence."""
    if not report.read:
        return "The file has no rows."
    if not good_rows(report):
        return "No row of this file can be used. Nothing was changed."
    if not report.added:
        return "Everything that can be used is in the register already. Nothing was changed yet."
    return f"{counted(report.added, 'row', 'rows')} can be imported. Nothing was changed yet."


def imported_words(report: ImportReport) -> str:
    """Return what an import did, in a sentence."""
    if not (report.patients_added or report.injections_added or report.courses_started):
        return "Nothing new to import."
    parts = [
        counted(report.patients_added, "patient", "patients"),
        counted(report.injections_added, "injection", "injections"),
        counted(report.courses_started, "course started", "courses started"),
    ]
    rejected = f" {counted(len(report.rejected), 'row was', 'rows were')} left out." if report.rejected else ""
    return f"Imported: {', '.join(parts)}.{rejected}"


def figures(report: ImportReport) -> tuple[tuple[str, str], ...]:
    """Return the counts with their labels; the last three add up to the first."""
    added = "Imported" if report.is_changed else "To import"
    return (
        ("Rows read", f"{report.read:,}"),
        (added, f"{report.added:,}"),
        ("Already there", f"{report.already_there:,}"),
        ("Rejected", f"{len(report.rejected):,}"),
    )


def good_rows(report: ImportReport) -> int:
    """Return how many rows can be used, whether new or there already."""
    return report.read - len(report.rejected)
