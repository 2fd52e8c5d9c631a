"""The tables. They hold no rules: values are checked before they come here, and by constraints of the database."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING


class MetaRow(SQLModel, table=True):
    """What the register says of itself: its id, whether it is invented, when it was last opened for writing."""

    __tablename__ = "meta"
    name: str = Field(primary_key=True)
    value: str


class PatientRow(SQLModel, table=True):
    """A patient's details: the one row that may be updated. Flags and restricted sites are canonical JSON."""

    __tablename__ = "patient"
    __table_args__ = (
        sa.CheckConstraint("nhs_number IS NULL OR length(nhs_number) = 10", name="nhs_number_length"),
        sa.Index("uq_patient_nhs_number", "nhs_number", unique=True),
        sa.Index("ix_patient_name", "family_key", "given_key"),
    )
    id: str = Field(primary_key=True)
    family_name: str
    given_name: str
    born_on: date = Field(index=True)
    nhs_number: str | None = None
    title: str
    gender: str
    phone: str
    address: str
    postcode: str
    local_number: str
    flags: str
    rotation: str
    restricted_sites: str
    standing: str
    neuro_since: date | None = None
    family_key: str
    given_key: str
    format_need: str = "standard"
    preferred_side: str | None = None
    preferred_days: str = "[]"


class NameKeyRow(SQLModel, table=True):
    """One folded word of a patient's name, for search by its beginning."""

    __tablename__ = "name_key"
    key: str = Field(primary_key=True)
    patient_id: str = Field(primary_key=True, foreign_key="patient.id")


class CourseRow(SQLModel, table=True):
    """A course as ordered."""

    __tablename__ = "course"
    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    protocol_id: str
    protocol_version: str
    protocol_sha256: str
    start_on: date
    product_id: str
    prescriber: str
    start_phase: str | None = None
    maintenance_interval: str | None = None
    choices: str
    monitoring: str
    authority_kind: str
    authority_reference: str
    reasons: str
    authority_from: date | None = None
    authority_to: date | None = None
    authority_doses: int | None = None
    indication: str = ""
    resection_cm: int | None = None
    replaces: str | None = None


class AuthorityRow(SQLModel, table=True):
    """A prescription, PSD or PGD added to a course after its start."""

    __tablename__ = "authority"
    __table_args__ = (
        sa.CheckConstraint("kind IN ('prescription','PSD','PGD')", name="kind_known"),
        sa.CheckConstraint("doses IS NULL OR doses > 0", name="doses_positive"),
        sa.UniqueConstraint("id", name="uq_authority_id"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    course_id: str = Field(foreign_key="course.id")
    patient_id: str = Field(foreign_key="patient.id", index=True)
    kind: str
    prescriber: str
    reference: str
    valid_from: date
    valid_to: date | None = None
    doses: int | None = None
    recorded_at: str
    recorded_by: str


class AuthorityWithdrawalRow(SQLModel, table=True):
    """The end of an authority before its time, or of one entered in error; a course's own goes by the course's id."""

    __tablename__ = "authority_withdrawal"
    authority_id: str = Field(primary_key=True)
    reason: str
    recorded_at: str
    recorded_by: str


class ProtocolApprovalRow(SQLModel, table=True):
    """A version of a protocol that was approved for this clinic."""

    __tablename__ = "protocol_approval"
    __table_args__ = (sa.UniqueConstraint("id", name="uq_protocol_approval_id"),)
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    sha256: str = Field(foreign_key="protocol_file.sha256")
    protocol_id: str
    version: str
    approved_by: str
    on: date
    note: str
    recorded_at: str
    recorded_by: str


class UserRow(SQLModel, table=True):
    """Somebody who works with the register."""

    __tablename__ = "clinic_user"
    __table_args__ = (sa.Index("uq_clinic_user_name", "name", unique=True),)
    id: str = Field(primary_key=True)
    name: str
    role: str
    is_disabled: bool


class ProtocolFileRow(SQLModel, table=True):
    """The text of a protocol file as a course was started with it, so that its dates can always be explained."""

    __tablename__ = "protocol_file"
    sha256: str = Field(primary_key=True)
    protocol_id: str
    version: str
    content: str


class ForecastRowRow(SQLModel, table=True):
    """A course's window, written with every event that moves it; `is_shown` marks the course last started."""

    __tablename__ = "forecast_row"
    course_id: str = Field(primary_key=True, foreign_key="course.id")
    patient_id: str = Field(foreign_key="patient.id", index=True)
    is_shown: bool
    protocol_id: str
    is_ended: bool
    is_held: bool
    awaits_review: bool
    has_injections: bool
    deferred_until: date | None = None
    phase: str | None = None
    dose_number: int | None = None
    doses_in_phase: int | None = None
    last_on: date | None = None
    last_muscle: str | None = None
    last_side: str | None = None
    due_on: date | None = None
    due_by: date | None = None
    earliest_on: date | None = None
    offer_on: date | None = None
    overdue_from: date | None = Field(default=None, index=True)
    next_muscle: str | None = None
    next_side: str | None = None
    site_depends_on_day: bool
    next_review_on: date | None = None
    latest_event_on: date | None = None


class AuditRow(SQLModel, table=True):
    """One link of the audit chain, with the exact payload that was hashed."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True)
    at: str
    by: str
    workstation: str
    action: str
    entity: str
    entity_id: str = Field(index=True)
    patient_id: str | None = Field(default=None, index=True)
    payload: str
    previous_hash: str
    hash: str


class ClosureRow(SQLModel, table=True):
    """A day on which the clinic is closed although its weekday is open."""

    __tablename__ = "closure"
    on: date = Field(primary_key=True)
    reason: str


class SettingRow(SQLModel, table=True):
    """One setting of the clinic."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str


def table_of(model: type[SQLModel]) -> sa.Table:
    """Return the Core table of a model, for statements that read and write columns."""
    return SQLModel.metadata.tables[str(model.__tablename__)]
