"""Between the register's rows of doses and other events and the values that cross its border, by hand."""

import json
from datetime import datetime

from b12desk.clinical.records import ContactRecord, CourseEventRecord, InjectionRecord, ProtocolApproval
from b12desk.clinical.vocabulary import Channel, ContactOutcome, Symptom
from b12desk.register.json_text import json_text, pairs_of, pairs_text
from b12desk.register.listed import site_of
from b12desk.register.mapping import Columns, Row


def injection_columns(record: InjectionRecord, *, at: str, by: str) -> Columns:
    """Return the dose as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "patient_id": record.patient_id,
        "given_on": record.given_on,
        "product_id": record.product_id,
        "dose_micrograms": record.dose_micrograms,
        "muscle": record.site.muscle.value if record.site else None,
        "side": record.site.side.value if record.site else None,
        "product_text": record.product_text,
        "site_text": record.site_text,
        "batch": record.batch,
        "expires_on": record.expires_on,
        "given_by": record.given_by,
        "note": record.note,
        "given_elsewhere": record.given_elsewhere,
        "identity_checked": record.identity_checked,
        "consent_given": record.consent_given,
        "reasons": pairs_text(record.reasons),
        "recorded_at": at,
        "recorded_by": by,
        "replaces": record.replaces,
        "authority_id": record.authority_id,
    }


def injection_record(row: Row) -> InjectionRecord:
    """Return the dose of a row that was read together with its void."""
    return InjectionRecord(
        id=row["id"],
        patient_id=row["patient_id"],
        given_on=row["given_on"],
        product_id=row["product_id"],
        dose_micrograms=row["dose_micrograms"],
        site=site_of(row["muscle"], row["side"]),
        product_text=row["product_text"],
        site_text=row["site_text"],
        batch=row["batch"],
        expires_on=row["expires_on"],
        given_by=row["given_by"],
        note=row["note"],
        given_elsewhere=row["given_elsewhere"],
        identity_checked=row["identity_checked"],
        consent_given=row["consent_given"],
        reasons=pairs_of(row["reasons"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        void_reason=row["void_reason"],
        replaces=row["replaces"],
        authority_id=row["authority_id"],
    )


def course_event_columns(record: CourseEventRecord, *, at: str, by: str) -> Columns:
    """Return the event as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "patient_id": record.patient_id,
        "kind": record.kind,
        "on": record.on,
        "course_id": record.course_id,
        "outcome": record.outcome,
        "check_kind": record.check_kind,
        "until": record.until,
        "interval": record.interval,
        "test": record.test,
        "value": record.value,
        "unit": record.unit,
        "reason": record.reason,
        "note": record.note,
        "recorded_at": at,
        "recorded_by": by,
        "prescriber": record.prescriber,
        "protocol_sha256": record.protocol_sha256,
        "refers_to": record.refers_to,
        "scores": json_text([[symptom.value, score] for symptom, score in record.scores]),
        "wears_off_week": record.wears_off_week,
        "reasons": pairs_text(record.reasons),
    }


def course_event_record(row: Row) -> CourseEventRecord:
    """Return the event of a row that was read together with its void."""
    return CourseEventRecord(
        id=row["id"],
        patient_id=row["patient_id"],
        kind=row["kind"],
        on=row["on"],
        course_id=row["course_id"],
        outcome=row["outcome"],
        check_kind=row["check_kind"],
        until=row["until"],
        interval=row["interval"],
        test=row["test"],
        value=row["value"],
        unit=row["unit"],
        reason=row["reason"],
        note=row["note"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        prescriber=row["prescriber"],
        protocol_sha256=row["protocol_sha256"],
        refers_to=row["refers_to"],
        scores=tuple((Symptom(name), int(score)) for name, score in json.loads(row["scores"])),
        wears_off_week=row["wears_off_week"],
        reasons=pairs_of(row["reasons"]),
        void_reason=row["void_reason"],
    )


def approval_columns(record: ProtocolApproval, *, at: str, by: str) -> Columns:
    """Return the approval as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "sha256": record.sha256,
        "protocol_id": record.protocol_id,
        "version": record.version,
        "approved_by": record.approved_by,
        "on": record.on,
        "note": record.note,
        "recorded_at": at,
        "recorded_by": by,
    }


def approval_record(row: Row) -> ProtocolApproval:
    """Return the approval of a row."""
    return ProtocolApproval(
        id=row["id"],
        sha256=row["sha256"],
        protocol_id=row["protocol_id"],
        version=row["version"],
        approved_by=row["approved_by"],
        on=row["on"],
        note=row["note"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
    )


def contact_columns(record: ContactRecord, *, at: str, by: str) -> Columns:
    """Return the attempt as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "patient_id": record.patient_id,
        "on": record.on,
        "channel": record.channel.value,
        "outcome": record.outcome.value,
        "remind_on": record.remind_on,
        "note": record.note,
        "recorded_at": at,
        "recorded_by": by,
    }


def contact_record(row: Row) -> ContactRecord:
    """Return the attempt of a row that was read together with its void."""
    return ContactRecord(
        id=row["id"],
        patient_id=row["patient_id"],
        on=row["on"],
        channel=Channel(row["channel"]),
        outcome=ContactOutcome(row["outcome"]),
        remind_on=row["remind_on"],
        note=row["note"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        void_reason=row["void_reason"],
    )
