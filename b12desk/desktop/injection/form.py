"""What stands on the injection form, and how it becomes a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from b12desk.clinical.patient import Site
from b12desk.services.injection_draft import InjectionDraft

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InjectionForm:
    """The form as it stands: dates as understood, None while they aren't; `reasons` answer findings by their id."""

    given_on: date | None
    product_id: str
    dose: str
    batch: str
    expires_on: date | None
    site: Site | None
    identity_checked: bool = False
    consent_given: bool = False
    given_by: str = ""
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    given_elsewhere: bool = False
    batch_checked: bool = False


def form_of(draft: InjectionDraft) -> InjectionForm:
    """Return the form that shows a draft."""
    return InjectionForm(
        given_on=draft.given_on,
        product_id=draft.product_id,
        dose="" if draft.dose_micrograms is None else str(draft.dose_micrograms),
        batch=draft.batch,
        expires_on=draft.expires_on,
        site=draft.site,
        identity_checked=draft.identity_checked,
        consent_given=draft.consent_given,
        given_by=draft.given_by,
        note=draft.note,
        reasons=dict(draft.reasons),
        given_elsewhere=draft.given_elsewhere,
    )


def draft_of(form: InjectionForm, opened: InjectionDraft) -> InjectionDraft:
    """Return the opened draft with what the form says now; the id stays, so that saving twice records once."""
    return replace(
        opened,
        given_on=form.given_on,
        product_id=form.product_id,
        dose_micrograms=_micrograms(form.dose),
        batch=form.batch.strip(),
        expires_on=form.expires_on,
        site=form.site,
        identity_checked=form.identity_checked,
        consent_given=form.consent_given,
        given_by=form.given_by.strip(),
        note=form.note.strip(),
        reasons={id: reason.strip() for id, reason in form.reasons.items() if reason.strip()},
        given_elsewhere=form.given_elsewhere,
    )


def with_elsewhere(form: InjectionForm, planned: InjectionForm) -> InjectionForm:
    """Return the form after “Given elsewhere” was ticked or unticked; what somebody typed stays.

    What had been filled in for a dose of this clinic is no history of another: it goes with the tick and comes back
    without it.
    """
    batch, expires_on, site, given_by = planned.batch, planned.expires_on, planned.site, planned.given_by
    away = form.given_elsewhere
    return replace(
        form,
        batch=_swapped(form.batch, batch, "", away=away),
        expires_on=_swapped(form.expires_on, expires_on, None, away=away),
        site=_swapped(form.site, site, None, away=away),
        given_by=_swapped(form.given_by, given_by, "", away=away),
    )


def is_remembered(form: InjectionForm, planned: InjectionForm) -> bool:
    """Return whether batch and expiry stand as they were remembered from an earlier dose of the product."""
    remembered = (planned.product_id, planned.batch, planned.expires_on)
    stands = (form.product_id, form.batch.strip(), form.expires_on) == remembered
    return bool(planned.batch) and not form.given_elsewhere and stands


def with_product(form: InjectionForm, planned: InjectionForm) -> InjectionForm:
    """Return the form after another product was chosen: what was remembered of one is no batch of another.

    It comes back with its product; what somebody typed stays.
    """
    if form.given_elsewhere:
        return form
    away = form.product_id != planned.product_id
    return replace(
        form,
        batch=_swapped(form.batch, planned.batch, "", away=away),
        expires_on=_swapped(form.expires_on, planned.expires_on, None, away=away),
        batch_checked=False,
    )


def missing(draft: InjectionDraft) -> Mapping[str, str]:
    """Return a sentence for each field that a record can't do without, by field name, in the order of the form.

    Of a dose given elsewhere only the day, the product and the dose have to be known.
    """
    always = {
        "date": (draft.given_on is not None, "Give the date of the injection."),
        "product": (bool(draft.product_id), "Choose the product."),
        "dose": (draft.dose_micrograms is not None, "Give the dose in micrograms, a whole number such as 1000."),
    }
    here = {
        "batch": (bool(draft.batch), "Give the batch number on the ampoule."),
        "expiry": (draft.expires_on is not None, "Give the expiry date on the ampoule."),
        "site": (draft.site is not None, "Choose where it was given."),
        "identity": (draft.identity_checked, "Check who the patient is, then tick this."),
        "consent": (draft.consent_given, "Ask for consent, then tick this."),
    }
    wanted = always if draft.given_elsewhere else always | here
    return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}


def _swapped(now: T, planned: T, nothing: T, *, away: bool) -> T:
    """Return nothing for what was planned, or the other way round; anything else stays."""
    before, after = (planned, nothing) if away else (nothing, planned)
    return after if now == before else now


def _micrograms(text: str) -> int | None:
    digits = text.strip().replace(",", "").removesuffix("micrograms").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) > 0 else None
