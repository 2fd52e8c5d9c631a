"""Correct an entry: a void with its reason, alone or with a new entry in its place. Nothing is ever deleted."""

from dataclasses import dataclass, replace

from b12desk.clinical.errors import BadInput
from b12desk.clinical.records import PatientHistory
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.history import history_in, sources_of
from b12desk.services.injection_draft import InjectionDraft
from b12desk.services.permissions import Act, writing
from b12desk.services.record_injection import InjectionRecorded, add_checked, recorded
from b12desk.services.refresh import refresh_rows
from b12desk.services.stock_of_doses import give_back_to_stock

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class InjectionVoided:
    """The voided entry's id and the sentence for the desk."""

    injection_id: str
    sentence: str


def void_injection(desk: Desk, injection_id: str, reason: str) -> InjectionVoided:
    """Take an entry out of the schedule; it stays on record with the reason.

    Raises:
        BadInput: when the reason is missing or the entry is voided already.
        NotFound: when there is no such entry.
    """
    sources, today = sources_of(desk), desk.clock.today()
    said = _checked_reason(reason)
    with writing(desk, Act.CORRECT) as unit:
        voided = unit.injection(injection_id)
        _refuse_voided(voided.void_reason)
        unit.void_injection(injection_id, said)
        give_back_to_stock(unit, injection_id, today=today)
        refresh_rows(unit, voided.patient_id, sources, today=today)
        history = history_in(unit, voided.patient_id)
    after = recorded(injection_id, history, sources, today=today, is_new=True).sentence
    return InjectionVoided(injection_id, after.replace("Recorded.", "Voided and kept on record.", 1))


def correct_injection(desk: Desk, injection_id: str, reason: str, replacement: InjectionDraft) -> InjectionRecorded:
    """Void an entry and record its replacement, linked, in one transaction.

    Raises:
        BadInput: when the reason is missing, a field can't be used or the entry is voided already.
        NotFound: when there is no such entry.
        Refused: when a finding about the replacement blocks or waits for a reason.
    """
    sources, today = sources_of(desk), desk.clock.today()
    said = _checked_reason(reason)
    with writing(desk, Act.CORRECT) as unit:
        history = history_in(unit, replacement.patient_id)
        corrected = unit.injection(injection_id)
        if not _is_there(history, replacement.injection_id):
            _refuse_voided(corrected.void_reason)
            unit.void_injection(injection_id, said, replaced_by=replacement.injection_id)
            give_back_to_stock(unit, injection_id, today=today)
        is_new = add_checked(unit, replace(replacement, replaces=injection_id), sources, today=today)
        for patient_id in {corrected.patient_id, replacement.patient_id}:
            refresh_rows(unit, patient_id, sources, today=today)
        history = history_in(unit, replacement.patient_id)
    return recorded(replacement.injection_id, history, sources, today=today, is_new=is_new)


def draft_of_injection(desk: Desk, injection_id: str, new_id: str) -> InjectionDraft:
    """Return a draft that holds a recorded entry's content under a new id, ready to be corrected.

    Raises:
        NotFound: when there is no such entry.
    """
    with desk.register.reading() as unit:
        entry = unit.injection(injection_id)
    return InjectionDraft(
        injection_id=new_id,
        patient_id=entry.patient_id,
        given_on=entry.given_on,
        product_id=entry.product_id or "",
        dose_micrograms=entry.dose_micrograms,
        batch=entry.batch,
        expires_on=entry.expires_on,
        site=entry.site,
        identity_checked=entry.identity_checked,
        consent_given=entry.consent_given,
        given_by=entry.given_by,
        note=entry.note,
        reasons=dict(entry.reasons),
        given_elsewhere=entry.given_elsewhere,
    )


def _checked_reason(reason: str) -> str:
    if not reason.strip():
        raise BadInput("The reason for the correction is missing.")
    return clean_text(reason, limit=LONGEST_REASON)


def _refuse_voided(void_reason: str | None) -> None:
    if void_reason is not None:
        raise BadInput("This entry has been voided already; nothing was changed.")


def _is_there(history: PatientHistory, injection_id: str) -> bool:
    return any(injection.id == injection_id for injection in history.injections)
