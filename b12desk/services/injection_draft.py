"""An injection about to be recorded: filled in beforehand, what is wrong with it, and the record it makes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.patient import Site
from b12desk.clinical.records import InjectionRecord
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import LONGEST_USER, Desk
from b12desk.services.history import Sources, history_in, running_story, sources_of
from b12desk.services.plan_regimen import NO_REASONS
from b12desk.services.suggested_batch import suggested_batch

LONGEST_BATCH = 40
LONGEST_NOTE = 2000
MOST_MICROGRAMS = 100_000
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")


@dataclass(frozen=True, slots=True)
class InjectionDraft:
    """A dose about to be recorded. `injection_id` is made when the form opens, so that saving twice records once.

    `dose_micrograms` None is not typed yet; `reasons` answer findings by id; `replaces` names the entry corrected.
    `given_elsewhere` marks history of another clinic: site, batch and authority are not asked for.
    """

    injection_id: str
    patient_id: str
    given_on: date | None
    product_id: str
    dose_micrograms: int | None
    batch: str = ""
    expires_on: date | None = None
    site: Site | None = None
    identity_checked: bool = False
    consent_given: bool = False
    given_by: str = ""
    note: str = ""
    reasons: Mapping[str, str] = field(default_factory=lambda: NO_REASONS)
    replaces: str | None = None
    given_elsewhere: bool = False


def new_draft(desk: Desk, patient_id: str, *, entry_id: str = "") -> InjectionDraft:
    """Return a draft filled in with today, the planned product and dose, the next site, and a batch to confirm.

    `entry_id` is the id of a dose that was begun before and is gone on with.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
        story = running_story(history, sources)
        product_id = story.course.product.id if story else "hydroxo-1mg-1ml"
        movements = unit.stock_movements(product_id)
    forecast = (
        forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
        if story
        else None
    )
    batch, expires_on = suggested_batch(history, movements, product_id, today=today)
    return InjectionDraft(
        injection_id=entry_id or str(uuid4()),
        patient_id=patient_id,
        given_on=today,
        product_id=product_id,
        dose_micrograms=forecast.dose_micrograms if forecast else None,
        batch=batch,
        expires_on=expires_on,
        site=forecast.next_site if forecast else None,
        given_by=desk.acting,
    )


def draft_problems(draft: InjectionDraft, sources: Sources) -> list[str]:
    """Return one sentence for each field of a draft that is missing or can't be used."""
    problems = []
    if not all(_ID.fullmatch(id) for id in (draft.injection_id, draft.replaces or draft.injection_id)):
        problems.append("An entry’s id is up to 64 letters, digits and hyphens.")
    if draft.given_on is None:
        problems.append("The date given is missing.")
    if not sources.products.has(draft.product_id):
        problems.append(f"There is no product “{draft.product_id}” in the catalogue.")
    if draft.dose_micrograms is None:
        problems.append("The dose is missing.")
    elif not 1 <= draft.dose_micrograms <= MOST_MICROGRAMS:
        problems.append(f"A dose is 1 to {MOST_MICROGRAMS} micrograms, not {draft.dose_micrograms}.")
    if draft.site is None and not draft.given_elsewhere:
        problems.append("The site is missing: choose the muscle and the side.")
    for label, text, limit in (
        ("batch number", draft.batch, LONGEST_BATCH),
        ("note", draft.note, LONGEST_NOTE),
        ("name of who gave it", draft.given_by, LONGEST_USER),
    ):
        try:
            clean_text(text, limit=limit)
        except BadInput as error:
            problems += [f"The {label}: {says}" for says in error.problems]
    return problems


def record_of(draft: InjectionDraft, reasons: tuple[tuple[str, str], ...]) -> InjectionRecord:
    """Return the record that a draft without problems makes, with the reasons given for it."""
    if draft.given_on is None or draft.dose_micrograms is None:
        raise BadInput("The date or the dose is missing.")
    return InjectionRecord(
        id=draft.injection_id,
        patient_id=draft.patient_id,
        given_on=draft.given_on,
        product_id=draft.product_id,
        dose_micrograms=draft.dose_micrograms,
        site=draft.site,
        batch=clean_text(draft.batch, limit=LONGEST_BATCH),
        expires_on=draft.expires_on,
        given_by=clean_text(draft.given_by, limit=LONGEST_USER),
        note=clean_text(draft.note, limit=LONGEST_NOTE),
        identity_checked=draft.identity_checked,
        consent_given=draft.consent_given,
        reasons=reasons,
        replaces=draft.replaces,
        given_elsewhere=draft.given_elsewhere,
    )
