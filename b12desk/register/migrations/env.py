"""Alembic's way in: run the migrations on the connection and inside the transaction that were given."""

from alembic import context
from sqlmodel import SQLModel

from b12desk.register import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()

__all__ = ["tables"]
