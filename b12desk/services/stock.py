"""What is on the shelf: every product of which stock is kept, its batches, and what is to be done about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from b12desk.clinical.product import Product
from b12desk.clinical.stock_records import MovementKind, StockMovement, batch_key
from b12desk.services.batch_state import RECENT_DAYS, BatchState, batch_states
from b12desk.services.current_products import products_in
from b12desk.services.desk import Desk

LOW = 5
"""Fewer containers than this are called low, however few are used."""


@dataclass(frozen=True, slots=True)
class ProductStock:
    """A product with its batches, those that expire first in front.

    `usable` are containers on hand that are neither expired nor recalled; `used` those drawn in the last 28 days.
    """

    product: Product
    batches: tuple[BatchState, ...]
    usable: int
    used: int

    @property
    def is_low(self) -> bool:
        """Whether fewer are on hand than were used in the last 28 days, or fewer than five."""
        return self.usable < max(LOW, self.used)

    @property
    def words(self) -> str:
        """What is on hand, “Low: 3 on hand, 12 used in the last 28 days”."""
        head = "Low: " if self.is_low else ""
        return f"{head}{self.usable} on hand, {self.used} used in the last {RECENT_DAYS} days"


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything on the shelf, by product; empty until a first batch has been received."""

    products: tuple[ProductStock, ...]
    today: date

    def batch(self, product_id: str, batch: str) -> BatchState | None:
        """Return one batch, None for one that nothing was ever recorded about."""
        states = (state for stock in self.products if stock.product.id == product_id for state in stock.batches)
        return next((state for state in states if batch_key(state.batch) == batch_key(batch)), None)


def stock(desk: Desk) -> Stock:
    """Return what is on the shelf today, in the order of the catalogue."""
    today = desk.clock.today()
    with desk.register.reading() as unit:
        movements, products = unit.stock_movements(), products_in(unit, desk.products)
    states = {id: tuple(some) for id, some in groupby(batch_states(movements), key=lambda one: one.product_id)}
    return Stock(
        tuple(
            _product_stock(product, states[product.id], movements, today)
            for product in products.products
            if product.id in states
        ),
        today,
    )


def batches_on_hand(desk: Desk, product_id: str) -> tuple[BatchState, ...]:
    """Return the batches of a product that may be used today, those that expire first in front.

    Empty where no stock is kept of it.
    """
    today = desk.clock.today()
    with desk.register.reading() as unit:
        states = batch_states(unit.stock_movements(product_id))
    return tuple(state for state in states if state.is_usable(today=today))


def _product_stock(
    product: Product, batches: tuple[BatchState, ...], movements: Sequence[StockMovement], today: date
) -> ProductStock:
    recent = today - timedelta(days=RECENT_DAYS)
    drawn = {MovementKind.USE, MovementKind.GIVE_BACK}
    used = -sum(m.change for m in movements if m.product_id == product.id and m.kind in drawn and m.on > recent)
    usable = sum(state.on_hand for state in batches if state.is_usable(today=today))
    return ProductStock(product, batches, usable, max(used, 0))
