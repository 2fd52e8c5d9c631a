"""The batch that a new dose is filled in with, to be compared with the ampoule: from the shelf, else as last time."""

from collections.abc import Iterable
from datetime import date

from b12desk.clinical.records import PatientHistory
from b12desk.clinical.stock_records import StockMovement, batch_key
from b12desk.services.batch_state import batch_states


def suggested_batch(
    history: PatientHistory, movements: Iterable[StockMovement], product_id: str, *, today: date
) -> tuple[str, date | None]:
    """Return batch and expiry: of the usable batch on hand that expires first, where stock is kept of the product.

    Else those of the patient's last dose of it, unless they have run out or were recalled; empty for none.
    """
    states = batch_states(one for one in movements if one.product_id == product_id)
    on_hand = next((state for state in states if state.is_usable(today=today)), None)
    if on_hand is not None:
        return on_hand.batch, on_hand.expires_on
    recalled = {batch_key(state.batch) for state in states if state.recalled_on is not None}
    for dose in reversed(history.injections):
        is_usable = (dose.expires_on is None or dose.expires_on >= today) and batch_key(dose.batch) not in recalled
        if dose.product_id == product_id and not dose.is_voided and dose.batch and is_usable:
            return dose.batch, dose.expires_on
    return "", None
