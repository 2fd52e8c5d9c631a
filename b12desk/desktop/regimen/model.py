"""What the planning sheet opens with and lists: read from the register, whole, for the screen to show."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.advice import Advice, Place
from b12desk.clinical.circumstances import Circumstances
from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.suggestion import Suggestion
from b12desk.clinical.vocabulary import Status
from b12desk.desktop.regimen.form import CircumstancesForm
from b12desk.services.advice import advice_for
from b12desk.services.current_products import current_products
from b12desk.services.desk import Desk
from b12desk.services.show_patient import PatientPage, show_patient
from b12desk.services.suggest_protocols import (
    circumstances_of,
    facts_for_advice,
    offered_indications,
    order_sentence,
    suggest_protocols,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the sheet opens with: the patient, what the register knows of the circumstances, what may be said.

    `replaces` is the title of the running course's protocol, empty when no course is running. `products`
    are those that may be chosen now, the clinic’s own included.
    """

    page: PatientPage
    known: Circumstances
    indications: tuple[str, ...]
    replaces: str
    today: date
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The protocols in their order, the sentence above them, and the advice for these circumstances."""

    suggestions: tuple[Suggestion, ...]
    sentence: str
    advice: tuple[Advice, ...]


def opening_of(desk: Desk, patient_id: str) -> Opening:
    """Return what is known before anything is said."""
    page, offered = show_patient(desk, patient_id), offered_indications(desk)
    is_running = page.course is not None and page.status is not Status.ENDED
    replaces = page.protocol.title if is_running and page.protocol else ""
    return Opening(
        page, circumstances_of(page, offered), offered, replaces, desk.clock.today(), current_products(desk).all()
    )


def listing_of(desk: Desk, page: PatientPage, form: CircumstancesForm, chosen: Protocol | None) -> Listing:
    """Return what fits, with the advice for it: about tablets once a protocol without injections is chosen.

    While no cause is said the protocols for others follow, so that none has to be searched for.
    """
    known = form.known(page.patient.flags, page.age_years)
    found = suggest_protocols(desk, known, everything=form.everything or not known.causes)
    place = Place.PLANNING if chosen is None or chosen.has_injections else Place.ORAL
    return Listing(found, order_sentence(found, known), advice_for(desk, place, facts_for_advice(page, known)))
