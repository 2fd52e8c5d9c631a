"""The catalogue of products and the day on which the files are read."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from b12desk.clinical.product import Product
from b12desk.clinical.vocabulary import Substance
from b12desk.exchange.columns import FileFormat, recognise_columns
from b12desk.exchange.imported import ReadFile
from b12desk.exchange.reading import read_rows
from b12desk.exchange.tables import sheet_of

TODAY = date(2026, 11, 20)
HYDROXO, CYANO, METHYL = Substance.HYDROXOCOBALAMIN, Substance.CYANOCOBALAMIN, Substance.METHYLCOBALAMIN
_CATALOGUE = (
    ("hydroxo-1mg-1ml", HYDROXO, 1000, 1),
    ("hydroxo-1000-30ml", HYDROXO, 1000, 30),
    ("cyano-1000-1ml", CYANO, 1000, 1),
    ("cyano-1000-10ml", CYANO, 1000, 10),
    ("cyano-1000-30ml", CYANO, 1000, 30),
    ("cyano-100-1ml", CYANO, 100, 1),
    ("methyl-1mg-1ml", METHYL, 1000, 1),
)

ReadText = Callable[..., ReadFile]


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def products() -> tuple[Product, ...]:
    return tuple(
        Product(id, f"The clinic's {id}", substance, Decimal(strength), Decimal(ml), is_single_use=ml == 1)
        for id, substance, strength, ml in _CATALOGUE
    )


@pytest.fixture
def read_text(products: tuple[Product, ...]) -> ReadText:
    """Return a function that reads a whole file given as text."""

    def read(
        text: str, *, file_format: FileFormat = FileFormat.AUTO, default_product_id: str | None = "hydroxo-1mg-1ml"
    ) -> ReadFile:
        sheet = sheet_of(text.encode())
        mapping = recognise_columns(sheet.headings, file_format=file_format)
        return read_rows(sheet, mapping, today=TODAY, products=products, default_product_id=default_product_id)

    return read
