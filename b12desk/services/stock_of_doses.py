"""What recording and voiding a dose do to the shelf, in the same transaction; nothing where no stock is kept."""

from datetime import date
from fractions import Fraction
from math import ceil
from uuid import uuid4

from b12desk.clinical.product import Product
from b12desk.clinical.records import InjectionRecord
from b12desk.clinical.stock_records import MovementKind, StockMovement
from b12desk.clinical.volume import exact_volume_ml
from b12desk.protocols.products import ProductCatalogue
from b12desk.register.read_unit import ReadUnit
from b12desk.register.write_unit import WriteUnit
from b12desk.services.batch_state import BatchState, batch_states


def draw_from_stock(unit: WriteUnit, record: InjectionRecord, products: ProductCatalogue) -> None:
    """Take a new dose's containers from its batch, where that batch was received."""
    if record.given_elsewhere or record.product_id is None or not record.batch:
        return
    state = batch_of(unit, record.product_id, record.batch)
    if state is None or not state.is_received:
        return
    taken = containers_of(record.dose_micrograms, products.get(record.product_id))
    unit.add_movement(
        StockMovement(
            id=str(uuid4()),
            kind=MovementKind.USE,
            on=record.given_on,
            product_id=record.product_id,
            batch=state.batch,
            change=-taken,
            injection_id=record.id,
        )
    )


def give_back_to_stock(unit: WriteUnit, injection_id: str, *, today: date) -> None:
    """Give back what a voided dose had taken."""
    moves = unit.movements_of_injection(injection_id)
    used = next((move for move in moves if move.kind is MovementKind.USE), None)
    if used is None or any(move.kind is MovementKind.GIVE_BACK for move in moves):
        return
    unit.add_movement(
        StockMovement(
            id=str(uuid4()),
            kind=MovementKind.GIVE_BACK,
            on=today,
            product_id=used.product_id,
            batch=used.batch,
            change=-used.change,
            injection_id=injection_id,
        )
    )


def batch_of(unit: ReadUnit, product_id: str, batch: str) -> BatchState | None:
    """Return where a batch stands, None where nothing was ever recorded about it."""
    states = batch_states(unit.stock_movements(product_id, batch))
    return states[0] if states else None


def containers_of(dose_micrograms: int, product: Product) -> int:
    """Return how many containers a dose uses up; none of a multi-dose vial, which leaves the shelf when it is empty."""
    volume = exact_volume_ml(dose_micrograms, product)
    if volume is None or not product.is_single_use:
        return 0
    return ceil(volume / Fraction(product.container_ml))
