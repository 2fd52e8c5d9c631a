"""What the sheet of products does: list the clinic's own, add one, withdraw one."""

from collections.abc import Callable, Sequence
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.stock_records import ClinicProduct
from b12desk.clinical.vocabulary import Substance
from b12desk.desktop.patient.presenter import Line
from b12desk.desktop.settings.presenter import product_cells
from b12desk.desktop.working import Run, SheetView
from b12desk.services.clinic_products import (
    ListedProduct,
    ProductDraft,
    ProductWithdrawn,
    add_product,
    list_products,
    product_problems,
    withdraw_product,
)
from b12desk.services.desk import Desk

SUBSTANCES = tuple((substance.value, substance.value.capitalize()) for substance in Substance)


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_products(self, lines: Sequence[Line]) -> None:
        """Show the clinic's own products, withdrawn ones struck through."""

    def clear_form(self) -> None:
        """Empty the fields for the next product."""

    def say(self, sentence: str) -> None:
        """Say what was done."""


class ProductsPresenter:
    """The clinic's own products. `saved` is told what was done."""

    def __init__(self, view: View, desk: Desk, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved

    def start(self) -> None:
        """Show what there is."""
        self._run(lambda: list_products(self._desk), self._show, self._failed)

    def add(self, draft: ProductDraft) -> None:
        """Add a product, or show what is missing."""
        problems = product_problems(draft)
        self._view.point_out(problems)
        if not problems:
            self._view.show_saving(True)
            self._run(lambda: add_product(self._desk, draft), self._added, self._failed)

    def withdraw(self, product_id: str, reason: str) -> None:
        """Withdraw a product."""
        self._run(lambda: withdraw_product(self._desk, product_id, reason), self._withdrawn, self._failed)

    def _added(self, own: ClinicProduct) -> None:
        self._view.show_saving(False)
        self._view.clear_form()
        self._tell(f"Added: {own.product.name}.")

    def _withdrawn(self, done: ProductWithdrawn) -> None:
        self._tell(done.sentence)

    def _tell(self, sentence: str) -> None:
        self._view.say(sentence)
        self._saved(sentence)
        self.start()

    def _show(self, listed: Sequence[ListedProduct]) -> None:
        self._view.show_products(own_lines(listed))

    def _failed(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def own_lines(listed: Sequence[ListedProduct]) -> tuple[Line, ...]:
    """Return a line for each product of the clinic's own: name, strength, container, who approved it or its end."""
    return tuple(_line(one) for one in listed if one.own is not None)


def _line(one: ListedProduct) -> Line:
    _, strength, container, _ = product_cells(one.product)
    approved = one.own.approved_by if one.own else ""
    withdrawn = one.own.withdrawn if one.own else None
    state = f"Withdrawn: {withdrawn}" if withdrawn else f"Approved by {approved}"
    cells = (one.product.name, strength, container, state)
    return Line(one.product.id, cells, ", ".join(cells), is_struck=one.is_withdrawn)
