"""The products that a clinic works with now: those of the program and its own, withdrawn ones still readable."""

from collections.abc import Mapping, Sequence

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.stock_records import ClinicProduct
from b12desk.protocols.products import ProductCatalogue
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk


def current_products(desk: Desk) -> ProductCatalogue:
    """Return the products as they are now; another desk may have added one a moment ago."""
    with desk.register.reading() as unit:
        return products_in(unit, desk.products)


def products_in(unit: ReadUnit, packaged: ProductCatalogue) -> ProductCatalogue:
    """Return the same within a unit of work that is open."""
    newest = newest_of(unit)
    if not newest:
        return packaged
    withdrawn = (id for id, own in newest.items() if own.withdrawn is not None)
    return packaged.overlaid([own.product for own in newest.values()], withdrawn)


def products_for(protocol: Protocol, products: Sequence[Product]) -> tuple[Product, ...]:
    """Return the products that a course of this protocol may be given from, the protocol's own first."""
    if not protocol.has_injections:
        return ()
    fitting = [product for product in products if product.substance in protocol.substances]
    return tuple(sorted(fitting, key=lambda product: product.id != protocol.product_id))


def newest_of(unit: ReadUnit) -> Mapping[str, ClinicProduct]:
    """Return the entry that holds of each product of the clinic's own, by the product's id."""
    return {own.product.id: own for own in unit.clinic_products()}
