"""What stands on the injection form, and how it becomes a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from b12desk.clinical.patient import Site
from b12desk.services.record_injection import InjectionDraft


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
    )


def missing(draft: InjectionDraft) -> Mapping[str, str]:
    """Return a sentence for each field that a record can't do without, by field name, in the order of the form."""
    wanted = {
        "date": (draft.given_on is not None, "Give the date of the injection."),
        "product": (bool(draft.product_id), "Choose the product."),
        "dose": (draft.dose_micrograms is not None, "Give the dose in micrograms, a whole number such as 1000."),
        "batch": (bool(draft.batch), "Give the batch number on the ampoule."),
        "expiry": (draft.expires_on is not None, "Give the expiry date on the ampoule."),
        "site": (draft.site is not None, "Choose where it was given."),
        "identity": (draft.identity_checked, "Check who the patient is, then tick this."),
        "consent": (draft.consent_given, "Ask for consent, then tick this."),
    }
    return {name: sentence for name, (is_there, sentence) in wanted.items() if not is_there}


def _micrograms(text: str) -> int | None:
    digits = text.strip().replace(",", "").removesuffix("micrograms").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) > 0 else None
