"""The value a register keeps about how a user proves who they are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CredentialKind(StrEnum):
    """What a user proves themselves with; `none` means that what there was has been removed."""

    PIN = "PIN"
    PASSPHRASE = "passphrase"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CredentialRecord:
    """A credential as it was set; the latest of a user rules. `hash` never holds the PIN or passphrase itself."""

    id: str
    user_id: str
    kind: CredentialKind
    hash: str
    recorded_at: datetime | None = None
    recorded_by: str = ""
