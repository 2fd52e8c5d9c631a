"""What the stock page shows: the batches, what is to be done about them, and about which one the buttons are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from b12desk.clinical.product import Product
from b12desk.clinical.quantities import staff_date
from b12desk.services.batch_state import SOON_DAYS, BatchState
from b12desk.services.stock import ProductStock, Stock

NONE_CHOSEN = "Choose a batch in the list to see who received it, to count, discard or recall it."


@dataclass(frozen=True, slots=True)
class StockRow:
    """One batch as the table shows it; `state` is what is to be known about it, empty for nothing."""

    product: Product
    batch: BatchState
    state: str

    @property
    def key(self) -> tuple[str, str]:
        """What names the batch: its product and its number."""
        return self.batch.product_id, self.batch.batch

    @property
    def expires(self) -> str:
        """The last usable day, or that it was never received."""
        return staff_date(self.batch.expires_on) if self.batch.expires_on else "Never received"

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        batch = self.batch
        words = (self.product.name, f"batch {batch.batch}", f"expires {self.expires}", f"{batch.on_hand} on hand")
        return ", ".join((*words, f"{batch.doses} given")) + (f". {self.state}" if self.state else "")


class StockView(Protocol):
    """What the page can show."""

    def show_rows(self, rows: tuple[StockRow, ...]) -> None:
        """Show exactly these batches."""

    def show_summary(self, as_of: str, sentence: str) -> None:
        """Show the day and what is to be done."""

    def show_empty(self, is_empty: bool) -> None:
        """Show how stock begins to be kept, or the table."""

    def show_chosen(self, row: StockRow | None, sentence: str) -> None:
        """Show about which batch the buttons are; None is none, and shows no button."""


class StockPresenter:
    """Keeps the shelf as it was read, and which batch is chosen."""

    def __init__(self, view: StockView) -> None:
        self._view = view
        self._rows: tuple[StockRow, ...] = ()
        self._chosen: tuple[str, str] | None = None

    def show(self, found: Stock) -> None:
        """Show a shelf that was just read."""
        self._rows = rows_of(found)
        self._view.show_summary(f"As of {staff_date(found.today)}", summary(found))
        self._view.show_rows(self._rows)
        self._view.show_empty(not self._rows)
        self._show_chosen()

    def choose(self, key: tuple[str, str] | None) -> None:
        """Take the batch that the buttons are about."""
        self._chosen = key
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = next((row for row in self._rows if row.key == self._chosen), None)
        self._view.show_chosen(row, chosen_words(row) if row else NONE_CHOSEN)


def rows_of(found: Stock) -> tuple[StockRow, ...]:
    """Return a row for each batch; that a product is low stands with its first batch."""
    return tuple(row for one in found.products for row in _rows(one, found))


def summary(found: Stock) -> str:
    """Return what is to be done: “3 products; 1 low; 2 batches expire within 60 days; 1 recalled”."""
    batches = [batch for one in found.products for batch in one.batches]
    on_hand = [batch for batch in batches if batch.on_hand > 0]
    count = len(found.products)
    low = sum(one.is_low for one in found.products)
    soon = sum(batch.expires_soon(today=found.today) for batch in on_hand)
    over = sum(batch.is_expired(today=found.today) for batch in on_hand)
    recalled = sum(batch.recalled_on is not None for batch in batches)
    expire = "batch expires" if soon == 1 else "batches expire"
    parts = (
        f"{count} product{'' if count == 1 else 's'}" if count else "No stock is kept",
        f"{low} low" if low else "",
        f"{soon} {expire} within {SOON_DAYS} days" if soon else "",
        f"{over} expired and still on the shelf" if over else "",
        f"{recalled} recalled" if recalled else "",
    )
    return "; ".join(part for part in parts if part)


def chosen_words(row: StockRow) -> str:
    """Return the line about the batch chosen."""
    doses = "1 dose given" if row.batch.doses == 1 else f"{row.batch.doses} doses given"
    vial = "" if row.product.is_single_use else "multi-dose: discard a vial when it is empty"
    parts = (f"{row.batch.on_hand} on hand", f"expires {row.expires}", doses, vial, row.state.rstrip("."))
    return " · ".join(part for part in parts if part)


def _rows(one: ProductStock, found: Stock) -> Iterator[StockRow]:
    for number, batch in enumerate(one.batches):
        low = f"{one.words}." if one.is_low and number == 0 else ""
        words = (batch.words(today=found.today), low)
        yield StockRow(one.product, batch, " ".join(part for part in words if part))
