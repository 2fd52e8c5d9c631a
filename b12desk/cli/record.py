"""`b12desk record` and `b12desk void`: doses given, and their corrections."""

from typing import Annotated
from uuid import UUID, uuid4

import typer

from b12desk.cli.call import Call, iso_day, pairs, print_answer
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.forecast_document import forecast_document
from b12desk.clinical.patient import Site
from b12desk.clinical.recall_words import contact_words
from b12desk.clinical.vocabulary import Muscle, Side
from b12desk.services.clock import SystemClock
from b12desk.services.correct_entry import void_entry
from b12desk.services.correct_injection import void_injection
from b12desk.services.desk import Desk
from b12desk.services.find_patients import find_patient_id
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.record_injection import record_injection
from b12desk.services.void_contact import void_contact


def record(
    context: typer.Context,
    patient: Annotated[str, typer.Option("--patient", help="Register id, or nhs:NUMBER.")],
    product: Annotated[str, typer.Option("--product", help="The product’s id.")],
    dose: Annotated[int, typer.Option("--dose", help="In micrograms.")],
    muscle: Annotated[str, typer.Option("--muscle", help="deltoid or vastus_lateralis.")] = "",
    side: Annotated[str, typer.Option("--side", help="The patient’s own left or right.")] = "",
    batch: Annotated[str, typer.Option("--batch")] = "",
    expiry: Annotated[str | None, typer.Option("--expiry", help="The last usable day, as an ISO date.")] = None,
    on: Annotated[str | None, typer.Option("--on", help="The day it was given; else today.")] = None,
    reason: Annotated[list[str] | None, typer.Option("--reason", help="FINDING=REASON, or one reason for all.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="A UUID: the same key twice records once.")] = None,
    given_by: Annotated[str, typer.Option("--given-by")] = "",
    note: Annotated[str, typer.Option("--note")] = "",
    elsewhere: Annotated[
        bool, typer.Option("--elsewhere", help="History of another clinic: site and authority are not asked for.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Record one injection and print the new forecast."""
    call: Call = context.obj
    with call.desk(_today(on)) as desk:
        draft = InjectionDraft(
            injection_id=typed_key(key),
            patient_id=find_patient_id(desk, patient),
            given_on=iso_day(on) if on else desk.clock.today(),
            product_id=product,
            dose_micrograms=dose,
            batch=batch,
            expires_on=iso_day(expiry) if expiry else None,
            site=typed_site(muscle, side) if muscle or side or not elsewhere else None,
            given_by=given_by or ("" if elsewhere else call.acting),
            given_elsewhere=elsewhere,
            note=note,
            reasons=pairs(reason, "reason"),
        )
        done = record_injection(desk, draft)
    document: dict[str, object] = {
        "injection_id": done.injection_id,
        "recorded": done.is_new,
        "says": done.sentence,
        "forecast": forecast_document(done.forecast) if done.forecast else None,
    }
    print_answer(document, done.sentence, as_json=as_json)


def void(
    context: typer.Context,
    injection: Annotated[str, typer.Argument(help="The id of an injection, a review, a contact or any other entry.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct an entry by voiding it; it stays on record with the reason."""
    call: Call = context.obj
    with call.desk(on) as desk:
        try:
            done = void_injection(desk, injection, reason)
            document, says = {"injection_id": done.injection_id, "says": done.sentence}, done.sentence
        except NotFound:
            document = _void_other(desk, injection, reason)
            says = document["says"]
    print_answer(document, says, as_json=as_json)


def _void_other(desk: Desk, id: str, reason: str) -> dict[str, str]:
    """Void what is no dose: a review, a result or any other entry, or an attempt to reach the patient."""
    try:
        entry = void_entry(desk, id, reason)
    except NotFound:
        contact = void_contact(desk, id, reason)
        return {"contact_id": contact.id, "says": f"Voided and kept on record: {contact_words(contact)}."}
    return {"event_id": entry.id, "says": f"Voided and kept on record: {entry.kind.replace('_', ' ')}."}


def _today(on: str | None) -> str | None:
    """Return the day to take as today: the day given, but never one that has not come yet."""
    return min(iso_day(on), SystemClock().today()).isoformat() if on else None


def typed_key(key: str | None) -> str:
    """Return the id of the entry to be made: the key given, else a new one.

    Raises:
        BadInput: when it is no UUID.
    """
    try:
        return str(UUID(key)) if key else str(uuid4())
    except ValueError:
        raise BadInput(f"“{key}” is not a UUID.") from None


def typed_site(muscle: str, side: str) -> Site:
    """Return the site of two options.

    Raises:
        BadInput: with a sentence for each that is none.
    """
    problems = []
    if muscle not in (Muscle.DELTOID, Muscle.VASTUS_LATERALIS):
        problems.append(f"A muscle is deltoid or vastus_lateralis, not “{muscle}”.")
    if side not in (Side.LEFT, Side.RIGHT):
        problems.append(f"A side is left or right, not “{side}”.")
    if problems:
        raise BadInput(problems)
    return Site(Muscle(muscle), Side(side))
