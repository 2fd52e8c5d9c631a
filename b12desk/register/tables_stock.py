"""The tables of the shelf: the clinic's own products and every movement of a batch."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class ClinicProductRow(SQLModel, table=True):
    """A product that the clinic added to the catalogue. Strength and container are exact decimals, as text."""

    __tablename__ = "clinic_product"
    __table_args__ = (
        sa.CheckConstraint(
            "CAST(strength_micrograms_per_ml AS REAL) BETWEEN 0.000001 AND 10000", name="strength_known"
        ),
        sa.CheckConstraint("CAST(container_ml AS REAL) > 0", name="container_known"),
        sa.UniqueConstraint("id", name="uq_clinic_product_id"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    product_id: str = Field(index=True)
    name: str
    substance: str
    strength_micrograms_per_ml: str
    container_ml: str
    is_single_use: bool
    note: str
    approved_by: str
    recorded_at: str
    recorded_by: str


class ClinicProductWithdrawalRow(SQLModel, table=True):
    """The end of a product of the clinic's own: no new course uses it, what was recorded with it stays readable."""

    __tablename__ = "clinic_product_withdrawal"
    clinic_product_id: str = Field(primary_key=True, foreign_key="clinic_product.id")
    reason: str
    recorded_at: str
    recorded_by: str


class StockMovementRow(SQLModel, table=True):
    """One movement of a batch. `change` is in containers; what is on hand is the sum of the changes.

    `counted` is what a stock take found. A use and what gives it back name the injection they belong to.
    """

    __tablename__ = "stock_movement"
    __table_args__ = (
        sa.CheckConstraint(
            "kind IN ('receive','use','give_back','discard','count','recall','lift')",
            name="kind_known",
        ),
        sa.CheckConstraint(
            "CASE kind WHEN 'receive' THEN change > 0 WHEN 'use' THEN change <= 0 AND injection_id IS NOT NULL "
            "WHEN 'give_back' THEN change >= 0 AND injection_id IS NOT NULL WHEN 'discard' THEN change < 0 "
            "WHEN 'count' THEN counted >= 0 ELSE change = 0 END",
            name="change_fits",
        ),
        sa.UniqueConstraint("id", name="uq_stock_movement_id"),
        sa.UniqueConstraint("injection_id", "kind", name="uq_stock_movement_injection"),
        sa.Index("ix_stock_movement_batch", "product_id", "batch_key"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    kind: str
    on: date
    product_id: str
    batch: str
    batch_key: str
    expires_on: date | None = None
    change: int
    counted: int | None = None
    injection_id: str | None = Field(default=None, foreign_key="injection.id")
    reason: str
    note: str
    recorded_at: str
    recorded_by: str
