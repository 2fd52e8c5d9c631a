"""What the sheet of the audit trail does: narrow it, go on to older entries, check the chain, write a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from b12desk.clinical.errors import B12DeskError, BadInput
from b12desk.desktop.audit.model import audit_lines, head_words, page_words
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.stock.who_presenter import Save
from b12desk.desktop.working import Run, SheetView
from b12desk.services.audit_check import Checked, check_in_parts, check_words
from b12desk.services.audit_export import save_audit
from b12desk.services.audit_view import AuditFilter, AuditPage, audit_trail, names_in_trail
from b12desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class AuditForm:
    """What was typed and chosen, empty for all."""

    patient: str = ""
    by: str = ""
    kind: str = ""
    from_day: str = ""
    to_day: str = ""


class View(SheetView, Protocol):
    """What the sheet can show."""

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer those who are in the trail."""

    def show_entries(self, lines: Sequence[Line], says: str, head: str, *, is_more: bool) -> None:
        """Show the entries, how many they are, where the chain ends, and whether older ones can be asked for."""

    def show_check(self, says: str, *, is_working: bool) -> None:
        """Show how far a check of the chain has come, or how it ended."""


class AuditPresenter:
    """The trail of all, or of the one patient with that id. `read_day` reads a day as typed."""

    def __init__(
        self,
        view: View,
        desk: Desk,
        run: Run,
        *,
        patient_id: str,
        read_day: Callable[[str], date],
        save: Save,
        goes_on: Callable[[], bool],
    ) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._read_day = read_day
        self._save = save
        self._goes_on = goes_on
        self._wanted = AuditFilter(patient_id=patient_id)
        self._lines: tuple[Line, ...] = ()
        self._oldest = 0

    def start(self) -> None:
        """Show the newest entries, and offer the names that are in the trail."""
        self._run(lambda: names_in_trail(self._desk), self._view.offer_names, self._failed)
        self._read(None)

    def narrow(self, form: AuditForm) -> None:
        """Show the newest entries that fit."""
        days: dict[str, date | None] = {}
        problems: dict[str, str] = {}
        for name, text in (("from_day", form.from_day), ("to_day", form.to_day)):
            try:
                days[name] = self._read_day(text) if text.strip() else None
            except BadInput as error:
                problems[name] = " ".join(error.problems)
        self._view.point_out(problems)
        if problems:
            return
        self._wanted = replace(
            self._wanted,
            patient=form.patient,
            by=form.by,
            kind=form.kind,
            from_day=days["from_day"],
            to_day=days["to_day"],
        )
        self._read(None)

    def older(self) -> None:
        """Show older entries beneath those that are shown."""
        self._read(self._oldest)

    def save(self) -> None:
        """Write everything that fits to a file."""
        name = f"audit-{self._desk.clock.today().isoformat()}.csv"
        self._save(partial(save_audit, self._desk, self._wanted), title="Save the audit trail", file_name=name)

    def check(self) -> None:
        """Check the chain part by part, so that other work takes its turn."""
        parts = check_in_parts(self._desk)
        self._view.show_check("Checking…", is_working=True)
        self._next(lambda: next(parts, None))

    def _next(self, part: Callable[[], Checked | None]) -> None:
        def show(checked: Checked | None) -> None:
            if checked is None:
                return
            is_working = checked.report is None and not checked.broken
            self._view.show_check(check_words(checked), is_working=is_working)
            if is_working and self._goes_on():
                self._next(part)

        self._run(part, show, self._not_checked)

    def _read(self, below: int | None) -> None:
        wanted = self._wanted
        self._run(lambda: audit_trail(self._desk, wanted, below=below), partial(self._show, below), self._failed)

    def _show(self, below: int | None, page: AuditPage) -> None:
        self._lines = audit_lines(page.entries) if below is None else (*self._lines, *audit_lines(page.entries))
        self._oldest = page.entries[-1].number if page.entries else 0
        self._view.show_failure(())
        says = page_words(page, len(self._lines))
        self._view.show_entries(self._lines, says, head_words(page), is_more=page.is_more)

    def _not_checked(self, error: B12DeskError) -> None:
        self._view.show_check(" ".join(error.problems), is_working=False)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
