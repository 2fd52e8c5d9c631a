"""Where each batch stands: what is on hand, its expiry, whether it is recalled; all from its movements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.stock_records import MovementKind, StockMovement, batch_key

SOON_DAYS = 60
RECENT_DAYS = 28


@dataclass(frozen=True, slots=True)
class BatchState:
    """One batch of one product. `on_hand` is containers, below zero when more was used than received.

    `expires_on` is the last usable day, None when the batch was never received; `doses` were recorded with it and
    not voided. `recalled_on` is the first day on which it may not be used, None while it may.
    """

    product_id: str
    batch: str
    on_hand: int
    expires_on: date | None = None
    doses: int = 0
    is_received: bool = False
    recalled_on: date | None = None
    recall_reason: str = ""

    def is_expired(self, *, today: date) -> bool:
        """Whether its last usable day is over."""
        return self.expires_on is not None and self.expires_on < today

    def expires_soon(self, *, today: date) -> bool:
        """Whether it is still usable, and for no more than 60 days."""
        return self.expires_on is not None and today <= self.expires_on <= today + timedelta(days=SOON_DAYS)

    def is_usable(self, *, today: date) -> bool:
        """Whether something is on hand that is neither expired nor recalled."""
        return self.on_hand > 0 and self.recalled_on is None and not self.is_expired(today=today)

    def words(self, *, today: date) -> str:
        """Return what is to be known about it, “Expires in 20 days.”; empty where there is nothing."""
        if self.recalled_on is not None:
            return f"Recalled on {staff_date(self.recalled_on)}: {self.recall_reason}."
        if self.on_hand < 0:
            return f"{-self.on_hand} more used than received: count it."
        if self.on_hand and self.expires_on is not None and self.is_expired(today=today):
            return "Expired: discard it."
        if self.on_hand and self.expires_on is not None and self.expires_soon(today=today):
            left = (self.expires_on - today).days
            return f"Expires in {left} days." if left > 1 else "Expires tomorrow." if left else "Expires today."
        return "" if self.on_hand else "None on hand."


def batch_states(movements: Iterable[StockMovement]) -> tuple[BatchState, ...]:
    """Return the state of every batch that the movements name, those that expire first in front."""
    by_batch: dict[tuple[str, str], list[StockMovement]] = {}
    for movement in movements:
        by_batch.setdefault((movement.product_id, batch_key(movement.batch)), []).append(movement)
    states = (_state(moves) for moves in by_batch.values())
    return tuple(sorted(states, key=lambda state: (state.product_id, state.expires_on or date.max, state.batch)))


def _state(movements: Sequence[StockMovement]) -> BatchState:
    received = [one for one in movements if one.kind is MovementKind.RECEIVE]
    standing = [one for one in movements if one.kind in (MovementKind.RECALL, MovementKind.LIFT)]
    recall = standing[-1] if standing and standing[-1].kind is MovementKind.RECALL else None
    used = sum(one.kind is MovementKind.USE for one in movements)
    return BatchState(
        product_id=movements[0].product_id,
        batch=movements[0].batch,
        on_hand=sum(one.change for one in movements),
        expires_on=received[0].expires_on if received else None,
        doses=used - sum(one.kind is MovementKind.GIVE_BACK for one in movements),
        is_received=bool(received),
        recalled_on=recall.on if recall else None,
        recall_reason=recall.reason if recall else "",
    )
