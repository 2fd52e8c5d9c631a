"""The product catalogue: which injections a clinic may use, with their strengths and containers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.vocabulary import Substance
from b12desk.protocols.fields import Fields
from b12desk.protocols.toml_text import parsed_toml
from b12desk.resource_files import resource_path

ANTIDOTE_STRENGTH = Decimal(10_000)
ANTIDOTE_CONTAINER_ML = Decimal(30)


@dataclass(frozen=True, slots=True)
class ProductCatalogue:
    """The products by id, in the order of the file; then the clinic's own.

    `withdrawn` are ids that no new course may use; what was recorded with them stays readable.
    """

    products: tuple[Product, ...]
    withdrawn: frozenset[str] = frozenset()

    def get(self, id: str) -> Product:
        """Return the product of that id.

        Raises:
            NotFound: when the catalogue has no such product.
        """
        for product in self.products:
            if product.id == id:
                return product
        raise NotFound(f"There is no product “{id}” in the catalogue.")

    def has(self, id: str) -> bool:
        """Return whether the catalogue has a product of that id."""
        return any(product.id == id for product in self.products)

    def offers(self, id: str) -> bool:
        """Return whether a new course may use the product of that id."""
        return self.has(id) and id not in self.withdrawn

    def usual_for(self, protocol: Protocol) -> str:
        """Return the id of the protocol's own product; one without injections names any, as nothing is drawn up.

        An empty text means that the prescriber must choose.
        """
        return protocol.product_id or ("" if protocol.has_injections else self.products[0].id)

    def all(self) -> tuple[Product, ...]:
        """Return every product that may be chosen, in order; withdrawn ones are left out."""
        return tuple(product for product in self.products if product.id not in self.withdrawn)

    def offered_with(self, id: str) -> tuple[Product, ...]:
        """Return every product that may be chosen, and the one of that id also where it was withdrawn."""
        return tuple(product for product in self.products if product.id not in self.withdrawn or product.id == id)

    def overlaid(self, own: Iterable[Product], withdrawn: Iterable[str]) -> "ProductCatalogue":
        """Return the catalogue with a clinic's own products; one with an id that is there takes its place."""
        added = {product.id: product for product in own}
        kept = (product for product in self.products if product.id not in added)
        return ProductCatalogue((*kept, *added.values()), frozenset(withdrawn))


def load_products(path: Path | None = None) -> ProductCatalogue:
    """Return the catalogue of the file, or the one that comes with the program.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    path = path or resource_path("products.toml")
    problems: list[str] = []
    root = Fields(parsed_toml(path.read_bytes(), path.name), path.name, problems)
    products = tuple(_read_product(fields) for fields in root.tables("products"))
    _refuse_twins(products, problems, path.name)
    if problems:
        raise BadInput(problems)
    return ProductCatalogue(products)


def _read_product(fields: Fields) -> Product:
    product = Product(
        id=fields.text("id"),
        name=fields.text("name"),
        substance=fields.word("substance", Substance, Substance.HYDROXOCOBALAMIN) or Substance.HYDROXOCOBALAMIN,
        strength_micrograms_per_ml=_decimal(fields, "strength_micrograms_per_ml"),
        container_ml=_decimal(fields, "container_ml"),
        is_single_use=fields.boolean("is_single_use", True),
        note=fields.text("note", ""),
    )
    fields.refuse_others()
    if is_antidote(product):
        fields.problem("this is the cyanide antidote, not a vitamin injection; it can’t be added")
    return product


def product_of(content: str, name: str) -> Product:
    """Return the one product that a file describes, by the fields of the catalogue.

    Raises:
        BadInput: with one sentence for each problem of the file.
    """
    problems: list[str] = []
    product = _read_product(Fields(parsed_toml(content.encode("utf-8", "replace"), name), name, problems))
    if problems:
        raise BadInput(problems)
    return product


def is_antidote(product: Product) -> bool:
    """Return whether a product looks like the 5 g hydroxocobalamin cyanide antidote."""
    strength = product.strength_micrograms_per_ml
    if "cyanokit" in f"{product.id} {product.name}".casefold():
        return True
    is_large = product.container_ml >= ANTIDOTE_CONTAINER_ML and strength is not None and strength > Decimal(1000)
    return (strength is not None and strength > ANTIDOTE_STRENGTH) or is_large


def _decimal(fields: Fields, name: str) -> Decimal:
    text = fields.text(name)
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if value <= 0:
        fields.problem(f"“{name}” must be a number above zero, written as a text")
        return Decimal(1)
    return value


def _refuse_twins(products: Iterable[Product], problems: list[str], place: str) -> None:
    seen: set[str] = set()
    for product in products:
        if product.id in seen:
            problems.append(f"{place}: the product id “{product.id}” stands twice.")
        seen.add(product.id)
