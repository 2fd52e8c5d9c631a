"""Between the register's rows of people, courses and authorities and the values that cross its border, by hand."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import cast

import sqlalchemy as sa

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.records import (
    AuditLine,
    AuthorityRecord,
    CourseRecord,
    PatientRecord,
    UserRecord,
)
from b12desk.clinical.vocabulary import (
    AuthorityKind,
    Flag,
    FormatNeed,
    MonitoringPlan,
    Muscle,
    PatientStanding,
    Role,
    Rotation,
    Side,
)
from b12desk.register.audit import NOTE
from b12desk.register.json_text import json_text, pairs_of, pairs_text
from b12desk.register.listed import day_of
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
        "flags": json_text(sorted(flag.value for flag in record.flags)),
        "rotation": record.rotation.value,
        "restricted_sites": json_text([_restricted_columns(one) for one in record.restricted_sites]),
        "standing": record.standing.value,
        "neuro_since": record.neuro_since,
        "family_key": " ".join(name_words(record.family_name)),
        "given_key": " ".join(name_words(record.given_name)),
        "format_need": record.format_need.value,
        "preferred_side": record.preferred_side.value if record.preferred_side else None,
        "preferred_days": json_text(list(record.preferred_days)),
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
        format_need=FormatNeed(row["format_need"]),
        preferred_side=Side(row["preferred_side"]) if row["preferred_side"] else None,
        preferred_days=tuple(json.loads(row["preferred_days"])),
    )


def patient_of_trail(columns: Mapping[str, str | None]) -> PatientRecord:
    """Return the patient as the audit trail kept them: every column as text."""
    days = {name: day_of(columns[name]) for name in ("born_on", "neuro_since")}
    return patient_record(cast(Row, {**columns, **days}))


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
        "choices": pairs_text(record.choices),
        "monitoring": record.monitoring.value,
        "authority_kind": record.authority_kind,
        "authority_reference": record.authority_reference,
        "reasons": pairs_text(record.reasons),
        "authority_from": record.authority_from,
        "authority_to": record.authority_to,
        "authority_doses": record.authority_doses,
        "indication": record.indication,
        "resection_cm": record.resection_cm,
        "replaces": record.replaces,
    }


def course_record(row: Row) -> CourseRecord:
    """Return the course of a row that was read together with the withdrawal of its authority."""
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
        choices=pairs_of(row["choices"]),
        monitoring=MonitoringPlan(row["monitoring"]),
        authority_kind=row["authority_kind"],
        authority_reference=row["authority_reference"],
        reasons=pairs_of(row["reasons"]),
        authority_from=row["authority_from"],
        authority_to=row["authority_to"],
        authority_doses=row["authority_doses"],
        indication=row["indication"],
        resection_cm=row["resection_cm"],
        replaces=row["replaces"],
        authority_withdrawn=row["withdrawn"],
    )


def authority_columns(record: AuthorityRecord, *, at: str, by: str) -> Columns:
    """Return the authority as columns, without its order of entry, which the database gives."""
    return {
        "id": record.id,
        "course_id": record.course_id,
        "patient_id": record.patient_id,
        "kind": record.kind.value,
        "prescriber": record.prescriber,
        "reference": record.reference,
        "valid_from": record.valid_from,
        "valid_to": record.valid_to,
        "doses": record.doses,
        "recorded_at": at,
        "recorded_by": by,
    }


def authority_record(row: Row) -> AuthorityRecord:
    """Return the authority of a row that was read together with its withdrawal."""
    return AuthorityRecord(
        id=row["id"],
        course_id=row["course_id"],
        patient_id=row["patient_id"],
        kind=AuthorityKind(row["kind"]),
        prescriber=row["prescriber"],
        reference=row["reference"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        doses=row["doses"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        withdrawn=row["withdrawn"],
    )


def user_columns(record: UserRecord) -> Columns:
    """Return the user as columns."""
    return {"id": record.id, "name": record.name, "role": record.role.value, "is_disabled": record.is_disabled}


def user_record(row: Row) -> UserRecord:
    """Return the user of a row."""
    return UserRecord(row["id"], row["name"], Role(row["role"]), is_disabled=row["is_disabled"])


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
        patient_id=row["patient_id"],
    )


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
