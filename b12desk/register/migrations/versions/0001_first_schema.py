"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first schema; triggers are added after all migrations."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("workstation", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=True),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_entity_id"), "audit", ["entity_id"], unique=False)
    op.create_index(op.f("ix_audit_patient_id"), "audit", ["patient_id"], unique=False)
    op.create_table(
        "closure",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("on", name=op.f("pk_closure")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "patient",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("nhs_number", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("local_number", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("rotation", sa.String(), nullable=False),
        sa.Column("restricted_sites", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("neuro_since", sa.Date(), nullable=True),
        sa.Column("family_key", sa.String(), nullable=False),
        sa.Column("given_key", sa.String(), nullable=False),
        sa.CheckConstraint("nhs_number IS NULL OR length(nhs_number) = 10", name=op.f("ck_patient_nhs_number_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
    )
    op.create_index(op.f("ix_patient_born_on"), "patient", ["born_on"], unique=False)
    op.create_index("ix_patient_name", "patient", ["family_key", "given_key"], unique=False)
    op.create_index("uq_patient_nhs_number", "patient", ["nhs_number"], unique=True)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "course",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("protocol_id", sa.String(), nullable=False),
        sa.Column("protocol_version", sa.String(), nullable=False),
        sa.Column("protocol_sha256", sa.String(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("product_id", sa.String(), nullable=False),
        sa.Column("prescriber", sa.String(), nullable=False),
        sa.Column("start_phase", sa.String(), nullable=True),
        sa.Column("maintenance_interval", sa.String(), nullable=True),
        sa.Column("choices", sa.String(), nullable=False),
        sa.Column("monitoring", sa.String(), nullable=False),
        sa.Column("authority_kind", sa.String(), nullable=False),
        sa.Column("authority_reference", sa.String(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_course_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
    )
    op.create_index(op.f("ix_course_patient_id"), "course", ["patient_id"], unique=False)
    op.create_table(
        "injection",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("product_id", sa.String(), nullable=True),
        sa.Column("dose_micrograms", sa.Integer(), nullable=False),
        sa.Column("muscle", sa.String(), nullable=True),
        sa.Column("side", sa.String(), nullable=True),
        sa.Column("product_text", sa.String(), nullable=False),
        sa.Column("site_text", sa.String(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("given_elsewhere", sa.Boolean(), nullable=False),
        sa.Column("identity_checked", sa.Boolean(), nullable=False),
        sa.Column("consent_given", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=True),
        sa.CheckConstraint("dose_micrograms BETWEEN 1 AND 100000", name=op.f("ck_injection_dose_range")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_injection_patient_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_injection")),
        sa.UniqueConstraint("id", name="uq_injection_id"),
    )
    op.create_index("ix_injection_patient", "injection", ["patient_id", "given_on"], unique=False)
    op.create_table(
        "name_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_name_key_patient_id")),
        sa.PrimaryKeyConstraint("key", "patient_id", name=op.f("pk_name_key")),
    )
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
        sa.CheckConstraint(
            "kind IN ('review','deferral','interval','lab','hold','resume','end')",
            name=op.f("ck_course_event_kind_known"),
        ),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_course_event_course_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_course_event_patient_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_course_event")),
        sa.UniqueConstraint("id", name="uq_course_event_id"),
    )
    op.create_index("ix_course_event_patient", "course_event", ["patient_id", "on"], unique=False)
    op.create_table(
        "forecast_row",
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("protocol_id", sa.String(), nullable=False),
        sa.Column("is_ended", sa.Boolean(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("awaits_review", sa.Boolean(), nullable=False),
        sa.Column("has_injections", sa.Boolean(), nullable=False),
        sa.Column("deferred_until", sa.Date(), nullable=True),
        sa.Column("phase", sa.String(), nullable=True),
        sa.Column("dose_number", sa.Integer(), nullable=True),
        sa.Column("doses_in_phase", sa.Integer(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("last_muscle", sa.String(), nullable=True),
        sa.Column("last_side", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_by", sa.Date(), nullable=True),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("offer_on", sa.Date(), nullable=True),
        sa.Column("overdue_from", sa.Date(), nullable=True),
        sa.Column("next_muscle", sa.String(), nullable=True),
        sa.Column("next_side", sa.String(), nullable=True),
        sa.Column("site_depends_on_day", sa.Boolean(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("latest_event_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_forecast_row_course_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_forecast_row_patient_id")),
        sa.PrimaryKeyConstraint("course_id", name=op.f("pk_forecast_row")),
    )
    op.create_index(op.f("ix_forecast_row_overdue_from"), "forecast_row", ["overdue_from"], unique=False)
    op.create_index(op.f("ix_forecast_row_patient_id"), "forecast_row", ["patient_id"], unique=False)
    op.create_table(
        "injection_void",
        sa.Column("injection_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["injection_id"], ["injection.id"], name=op.f("fk_injection_void_injection_id")),
        sa.PrimaryKeyConstraint("injection_id", name=op.f("pk_injection_void")),
    )
    op.create_table(
        "protocol_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("protocol_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_protocol_file")),
    )
