"""Change a patient's details, flags or restricted sites; what was there before stays in the audit trail."""

from dataclasses import replace

from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.add_patient import PatientDraft, checked_patient, refuse_known_number
from b12desk.services.desk import Desk
from b12desk.services.history import sources_of
from b12desk.services.invented import refuse_real_patient
from b12desk.services.permissions import Act, writing
from b12desk.services.refresh import refresh_rows


def change_patient(
    desk: Desk, patient_id: str, draft: PatientDraft, *, standing: PatientStanding | None = None
) -> PatientRecord:
    """Replace the patient's details by the draft's and return the new record; a standing of None stays as it is.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        NotFound: when there is no such patient.
        Refused: when the NHS number belongs to somebody else, or is a real one among invented patients.
    """
    today = desk.clock.today()
    checked = checked_patient(draft, id=patient_id, today=today)
    sources = sources_of(desk)
    with writing(desk, Act.CHANGE_PATIENT) as unit:
        record = replace(checked, standing=standing or unit.patient(patient_id).standing)
        refuse_real_patient(desk, unit, record)
        refuse_known_number(unit, record)
        unit.change_patient(record)
        refresh_rows(unit, patient_id, sources, today=today)
    return record


def draft_of(patient: PatientRecord) -> PatientDraft:
    """Return a draft that holds a patient's present details."""
    return PatientDraft(
        family_name=patient.family_name,
        given_name=patient.given_name,
        born_on=patient.born_on,
        nhs_number=patient.nhs_number or "",
        phone=patient.phone,
        address=patient.address,
        title=patient.title,
        gender=patient.gender,
        postcode=patient.postcode,
        local_number=patient.local_number,
        flags=patient.flags,
        rotation=patient.rotation,
        restricted_sites=patient.restricted_sites,
        neuro_since=patient.neuro_since,
        format_need=patient.format_need,
        preferred_side=patient.preferred_side,
        preferred_days=patient.preferred_days,
    )
