"""The products that a clinic works with now: those of the program and its own, withdrawn ones still readable."""

from collections.abc import Mapping

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


def newest_of(unit: ReadUnit) -> Mapping[str, ClinicProduct]:
    """Return the entry that holds of each product of the clinic's own, by the product's id."""
    return {own.product.id: own for own in unit.clinic_products()}
