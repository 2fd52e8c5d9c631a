"""What the injection form does: prefill, check as it changes, save once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.patient import Site
from b12desk.clinical.product import Product
from b12desk.desktop.injection.answers import unanswered
from b12desk.desktop.injection.form import (
    InjectionForm,
    draft_of,
    form_of,
    is_remembered,
    missing,
    with_elsewhere,
    with_product,
)
from b12desk.desktop.injection.model import AUTHORITY_FINDINGS, SiteState, remembered_words, site_states
from b12desk.desktop.people.worker import Worker
from b12desk.desktop.working import Run, SheetView
from b12desk.services.answers import Unanswered
from b12desk.services.check_injection import InjectionCheck
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.record_injection import InjectionRecorded
from b12desk.services.show_patient import PatientPage

NOTHING: Mapping[str, str] = MappingProxyType({})
COMPARE_BATCH = "Compare batch and expiry with the ampoule, then tick this."
NOTHING_TO_DRAW = "Given elsewhere: nothing to draw up here."


@dataclass(frozen=True, slots=True)
class Opening:
    """What a form is opened with: the patient as known and the draft filled in, its id already minted.

    `corrects` is the id of the entry that is corrected, empty for a new dose; `worker` is who records it.
    `products` are those to choose from, empty where they are known already.
    """

    page: PatientPage
    draft: InjectionDraft
    corrects: str = ""
    worker: Worker | None = None
    products: tuple[Product, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """The three things a form asks of the services; a correction saves differently and asks the same."""

    start: Callable[[], Opening]
    check: Callable[[InjectionDraft], InjectionCheck]
    save: Callable[[InjectionDraft], InjectionRecorded]


class View(SheetView, Protocol):
    """What the form can show."""

    def show_opening(self, opening: Opening, form: InjectionForm) -> None:
        """Show the patient and the form filled in."""

    def show_sites(self, states: Sequence[SiteState]) -> None:
        """Show what is known about each site on the day of the injection."""

    def show_draw(self, instruction: str) -> None:
        """Show what to draw up, empty while that can't be said."""

    def show_form(self, form: InjectionForm) -> None:
        """Show the form filled in otherwise; it counts as typed."""

    def show_remembered(self, words: str) -> None:
        """Ask to compare the batch with the ampoule, saying whence it is remembered; empty asks nothing."""

    def show_findings(self, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        """Show what the checks say, each beside its field; reasons already typed stay.

        `answerable` are the ids that the person who records may answer.
        """

    def show_unusable(self, problems: Mapping[str, str]) -> None:
        """Say beside batch or product why nothing may be given from it; no reason lifts that."""

    def show_authority(self, words: str, findings: Sequence[Finding], *, answerable: Collection[str] | None) -> None:
        """Show what the dose draws on, or why nothing allows it."""


class InjectionPresenter:
    """One injection form, from opening to saved. The id minted at opening makes two saves one."""

    def __init__(
        self,
        view: View,
        steps: Steps,
        run: Run,
        *,
        today: Callable[[], date],
        saved: Callable[[InjectionRecorded], None],
    ) -> None:
        self._view = view
        self._steps = steps
        self._run = run
        self._today = today
        self._saved = saved
        self._opening: Opening | None = None
        self._asked = 0
        self._product_id = ""
        self._findings: tuple[Finding, ...] = ()
        self._answerable: frozenset[str] | None = None
        self._unusable: Mapping[str, str] = NOTHING

    def start(self) -> None:
        """Fill the form in."""
        self._run(self._steps.start, self._opened, self._failed)

    def change(self, form: InjectionForm) -> None:
        """Check the form as it stands; an answer to an earlier state of it is dropped."""
        if self._opening is None:
            return
        form = self._with_product(form)
        draft = draft_of(form, self._opening.draft)
        self._show_remembered(form)
        self._show_sites(draft.given_on or self._today())
        self._asked += 1
        asked = self._asked
        self._run(lambda: self._steps.check(draft), lambda answer: self._checked(answer, draft, asked), self._failed)

    def change_place(self, form: InjectionForm) -> None:
        """Take the dose as given here or elsewhere, as the form says now, with what goes along with that."""
        if self._opening is not None:
            form = with_elsewhere(form, form_of(self._opening.draft))
            self._view.show_form(form)
            self.change(form)

    def save(self, form: InjectionForm, *, also: Mapping[str, str] = NOTHING) -> None:
        """Save the form, or show everything that keeps it from being saved; `also` is what others found."""
        if self._opening is None:
            return
        draft = draft_of(form, self._opening.draft)
        if self._is_remembered(form) and not form.batch_checked:
            also = {**also, "batch_checked": COMPARE_BATCH}
        open_ones = unanswered(self._findings, form.reasons, answerable=self._answerable)
        problems = {**missing(draft), **self._unusable, **also, **open_ones}
        if problems:
            self._view.point_out(problems)
            return
        self._asked += 1
        self._view.show_saving(True)
        self._run(lambda: self._steps.save(draft), self._done, lambda error: self._not_saved(error, form))

    def _opened(self, opening: Opening) -> None:
        self._opening = opening
        form = form_of(opening.draft)
        self._product_id = form.product_id
        self._show_remembered(form)
        self._view.show_opening(opening, form)
        self._show_sites(opening.draft.given_on or self._today())
        self.change(form)

    def _with_product(self, form: InjectionForm) -> InjectionForm:
        """Let the remembered batch go and come with its product; a correction keeps what was recorded."""
        assert self._opening is not None
        if form.product_id == self._product_id or self._opening.corrects:
            return form
        self._product_id = form.product_id
        form = with_product(form, form_of(self._opening.draft))
        self._view.show_form(form)
        return form

    def _is_remembered(self, form: InjectionForm) -> bool:
        assert self._opening is not None
        return not self._opening.corrects and is_remembered(form, form_of(self._opening.draft))

    def _show_remembered(self, form: InjectionForm) -> None:
        assert self._opening is not None
        words = remembered_words(self._opening.page.injections, form.batch) if self._is_remembered(form) else ""
        self._view.show_remembered(words)

    def _show_sites(self, on: date) -> None:
        assert self._opening is not None
        page = self._opening.page
        following: Site | None = page.forecast.next_site if page.forecast else None
        states = site_states(
            page.injections,
            page.patient.restricted_sites,
            next_site=following,
            on=on,
            preferred_side=page.patient.preferred_side,
        )
        self._view.show_sites(states)

    def _checked(self, answer: InjectionCheck, draft: InjectionDraft, asked: int) -> None:
        if asked != self._asked:
            return
        self._findings = tuple(answer.findings)
        self._answerable = answer.answerable
        self._unusable = answer.unusable
        self._view.show_unusable(answer.unusable)
        of_authority = [found for found in answer.findings if found.id in AUTHORITY_FINDINGS]
        others = [found for found in answer.findings if found.id not in AUTHORITY_FINDINGS]
        self._view.show_authority(answer.authority, of_authority, answerable=answer.answerable)
        self._view.show_findings(others, answerable=answer.answerable)
        if draft.given_elsewhere:
            self._view.show_draw(NOTHING_TO_DRAW)
        else:
            self._view.show_draw(answer.draw.instruction if answer.draw else "")

    def _done(self, recorded: InjectionRecorded) -> None:
        self._view.finish()
        self._saved(recorded)

    def _not_saved(self, error: B12DeskError, form: InjectionForm) -> None:
        """Show why; what came up only while saving is then shown beside its field like any other finding."""
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
        if isinstance(error, Unanswered):
            self.change(form)

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_failure(error.problems)
