"""What the planning sheet does: list the protocols that fit, preview the course as it is chosen, start it once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol as Shape

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.protocol import Protocol
from b12desk.desktop.injection.answers import unanswered
from b12desk.desktop.regimen.form import CircumstancesForm, CourseForm, missing
from b12desk.desktop.regimen.model import Listing, Opening, listing_of, opening_of
from b12desk.desktop.working import Run, SheetView
from b12desk.services.answers import Unanswered
from b12desk.services.desk import Desk
from b12desk.services.preview_course import CoursePreview, preview_course
from b12desk.services.start_course import CourseStarted
from b12desk.services.switch_course import switch_course
from b12desk.services.transfer_in import preview_transfer_in, transfer_in


class View(SheetView, Shape):
    """What the planning sheet can show."""

    def show_opening(self, opening: Opening) -> None:
        """Show whom the plan is for, and fill in what is known."""

    def show_listing(self, listing: Listing) -> None:
        """List the protocols that fit, best supported first; none is chosen."""

    def show_choices(self, protocol: Protocol | None) -> None:
        """Offer what the prescriber may choose within a protocol: interval, phase to start in, numbers."""

    def show_preview(self, preview: CoursePreview | None) -> None:
        """Show the doses that follow and what the checks say; None while too little is chosen."""

    def show_unready(self, problems: Sequence[str]) -> None:
        """Say what is still to be chosen before there is anything to preview."""


class RegimenPresenter:
    """One plan, from the circumstances to a running course; where one is running already, the plan replaces it."""

    def __init__(
        self, view: View, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[CourseStarted], None]
    ) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved
        self._opening: Opening | None = None
        self._listing = Listing((), "", ())
        self._chosen: Protocol | None = None
        self._preview: CoursePreview | None = None
        self._asked = 0
        self._listings_asked = 0

    def start(self) -> None:
        """Show the patient and the protocols that fit what is known."""
        self._run(lambda: opening_of(self._desk, self._patient_id), self._opened, self._failed)

    def list_protocols(self, form: CircumstancesForm) -> None:
        """List the protocols that fit; an answer to earlier circumstances is dropped."""
        opening = self._opening
        if opening is None:
            return
        self._listings_asked += 1
        asked = self._listings_asked
        self._run(
            lambda: listing_of(self._desk, opening.page, form, self._chosen),
            lambda listing: self._listed(listing, asked),
            self._failed,
        )

    def choose_protocol(self, protocol_id: str, form: CircumstancesForm) -> None:
        """Offer what can be chosen within a protocol; the advice about tablets comes and goes with them."""
        had_injections = self._chosen is None or self._chosen.has_injections
        self._chosen = next((one.protocol for one in self._listing.suggestions if one.protocol.id == protocol_id), None)
        self._view.show_choices(self._chosen)
        if had_injections is not (self._chosen is None or self._chosen.has_injections):
            self.list_protocols(form)

    def change(self, form: CourseForm) -> None:
        """Preview the course as it stands; an answer to an earlier state is dropped."""
        self._asked += 1
        asked = self._asked
        if not form.protocol_id or form.start_on is None:
            self._previewed(None, asked)
            return
        self._run(
            lambda: self._look_ahead(form),
            lambda preview: self._previewed(preview, asked),
            lambda error: self._unready(error, asked),
        )

    def save(self, form: CourseForm) -> None:
        """Start the course, or show everything that keeps it from starting."""
        findings = self._preview.findings if self._preview else ()
        answerable = self._preview.answerable if self._preview else None
        problems = {
            **missing(form, is_switch=self._is_switch),
            **unanswered(findings, form.reasons, answerable=answerable),
        }
        if problems:
            self._view.point_out(problems)
            return
        self._asked += 1
        self._view.show_saving(True)
        self._run(lambda: self._begin(form), self._done, lambda error: self._not_saved(error, form))

    @property
    def _is_switch(self) -> bool:
        return self._opening is not None and bool(self._opening.replaces)

    def _look_ahead(self, form: CourseForm) -> CoursePreview:
        draft = form.draft(prescriber=form.prescriber.strip() or "-")
        if form.authority_kind != "prescription" and not draft.authority_reference:
            draft = replace(draft, authority_reference="-")
        if self._is_switch:
            return preview_course(self._desk, self._patient_id, draft, ending=form.reason)
        return preview_transfer_in(self._desk, self._patient_id, draft, form.doses_elsewhere)

    def _begin(self, form: CourseForm) -> CourseStarted:
        draft = form.draft(prescriber=form.prescriber.strip())
        if self._is_switch:
            return switch_course(self._desk, self._patient_id, draft, form.reason, reasons=draft.reasons)
        return transfer_in(self._desk, self._patient_id, draft, form.doses_elsewhere)

    def _opened(self, opening: Opening) -> None:
        self._opening = opening
        self._view.show_opening(opening)

    def _listed(self, listing: Listing, asked: int) -> None:
        if asked == self._listings_asked:
            self._listing = listing
            self._view.show_listing(listing)

    def _previewed(self, preview: CoursePreview | None, asked: int) -> None:
        if asked == self._asked:
            self._preview = preview
            self._view.show_preview(preview)

    def _unready(self, error: B12DeskError, asked: int) -> None:
        if asked == self._asked:
            self._preview = None
            self._view.show_unready(error.problems)

    def _done(self, started: CourseStarted) -> None:
        self._view.finish()
        self._saved(started)

    def _not_saved(self, error: B12DeskError, form: CourseForm) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
        if isinstance(error, Unanswered):
            self.change(form)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
