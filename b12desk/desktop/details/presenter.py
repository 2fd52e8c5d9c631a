"""What the details sheet does: fill in what is kept, find every problem at once, save once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.vocabulary import FormatNeed, PatientStanding, Side
from b12desk.desktop.new_patient.presenter import PatientForm, missing
from b12desk.desktop.working import Run, SheetView
from b12desk.services.add_patient import PatientDraft
from b12desk.services.change_patient import change_patient, draft_of
from b12desk.services.desk import Desk
from b12desk.services.show_patient import PatientPage


@dataclass(frozen=True, slots=True)
class RestrictionForm:
    """One line of the restricted sites as typed. `unread` says what was typed that is no date, by field name."""

    site: Site | None
    reason: str
    begins_on: date | None = None
    ends_on: date | None = None
    unread: str = ""


@dataclass(frozen=True, slots=True)
class DetailsForm:
    """The sheet as typed. `unread` says of optional dates what was typed that is no date, by field name."""

    person: PatientForm
    standing: PatientStanding
    restrictions: tuple[RestrictionForm, ...] = ()
    neuro_since: date | None = None
    unread: Mapping[str, str] = field(default_factory=dict)
    format_need: FormatNeed = FormatNeed.STANDARD
    preferred_side: Side | None = None
    preferred_days: tuple[str, ...] = ()


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_details(self, form: DetailsForm) -> None:
        """Fill the sheet in; nothing of it counts as typed."""

    def point_out_restrictions(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each restricted site that can't be used, by its place in the list."""


class DetailsPresenter:
    """One change of one patient's details."""

    def __init__(self, view: View, desk: Desk, page: PatientPage, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient = page.patient
        self._kept = draft_of(page.patient)
        self._run = run
        self._saved = saved

    def start(self) -> None:
        """Show what is kept now."""
        self._view.show_details(form_of(self._kept, self._patient.standing))

    def save(self, form: DetailsForm) -> None:
        """Save the details, or show everything that keeps them from being saved."""
        problems = {**missing(form.person), **form.unread}
        restrictions = restriction_problems(form.restrictions)
        if form.neuro_since is not None and form.neuro_since > self._desk.clock.today():
            problems["neuro_since"] = "Symptoms can’t have begun in the future."
        self._view.point_out_restrictions(restrictions)
        if problems or restrictions:
            self._view.point_out(problems)
            return
        draft = draft_from(form, self._kept)
        if draft == self._kept and form.standing is self._patient.standing:
            self._view.finish()
            return
        self._view.show_saving(True)
        self._run(
            lambda: change_patient(self._desk, self._patient.id, draft, standing=form.standing),
            lambda _: self._done(form.standing),
            self._not_saved,
        )

    def _done(self, standing: PatientStanding) -> None:
        self._view.finish()
        self._saved(_SAVED[standing] if standing is not self._patient.standing else "Details saved.")

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def form_of(draft: PatientDraft, standing: PatientStanding) -> DetailsForm:
    """Return what the sheet shows of a patient's present details."""
    person = PatientForm(
        family_name=draft.family_name,
        given_name=draft.given_name,
        born_on=draft.born_on,
        nhs_number=draft.nhs_number,
        phone=draft.phone,
        address=draft.address,
        title=draft.title,
        gender=draft.gender,
        postcode=draft.postcode,
        flags=draft.flags,
        rotation=draft.rotation,
        local_number=draft.local_number,
    )
    restrictions = tuple(RestrictionForm(r.site, r.reason, r.begins_on, r.ends_on) for r in draft.restricted_sites)
    return DetailsForm(
        person,
        standing,
        restrictions,
        draft.neuro_since,
        format_need=draft.format_need,
        preferred_side=draft.preferred_side,
        preferred_days=draft.preferred_days,
    )


def draft_from(form: DetailsForm, kept: PatientDraft) -> PatientDraft:
    """Return the details as they are to be kept; what the sheet doesn't show stays as it was."""
    person = form.person
    return replace(
        kept,
        family_name=person.family_name.strip(),
        given_name=person.given_name.strip(),
        born_on=person.born_on,
        nhs_number=person.nhs_number.strip(),
        phone=person.phone.strip(),
        address=person.address.strip(),
        title=person.title.strip(),
        gender=person.gender.strip(),
        postcode=person.postcode.strip(),
        flags=person.flags,
        rotation=person.rotation,
        local_number=person.local_number.strip(),
        neuro_since=form.neuro_since,
        format_need=form.format_need,
        preferred_side=form.preferred_side,
        preferred_days=form.preferred_days,
        restricted_sites=tuple(
            RestrictedSite(each.site, each.reason.strip(), each.begins_on, each.ends_on)
            for each in form.restrictions
            if each.site is not None
        ),
    )


def restriction_problems(restrictions: Sequence[RestrictionForm]) -> Mapping[int, str]:
    """Return a sentence for each restricted site that can't be used, by its place in the list."""
    return {place: says for place, each in enumerate(restrictions) if (says := _restriction_problem(each))}


def _restriction_problem(restriction: RestrictionForm) -> str:
    if restriction.site is None:
        return "Choose the site."
    if not restriction.reason.strip():
        return "Give the reason why this site must not be used."
    if restriction.unread:
        return restriction.unread
    begins_on, ends_on = restriction.begins_on, restriction.ends_on
    if begins_on is not None and ends_on is not None and ends_on < begins_on:
        return "The last day comes before the first."
    return ""


_SAVED = {
    PatientStanding.ACTIVE: "Details saved. The patient is called again.",
    PatientStanding.DECEASED: "Details saved. The patient is kept as deceased and no longer called.",
    PatientStanding.MOVED_AWAY: "Details saved. The patient is kept as moved away and no longer called.",
}
