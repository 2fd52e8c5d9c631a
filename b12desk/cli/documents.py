"""Records and rows as the JSON documents that scripts read."""

from datetime import date

from b12desk.clinical.authority import Authority
from b12desk.clinical.forecast_document import forecast_document
from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.recalls import Recall
from b12desk.clinical.records import (
    ContactRecord,
    CourseEventRecord,
    CourseRecord,
    InjectionRecord,
    PatientRecord,
)
from b12desk.services.recall_rows import recall_in
from b12desk.services.show_patient import PatientPage
from b12desk.services.worklist_rows import Worklist, WorklistRow

Document = dict[str, object]


def iso(day: date | None) -> str | None:
    """Return the day in ISO form, None for none."""
    return day.isoformat() if day else None


def site(value: Site | None) -> Document | None:
    """Return a site as muscle and side."""
    return {"muscle": value.muscle.value, "side": value.side.value} if value else None


def identifier(nhs_number: str | None) -> str | None:
    """Return the identifier by which commands know a patient: `nhs:` and ten digits."""
    return f"nhs:{nhs_number}" if nhs_number else None


def patient(record: PatientRecord) -> Document:
    """Return a patient's details."""
    return {
        "patient_id": record.id,
        "identifier": identifier(record.nhs_number),
        "family_name": record.family_name,
        "given_name": record.given_name,
        "title": record.title,
        "born_on": iso(record.born_on),
        "gender": record.gender,
        "phone": record.phone,
        "address": record.address,
        "postcode": record.postcode,
        "local_number": record.local_number,
        "flags": sorted(flag.value for flag in record.flags),
        "rotation": record.rotation.value,
        "restricted_sites": [_restricted(one) for one in record.restricted_sites],
        "standing": record.standing.value,
        "neuro_since": iso(record.neuro_since),
        "format_need": record.format_need.value,
        "preferred_side": record.preferred_side.value if record.preferred_side else None,
        "preferred_days": list(record.preferred_days),
    }


def course(record: CourseRecord, *, version: str | None = None) -> Document:
    """Return a course as ordered; `version` is that of the protocol it follows now, None for the one it began with."""
    return {
        "course_id": record.id,
        "protocol": record.protocol_id,
        "version": version or record.protocol_version,
        "started_with_version": record.protocol_version,
        "start_on": iso(record.start_on),
        "start_phase": record.start_phase,
        "maintenance_interval": record.maintenance_interval,
        "product": record.product_id,
        "prescriber": record.prescriber,
        "choices": dict(record.choices),
        "monitoring": record.monitoring.value,
        "indication": record.indication,
        "resection_cm": record.resection_cm,
        "reasons": dict(record.reasons),
        "replaces": record.replaces,
    }


def authority(held: Authority) -> Document:
    """Return an authority with how many doses drew on it."""
    return {
        "authority_id": held.id,
        "kind": held.kind.value,
        "prescriber": held.prescriber,
        "reference": held.reference,
        "valid_from": iso(held.valid_from),
        "valid_to": iso(held.valid_to),
        "doses": held.doses,
        "given": held.given,
    }


def event(record: CourseEventRecord) -> Document:
    """Return a review, result, decision, dose not given or any other event; what doesn't apply is left out."""
    said: Document = {
        "outcome": record.outcome,
        "check": record.check_kind,
        "scores": {symptom.value: score for symptom, score in record.scores},
        "wears_off_week": record.wears_off_week,
        "until": iso(record.until),
        "interval": record.interval,
        "test": record.test,
        "value": record.value,
        "unit": record.unit,
        "prescriber": record.prescriber,
        "reason": record.reason,
        "note": record.note,
        "reasons": dict(record.reasons),
        "refers_to": record.refers_to,
        "void_reason": record.void_reason,
    }
    always: Document = {"event_id": record.id, "type": record.kind, "on": iso(record.on), "voided": record.is_voided}
    return always | {name: value for name, value in said.items() if value not in (None, "", {})}


def injection(record: InjectionRecord) -> Document:
    """Return a recorded dose, voided ones with their reason."""
    return {
        "injection_id": record.id,
        "given_on": iso(record.given_on),
        "product": record.product_id,
        "product_text": record.product_text,
        "dose_micrograms": record.dose_micrograms,
        "site": site(record.site),
        "site_text": record.site_text,
        "batch": record.batch,
        "expires_on": iso(record.expires_on),
        "given_by": record.given_by,
        "note": record.note,
        "reasons": dict(record.reasons),
        "recorded_by": record.recorded_by,
        "voided": record.is_voided,
        "void_reason": record.void_reason,
        "replaces": record.replaces,
        "authority_id": record.authority_id,
        "given_elsewhere": record.given_elsewhere,
    }


def contact(record: ContactRecord) -> Document:
    """Return an attempt to reach a patient, voided ones with their reason."""
    return {
        "contact_id": record.id,
        "on": iso(record.on),
        "channel": record.channel.value,
        "outcome": record.outcome.value,
        "remind_on": iso(record.remind_on),
        "note": record.note,
        "recorded_by": record.recorded_by,
        "voided": record.is_voided,
        "void_reason": record.void_reason,
    }


def recall(value: Recall) -> Document:
    """Return where the clinic stands in reaching a patient."""
    last = value.last
    return {
        "state": value.state.value,
        "attempts": value.attempts,
        "attempts_overdue": value.attempts_overdue,
        "unanswered": value.unanswered,
        "reached": value.is_reached,
        "last_on": iso(last.on) if last else None,
        "last_channel": last.channel.value if last else None,
        "last_outcome": last.outcome.value if last else None,
        "remind_on": iso(value.remind_on),
        "reminder_due": value.is_reminder_due,
    }


def page(shown: PatientPage) -> Document:
    """Return everything about one patient."""
    return {
        "patient": patient(shown.patient),
        "status": shown.status.value,
        "course": course(shown.course, version=shown.protocol.version if shown.protocol else None)
        if shown.course
        else None,
        "forecast": forecast_document(shown.forecast) if shown.forecast else None,
        "authorities": [authority(one) for one in shown.authorities],
        "injections": [injection(one) for one in shown.injections],
        "events": [event(one) for one in shown.course_events],
        "recall": recall(shown.recall),
        "contacts": [contact(one) for one in shown.contacts],
    }


def worklist(found: Worklist) -> Document:
    """Return the worklist as of its day, with the counts of the whole register."""
    return {
        "as_of": iso(found.as_of),
        "counts": dict(found.counts),
        "rows": [listed(row) for row in found.rows],
    }


def listed(row: WorklistRow) -> Document:
    """Return one row of the worklist; `recall` is a word, how far somebody has come in reaching the patient."""
    return {
        "patient_id": row.patient_id,
        "identifier": identifier(row.identifier),
        "name": row.name,
        "born_on": iso(row.born_on),
        "status": row.status.value,
        "phase": row.phase,
        "dose_number": row.dose_number,
        "doses_in_phase": row.doses_in_phase,
        "protocol": row.protocol,
        "last_on": iso(row.last_on),
        "last_site": site(row.last_site),
        "due_on": iso(row.due_on),
        "due_by": iso(row.due_by),
        "earliest_on": iso(row.earliest_on),
        "book_on": iso(row.book_on),
        "overdue_from": iso(row.overdue_from),
        "days_overdue": row.days_overdue,
        "next_site": site(row.next_site),
        "deferred_until": iso(row.deferred_until),
        "next_review_on": iso(row.next_review_on),
        "phone": row.phone,
        "recall": recall_in(row).state.value,
    }


def _restricted(one: RestrictedSite) -> Document:
    return {
        "muscle": one.site.muscle.value,
        "side": one.site.side.value,
        "reason": one.reason,
        "from": iso(one.begins_on),
        "until": iso(one.ends_on),
    }
