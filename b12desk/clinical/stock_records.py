"""The values a register keeps about the shelf: the clinic's own products and the movements of batches."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from b12desk.clinical.product import Product


class MovementKind(StrEnum):
    """What happened to a batch. Uses, and what a void gives back, come with an injection; a recall may be lifted."""

    RECEIVE = "receive"
    USE = "use"
    GIVE_BACK = "give_back"
    DISCARD = "discard"
    COUNT = "count"
    RECALL = "recall"
    LIFT = "lift"


@dataclass(frozen=True, slots=True)
class ClinicProduct:
    """A product that the clinic added; `withdrawn` is the reason why no new course may use it, None while it may."""

    id: str
    product: Product
    approved_by: str
    recorded_at: datetime | None = None
    recorded_by: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class StockMovement:
    """One movement of a batch, never changed afterwards. `change` is in containers; on hand is their sum.

    `counted` is what a stock take found, None for other movements. `expires_on` is the last usable day.
    """

    id: str
    kind: MovementKind
    on: date
    product_id: str
    batch: str
    change: int = 0
    expires_on: date | None = None
    counted: int | None = None
    injection_id: str | None = None
    reason: str = ""
    note: str = ""
    recorded_at: datetime | None = None
    recorded_by: str = ""


def batch_key(batch: str) -> str:
    """Return the batch number as batches are compared: without spaces, in capitals (“h 24817” is “H24817”)."""
    return "".join(batch.split()).upper()
