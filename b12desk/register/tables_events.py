"""The tables of what happened: doses, the other events of a course, attempts to reach a patient, and their voids."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class InjectionRow(SQLModel, table=True):
    """A dose given. `entry` keeps the order of entry; doses are whole micrograms."""

    __tablename__ = "injection"
    __table_args__ = (
        sa.CheckConstraint("dose_micrograms BETWEEN 1 AND 100000", name="dose_range"),
        sa.UniqueConstraint("id", name="uq_injection_id"),
        sa.Index("ix_injection_patient", "patient_id", "given_on"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    patient_id: str = Field(foreign_key="patient.id")
    given_on: date
    product_id: str | None = None
    dose_micrograms: int
    muscle: str | None = None
    side: str | None = None
    product_text: str
    site_text: str
    batch: str
    expires_on: date | None = None
    given_by: str
    note: str
    given_elsewhere: bool
    identity_checked: bool
    consent_given: bool
    reasons: str
    recorded_at: str
    recorded_by: str
    replaces: str | None = None
    authority_id: str | None = None


class InjectionVoidRow(SQLModel, table=True):
    """The void that corrects a dose; `replaced_by` is the entry in its place, if there is one."""

    __tablename__ = "injection_void"
    injection_id: str = Field(primary_key=True, foreign_key="injection.id")
    reason: str
    replaced_by: str | None = None
    recorded_at: str
    recorded_by: str


class CourseEventRow(SQLModel, table=True):
    """A review, deferral, interval change, laboratory result, hold, resume, end, decision, dose not given or move."""

    __tablename__ = "course_event"
    __table_args__ = (
        sa.UniqueConstraint("id", name="uq_course_event_id"),
        sa.CheckConstraint(
            "kind IN ('review','deferral','interval','lab','hold','resume','end','decision','not_given','move')",
            name="kind_known",
        ),
        sa.Index("ix_course_event_patient", "patient_id", "on"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    patient_id: str = Field(foreign_key="patient.id")
    kind: str
    on: date
    course_id: str | None = Field(default=None, foreign_key="course.id")
    outcome: str
    check_kind: str | None = None
    until: date | None = None
    interval: str
    test: str
    value: str
    unit: str
    reason: str
    note: str
    recorded_at: str
    recorded_by: str
    prescriber: str = ""
    protocol_sha256: str | None = None
    refers_to: str | None = None
    scores: str = "[]"
    wears_off_week: int | None = None
    reasons: str = "[]"


class CourseEventVoidRow(SQLModel, table=True):
    """The void that corrects a review, a result or any other event of a course."""

    __tablename__ = "course_event_void"
    event_id: str = Field(primary_key=True, foreign_key="course_event.id")
    reason: str
    recorded_at: str
    recorded_by: str


class ContactRow(SQLModel, table=True):
    """One attempt to reach a patient."""

    __tablename__ = "contact"
    __table_args__ = (
        sa.UniqueConstraint("id", name="uq_contact_id"),
        sa.Index("ix_contact_patient", "patient_id", "on"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    patient_id: str = Field(foreign_key="patient.id")
    on: date
    channel: str
    outcome: str
    remind_on: date | None = None
    note: str
    recorded_at: str
    recorded_by: str


class ContactVoidRow(SQLModel, table=True):
    """The void that corrects an attempt entered in error."""

    __tablename__ = "contact_void"
    contact_id: str = Field(primary_key=True, foreign_key="contact.id")
    reason: str
    recorded_at: str
    recorded_by: str
