"""Between the register's rows and the values that cross its border, written by hand."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.records import (
    AuditLine,
    CourseEventRecord,
    CourseRecord,
    ForecastRow,
    InjectionRecord,
    PatientRecord,
)
from b12desk.clinical.vocabulary import Flag, MonitoringPlan, Muscle, PatientStanding, Rotation, Side
from b12desk.register.audit import NOTE
from b12desk.register.listed import day_of, site_of
from b12desk.register.names import name_words

Columns = dict[str, object]
Row = sa.RowMapping


def patient_columns(record: PatientRecord) -> Columns:
    """Return the patient as columns."""
    return {
        "id": record.id,
        "family_name": record.family_name,
        "given_name": record.given_name,
        "born_on": record.born_on,
        "nhs_number": record.nhs_number,
        "title": record.title,
        "gender": record.gender,
        "phone": record.phone,
        "address": record.address,
        "postcode": record.postcode,
        "local_number": record.local_number,
        "flags": _json(sorted(flag.value for flag in record.flags)),
        "rotation": record.rotation.value,
        "restricted_sites": _json([_restricted_columns(one) for one in record.restricted_sites]),
        "standing": record.standing.value,
        "neuro_since": record.neuro_since,
        "family_key": " ".join(name_words(record.family_name)),
        "given_key": " ".join(name_words(record.given_name)),
    }


def patient_record(row: Row) -> PatientRecord:
    """Return the patient of a row."""
    return PatientRecord(
        id=row["id"],
        family_name=row["family_name"],
        given_name=row["given_name"],
        born_on=row["born_on"],
        nhs_number=row["nhs_number"],
        title=row["title"],
        gender=row["gender"],
        phone=row["phone"],
        address=row["address"],
        postcode=row["postcode"],
        local_number=row["local_number"],
        flags=frozenset(Flag(word) for word in json.loads(row["flags"])),
        rotation=Rotation(row["rotation"]),
        restricted_sites=tuple(_restricted_site(one) for one in json.loads(row["restricted_sites"])),
        standing=PatientStanding(row["standing"]),
        neuro_since=row["neuro_since"],
    )


def course_columns(record: CourseRecord) -> Columns:
    """Return the course as columns."""
    return {
        "id": record.id,
        "patient_id": record.patient_id,
        "protocol_id": record.protocol_id,
        "protocol_version": record.protocol_version,
        "protocol_sha256": record.protocol_sha256,
        "start_on": record.start_on,
        "product_id": record.product_id,
        "prescriber": record.prescriber,
        "start_phase": record.start_phase,
        "maintenance_interval": record.maintenance_interval,
        "choices": _json([list(pair) for pair in record.choices]),
        "monitoring": record.monitoring.value,
        "authority_kind": record.authority_kind,
        "authority_reference": record.authority_reference,
        "reasons": _json([list(pair) for pair in record.reasons]),
    }


def course_record(row: Row) -> CourseRecord:
    """Return the course of a row."""
    return CourseRecord(
        id=row["id"],
        patient_id=row["patient_id"],
        protocol_id=row["protocol_id"],
        protocol_version=row["protocol_version"],
        protocol_sha256=row["protocol_sha256"],
        start_on=row["start_on"],
        product_id=row["product_id"],
        prescriber=row["prescriber"],
        start_phase=row["start_phase"],
        maintenance_interval=row["maintenance_interval"],
        choices=_pairs(row["choices"]),
        monitoring=MonitoringPlan(row["monitoring"]),
        authority_kind=row["authority_kind"],
        authority_reference=row["authority_reference"],
        reasons=_pairs(row["reasons"]),
    )


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
        "reasons": _json([list(pair) for pair in record.reasons]),
        "recorded_at": at,
        "recorded_by": by,
        "replaces": record.replaces,
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
        reasons=_pairs(row["reasons"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        void_reason=row["void_reason"],
        replaces=row["replaces"],
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
    }


def course_event_record(row: Row) -> CourseEventRecord:
    """Return the event of a row."""
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
    )


def forecast_columns(row: ForecastRow, *, is_shown: bool) -> Columns:
    """Return the window as columns."""
    return {
        "course_id": row.course_id,
        "patient_id": row.patient_id,
        "is_shown": is_shown,
        "protocol_id": row.protocol_id,
        "is_ended": row.is_ended,
        "is_held": row.is_held,
        "awaits_review": row.awaits_review,
        "has_injections": row.has_injections,
        "deferred_until": row.deferred_until,
        "phase": row.phase,
        "dose_number": row.dose_number,
        "doses_in_phase": row.doses_in_phase,
        "last_on": row.last_on,
        "last_muscle": row.last_site.muscle.value if row.last_site else None,
        "last_side": row.last_site.side.value if row.last_site else None,
        "due_on": row.due_on,
        "due_by": row.due_by,
        "earliest_on": row.earliest_on,
        "offer_on": row.offer_on,
        "overdue_from": row.overdue_from,
        "next_muscle": row.next_site.muscle.value if row.next_site else None,
        "next_side": row.next_site.side.value if row.next_site else None,
        "site_depends_on_day": row.site_depends_on_day,
        "next_review_on": row.next_review_on,
        "latest_event_on": row.latest_event_on,
    }


def audit_line(row: Row) -> AuditLine:
    """Return the audit entry of a row."""
    return AuditLine(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        workstation=row["workstation"],
        action=row["action"],
        entity=row["entity"].removeprefix(NOTE),
        entity_id=row["entity_id"],
        payload=row["payload"],
        previous_hash=row["previous_hash"],
        hash=row["hash"],
    )


def _json(value: object) -> str:
    return unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in json.loads(text))


def _restricted_columns(one: RestrictedSite) -> Mapping[str, str | None]:
    return {
        "muscle": one.site.muscle.value,
        "side": one.site.side.value,
        "reason": one.reason,
        "from": one.begins_on.isoformat() if one.begins_on else None,
        "until": one.ends_on.isoformat() if one.ends_on else None,
    }


def _restricted_site(one: Mapping[str, str | None]) -> RestrictedSite:
    return RestrictedSite(
        site=Site(Muscle(str(one["muscle"])), Side(str(one["side"]))),
        reason=one["reason"] or "",
        begins_on=day_of(one["from"]),
        ends_on=day_of(one["until"]),
    )
