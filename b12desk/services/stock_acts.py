"""What is done to the shelf: a batch received, discarded, counted, recalled, or its recall lifted."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput, NotFound, Refused
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.stock_records import MovementKind, StockMovement
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit
from b12desk.services.batch_state import BatchState
from b12desk.services.current_products import products_in
from b12desk.services.desk import Desk
from b12desk.services.injection_draft import LONGEST_BATCH
from b12desk.services.permissions import Act, writing
from b12desk.services.stock_of_doses import batch_of

MOST_CONTAINERS = 10_000
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """A delivery as typed: `count` containers of one batch; None is not typed yet. `note` names the supplier."""

    product_id: str
    batch: str
    expires_on: date | None
    count: int | None
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class StockChanged:
    """Where the batch stands after an act, and the sentence for the desk."""

    state: BatchState
    sentence: str


def receipt_problems(draft: ReceiptDraft, *, today: date) -> dict[str, str]:
    """Return a sentence for each field of a delivery that is missing or can't be, by field name."""
    problems: dict[str, str] = {}
    if not draft.product_id:
        problems["product"] = "The product is missing."
    if not draft.batch.strip():
        problems["batch"] = "The batch number is missing."
    if draft.expires_on is None:
        problems["expires_on"] = "The expiry date is missing."
    elif draft.expires_on < today:
        problems["expires_on"] = f"This batch expired on {staff_date(draft.expires_on)}: send it back."
    if draft.count is None or not 1 <= draft.count <= MOST_CONTAINERS:
        problems["count"] = f"How many containers came: 1 to {MOST_CONTAINERS}."
    if draft.on is not None and draft.on > today:
        problems["on"] = f"{staff_date(draft.on)} is in the future."
    return problems


def receive_batch(desk: Desk, draft: ReceiptDraft) -> StockChanged:
    """Put a delivery on the shelf. From the first batch of a product on, stock is kept of it.

    Raises:
        BadInput: with one sentence for each field that can't be used.
        Refused: when the batch is recalled, or is on the shelf with another expiry date.
    """
    today = desk.clock.today()
    problems = list(receipt_problems(draft, today=today).values())
    if problems or draft.count is None:
        raise BadInput(problems)
    batch = clean_text(draft.batch, limit=LONGEST_BATCH)
    note = clean_text(draft.note, limit=LONGEST_REASON)
    with writing(desk, Act.STOCK) as unit:
        _refuse_unknown_product(unit, desk, draft.product_id)
        _refuse_mismatch(batch_of(unit, draft.product_id, batch), draft)
        unit.add_movement(
            StockMovement(
                id=str(uuid4()),
                kind=MovementKind.RECEIVE,
                on=draft.on or today,
                product_id=draft.product_id,
                batch=batch,
                change=draft.count,
                expires_on=draft.expires_on,
                note=note,
            )
        )
        state = _state(unit, draft.product_id, batch)
    return StockChanged(state, f"Received: {draft.count} of batch {state.batch}. {state.on_hand} on hand.")


def discard_batch(desk: Desk, product_id: str, batch: str, count: int | None, reason: str) -> StockChanged:
    """Take containers off the shelf that weren't given to anybody, with the reason.

    Raises:
        BadInput: when the number or the reason is missing, or there are not so many.
        NotFound: when the batch was never received.
    """
    said = _reason(reason)
    with writing(desk, Act.STOCK) as unit:
        before = _received(unit, product_id, batch)
        if count is None or not 1 <= count <= max(before.on_hand, 0):
            raise BadInput(f"How many are discarded: 1 to {before.on_hand}." if before.on_hand > 0 else "None on hand.")
        _move(unit, desk, before, MovementKind.DISCARD, change=-count, reason=said)
        state = _state(unit, product_id, batch)
    return StockChanged(state, f"Discarded: {count} of batch {state.batch}. {state.on_hand} on hand.")


def count_batch(desk: Desk, product_id: str, batch: str, counted: int | None, reason: str) -> StockChanged:
    """Make what a stock take found what is on hand, with the reason.

    Raises:
        BadInput: when the number or the reason is missing.
        NotFound: when the batch was never received.
    """
    said = _reason(reason)
    if counted is None or not 0 <= counted <= MOST_CONTAINERS:
        raise BadInput(f"How many were counted: 0 to {MOST_CONTAINERS}.")
    with writing(desk, Act.STOCK) as unit:
        before = _received(unit, product_id, batch)
        _move(unit, desk, before, MovementKind.COUNT, change=counted - before.on_hand, counted=counted, reason=said)
        state = _state(unit, product_id, batch)
    was = "as expected" if counted == before.on_hand else f"{before.on_hand} were expected"
    return StockChanged(state, f"Counted: {counted} of batch {state.batch}, {was}.")


def recall_batch(desk: Desk, product_id: str, batch: str, reason: str, *, on: date | None = None) -> StockChanged:
    """Recall a batch, also one that was never received: no dose of that day or later is recorded with it.

    Raises:
        BadInput: when the batch or the reason is missing, or the day is in the future.
        Refused: when it is recalled already, or the acting user may not recall batches.
    """
    said, today = _reason(reason), desk.clock.today()
    named = clean_text(batch, limit=LONGEST_BATCH)
    if not named:
        raise BadInput("The batch number is missing.")
    if on is not None and on > today:
        raise BadInput(f"{staff_date(on)} is in the future.")
    with writing(desk, Act.RECALL_BATCH) as unit:
        _refuse_unknown_product(unit, desk, product_id)
        before = batch_of(unit, product_id, named) or BatchState(product_id, named, 0)
        if before.recalled_on is not None:
            raise Refused(f"Batch {before.batch} is recalled already; nothing was changed.")
        _move(unit, desk, before, MovementKind.RECALL, reason=said, on=on)
        state = _state(unit, product_id, named)
    return StockChanged(state, f"Recalled: batch {state.batch}. Put {_aside(state)} aside and see who received it.")


def lift_recall(desk: Desk, product_id: str, batch: str, reason: str) -> StockChanged:
    """Lift a recall that was entered in error, with the reason.

    Raises:
        BadInput: when the reason is missing.
        Refused: when the batch is not recalled, or the acting user may not recall batches.
    """
    said = _reason(reason)
    with writing(desk, Act.RECALL_BATCH) as unit:
        before = batch_of(unit, product_id, batch)
        if before is None or before.recalled_on is None:
            raise Refused(f"Batch {batch} is not recalled; nothing was changed.")
        _move(unit, desk, before, MovementKind.LIFT, reason=said)
        state = _state(unit, product_id, batch)
    return StockChanged(state, f"The recall of batch {state.batch} is lifted.")


def _move(
    unit: WriteUnit,
    desk: Desk,
    batch: BatchState,
    kind: MovementKind,
    *,
    reason: str,
    change: int = 0,
    counted: int | None = None,
    on: date | None = None,
) -> None:
    unit.add_movement(
        StockMovement(
            id=str(uuid4()),
            kind=kind,
            on=on or desk.clock.today(),
            product_id=batch.product_id,
            batch=batch.batch,
            change=change,
            counted=counted,
            reason=reason,
        )
    )


def _reason(reason: str) -> str:
    said = clean_text(reason, limit=LONGEST_REASON)
    if not said:
        raise BadInput("The reason is missing.")
    return said


def _received(unit: WriteUnit, product_id: str, batch: str) -> BatchState:
    state = batch_of(unit, product_id, batch)
    if state is None or not state.is_received:
        raise NotFound(f"No batch “{batch}” of “{product_id}” was received.")
    return state


def _state(unit: WriteUnit, product_id: str, batch: str) -> BatchState:
    state = batch_of(unit, product_id, batch)
    if state is None:
        raise NotFound(f"No batch “{batch}” of “{product_id}” is known.")
    return state


def _refuse_unknown_product(unit: WriteUnit, desk: Desk, product_id: str) -> None:
    if not products_in(unit, desk.products).has(product_id):
        raise NotFound(f"There is no product “{product_id}” in the catalogue.")


def _refuse_mismatch(known: BatchState | None, draft: ReceiptDraft) -> None:
    if known is None:
        return
    if known.recalled_on is not None:
        raise Refused(f"Batch {known.batch} is recalled ({known.recall_reason}): send it back. Nothing was changed.")
    if known.is_received and known.expires_on != draft.expires_on:
        expires = staff_date(known.expires_on) if known.expires_on else "no date"
        raise Refused(
            f"Batch {known.batch} is on the shelf with expiry {expires}: look at the box again. Nothing was changed."
        )


def _aside(state: BatchState) -> str:
    return f"the {state.on_hand} on hand" if state.on_hand > 0 else "what is left"
