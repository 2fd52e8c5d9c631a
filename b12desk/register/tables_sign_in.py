"""The table of how users prove who they are."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class CredentialRow(SQLModel, table=True):
    """How a user proves who they are; the latest entry of a user rules, and `none` means removed."""

    __tablename__ = "credential"
    __table_args__ = (
        sa.CheckConstraint("kind IN ('PIN','passphrase','none')", name="kind_known"),
        sa.UniqueConstraint("id", name="uq_credential_id"),
    )
    entry: int | None = Field(default=None, primary_key=True)
    id: str
    user_id: str = Field(foreign_key="clinic_user.id", index=True)
    kind: str
    hash: str
    recorded_at: str
    recorded_by: str
