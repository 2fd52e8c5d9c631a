"""Authorities, people, approvals, contacts, wishes, decisions about gaps, doses not given, and voids of any event."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = "kind IN ('review','deferral','interval','lab','hold','resume','end','decision','not_given','move')"
EVENT_COLUMNS = (
    'entry, id, patient_id, kind, "on", course_id, outcome, check_kind, until, interval, test, value, unit, '
    "reason, note, recorded_at, recorded_by"
)


def upgrade() -> None:
    """Add the tables and columns of the second schema; what is there keeps its content and its order of entry."""
    op.add_column("course", sa.Column("authority_from", sa.Date(), nullable=True))
    op.add_column("course", sa.Column("authority_to", sa.Date(), nullable=True))
    op.add_column("course", sa.Column("authority_doses", sa.Integer(), nullable=True))
    op.add_column("course", sa.Column("indication", sa.String(), nullable=False, server_default=""))
    op.add_column("course", sa.Column("resection_cm", sa.Integer(), nullable=True))
    op.add_column("course", sa.Column("replaces", sa.String(), nullable=True))
    op.add_column("injection", sa.Column("authority_id", sa.String(), nullable=True))
    op.add_column("patient", sa.Column("format_need", sa.String(), nullable=False, server_default="standard"))
    op.add_column("patient", sa.Column("preferred_side", sa.String(), nullable=True))
    op.add_column("patient", sa.Column("preferred_days", sa.String(), nullable=False, server_default="[]"))
    _widen_course_event()
    _add_tables()


def _widen_course_event() -> None:
    """Make the table anew, since SQLite can't change a check, and copy every row."""
    op.drop_index("ix_course_event_patient", table_name="course_event")
    op.rename_table("course_event", "course_event_before")
    op.create_table(
        "course_event",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("check_kind", sa.String(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("interval", sa.String(), nullable=False),
        sa.Column("test", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("prescriber", sa.String(), nullable=False, server_default=""),
        sa.Column("protocol_sha256", sa.String(), nullable=True),
        sa.Column("refers_to", sa.String(), nullable=True),
        sa.Column("scores", sa.String(), nullable=False, server_default="[]"),
        sa.Column("wears_off_week", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.String(), nullable=False, server_default="[]"),
        sa.CheckConstraint(KINDS, name=op.f("ck_course_event_kind_known")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_course_event_course_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_course_event_patient_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_course_event")),
        sa.UniqueConstraint("id", name="uq_course_event_id"),
    )
    op.execute(f"INSERT INTO course_event ({EVENT_COLUMNS}) SELECT {EVENT_COLUMNS} FROM course_event_before")
    op.drop_table("course_event_before")
    op.create_index("ix_course_event_patient", "course_event", ["patient_id", "on"], unique=False)


def _add_tables() -> None:
    op.create_table(
        "authority",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("prescriber", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("doses", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('prescription','PSD','PGD')", name=op.f("ck_authority_kind_known")),
        sa.CheckConstraint("doses IS NULL OR doses > 0", name=op.f("ck_authority_doses_positive")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_authority_course_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_authority_patient_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_authority")),
        sa.UniqueConstraint("id", name="uq_authority_id"),
    )
    op.create_index(op.f("ix_authority_patient_id"), "authority", ["patient_id"], unique=False)
    op.create_table(
        "authority_withdrawal",
        sa.Column("authority_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("authority_id", name=op.f("pk_authority_withdrawal")),
    )
    op.create_table(
        "course_event_void",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["course_event.id"], name=op.f("fk_course_event_void_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_course_event_void")),
    )
    op.create_table(
        "contact",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_contact_patient_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_contact")),
        sa.UniqueConstraint("id", name="uq_contact_id"),
    )
    op.create_index("ix_contact_patient", "contact", ["patient_id", "on"], unique=False)
    op.create_table(
        "contact_void",
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_void_contact_id")),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_contact_void")),
    )
    op.create_table(
        "protocol_approval",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("protocol_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["protocol_file.sha256"], name=op.f("fk_protocol_approval_sha256")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_protocol_approval")),
        sa.UniqueConstraint("id", name="uq_protocol_approval_id"),
    )
    op.create_table(
        "clinic_user",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("is_disabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clinic_user")),
    )
    op.create_index("uq_clinic_user_name", "clinic_user", ["name"], unique=True)
