"""Record an authority for a running course, or withdraw one: prescription, PSD or PGD."""

from uuid import uuid4

from b12desk.clinical.authority import Authority
from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.records import AuthorityRecord
from b12desk.exchange.clean_text import clean_text
from b12desk.services.authorities import held_authorities
from b12desk.services.authority_draft import AuthorityDraft, authority_problems, kind_of
from b12desk.services.desk import Desk
from b12desk.services.history import history_in
from b12desk.services.permissions import Act, writing

LONGEST_TEXT = 300


def record_authority(desk: Desk, patient_id: str, draft: AuthorityDraft) -> tuple[Authority, ...]:
    """Add the authority to the patient's course last started and return all that hold.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        Refused: when the patient has no course.
    """
    problems = authority_problems(draft)
    if problems or draft.valid_from is None:
        raise BadInput(problems)
    with writing(desk, Act.AUTHORISE) as unit:
        history = history_in(unit, patient_id)
        if not history.courses:
            raise Refused("No course is running for this patient: plan a regimen first.")
        unit.add_authority(
            AuthorityRecord(
                id=str(uuid4()),
                course_id=history.courses[0].id,
                patient_id=patient_id,
                kind=kind_of(draft.kind),
                prescriber=clean_text(draft.prescriber, limit=LONGEST_TEXT),
                reference=clean_text(draft.reference, limit=LONGEST_TEXT),
                valid_from=draft.valid_from,
                valid_to=draft.valid_to,
                doses=draft.doses,
            )
        )
        history = history_in(unit, patient_id)
    return held_authorities(history.courses[0], history)


def withdraw_authority(desk: Desk, patient_id: str, authority_id: str, reason: str) -> tuple[Authority, ...]:
    """Withdraw an authority with a reason; doses already drawn stay. Return those that still hold.

    Raises:
        BadInput: when the reason is missing.
        NotFound: when the patient's course has no such authority, or it was withdrawn before.
    """
    said = clean_text(reason, limit=LONGEST_TEXT)
    if not said:
        raise BadInput("The reason is missing.")
    with writing(desk, Act.AUTHORISE) as unit:
        history = history_in(unit, patient_id)
        held = held_authorities(history.courses[0], history) if history.courses else ()
        if authority_id not in {one.id for one in held}:
            raise NotFound("There is no such authority for this patient’s course.")
        unit.withdraw_authority(authority_id, patient_id, said)
        history = history_in(unit, patient_id)
    return held_authorities(history.courses[0], history)


def authorities_of(desk: Desk, patient_id: str) -> tuple[Authority, ...]:
    """Return the authorities that hold for the patient's course last started; none without a course."""
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    return held_authorities(history.courses[0], history) if history.courses else ()
