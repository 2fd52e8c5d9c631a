"""The clinic's own products, the stock of batches, and how users prove who they are."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOVEMENTS = "kind IN ('receive','use','give_back','discard','count','recall','lift')"
CHANGES = (
    "CASE kind WHEN 'receive' THEN change > 0 WHEN 'use' THEN change <= 0 AND injection_id IS NOT NULL "
    "WHEN 'give_back' THEN change >= 0 AND injection_id IS NOT NULL WHEN 'discard' THEN change < 0 "
    "WHEN 'count' THEN counted >= 0 ELSE change = 0 END"
)


def upgrade() -> None:
    """Add the tables of the third schema; nothing that is there is touched."""
    _add_products()
    _add_stock()
    _add_credentials()


def _add_products() -> None:
    op.create_table(
        "clinic_product",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("product_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("substance", sa.String(), nullable=False),
        sa.Column("strength_micrograms_per_ml", sa.String(), nullable=False),
        sa.Column("container_ml", sa.String(), nullable=False),
        sa.Column("is_single_use", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(
            "CAST(strength_micrograms_per_ml AS REAL) BETWEEN 0.000001 AND 10000",
            name=op.f("ck_clinic_product_strength_known"),
        ),
        sa.CheckConstraint("CAST(container_ml AS REAL) > 0", name=op.f("ck_clinic_product_container_known")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_clinic_product")),
        sa.UniqueConstraint("id", name="uq_clinic_product_id"),
    )
    op.create_index(op.f("ix_clinic_product_product_id"), "clinic_product", ["product_id"], unique=False)
    op.create_table(
        "clinic_product_withdrawal",
        sa.Column("clinic_product_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clinic_product_id"],
            ["clinic_product.id"],
            name=op.f("fk_clinic_product_withdrawal_clinic_product_id"),
        ),
        sa.PrimaryKeyConstraint("clinic_product_id", name=op.f("pk_clinic_product_withdrawal")),
    )


def _add_stock() -> None:
    op.create_table(
        "stock_movement",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("product_id", sa.String(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("batch_key", sa.String(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=True),
        sa.Column("injection_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint(MOVEMENTS, name=op.f("ck_stock_movement_kind_known")),
        sa.CheckConstraint(CHANGES, name=op.f("ck_stock_movement_change_fits")),
        sa.ForeignKeyConstraint(["injection_id"], ["injection.id"], name=op.f("fk_stock_movement_injection_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_stock_movement")),
        sa.UniqueConstraint("id", name="uq_stock_movement_id"),
        sa.UniqueConstraint("injection_id", "kind", name="uq_stock_movement_injection"),
    )
    op.create_index("ix_stock_movement_batch", "stock_movement", ["product_id", "batch_key"], unique=False)


def _add_credentials() -> None:
    op.create_table(
        "credential",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('PIN','passphrase','none')", name=op.f("ck_credential_kind_known")),
        sa.ForeignKeyConstraint(["user_id"], ["clinic_user.id"], name=op.f("fk_credential_user_id")),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_credential")),
        sa.UniqueConstraint("id", name="uq_credential_id"),
    )
    op.create_index(op.f("ix_credential_user_id"), "credential", ["user_id"], unique=False)
