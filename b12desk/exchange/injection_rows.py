"""The injections of a row: one with its details, or several dates side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from b12desk.clinical.errors import BadInput
from b12desk.exchange.clean_text import quoted
from b12desk.exchange.columns import Column
from b12desk.exchange.dates import read_date, read_expiry
from b12desk.exchange.doses import read_dose
from b12desk.exchange.fields import Field
from b12desk.exchange.identity import patient_identity
from b12desk.exchange.imported import ImportedInjection
from b12desk.exchange.nhs import read_nhs_number
from b12desk.exchange.patient_rows import birth_of, name_of
from b12desk.exchange.products import RecognisedProduct
from b12desk.exchange.row_cells import RowCells
from b12desk.exchange.sites import read_site

_YEARS_READ_AS_COMING = 20


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who had the injections of a row; a day of birth of None isn't in the file."""

    identity: str
    nhs_number: str | None = None
    born_on: date | None = None


UNREADABLE_RECIPIENT = Recipient("")


def recipient_of(cells: RowCells, *, today: date) -> Recipient:
    """Return whose the row's injections are, by NHS number or else by names and day of birth.

    Raises:
        BadInput: with every fault of the columns that say so.
    """
    number = cells.read(Field.NHS_NUMBER, read_nhs_number)
    born_on = None if cells.is_blank(Field.BORN_ON) else birth_of(cells, today=today)
    if number is None and not cells.problems:
        if cells.is_blank(Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME, Field.BORN_ON):
            cells.add("the NHS number is missing")
        else:
            born_on, name = birth_of(cells, today=today), name_of(cells)
            if born_on and name:
                return Recipient(patient_identity(None, name.family, name.given, born_on), None, born_on)
    if cells.problems:
        raise BadInput(cells.problems)
    return Recipient(patient_identity(number, "", "", born_on), number, born_on)


def injections_of(
    cells: RowCells,
    recipient: Recipient,
    *,
    today: date,
    recognise_product: Callable[[str], RecognisedProduct],
    default_product_id: str | None,
    needs_one: bool,
) -> tuple[ImportedInjection, ...]:
    """Return the row's injections in the order of their columns; `needs_one` when a row without a date is a fault.

    Raises:
        BadInput: with every fault of the injections' columns; a row of which a part can't be read gives none at all.
    """
    given = _days_given(cells, recipient, today=today)
    product = _product(cells, recognise_product, default_product_id, is_wanted=bool(given))
    dose = cells.read(Field.DOSE, read_dose)
    site_text = " ".join(t for t in (cells.text(f, limit=80) for f in (Field.SITE, Field.SIDE)) if t)
    batch = cells.text(Field.BATCH, limit=40)
    expires_on = cells.read(Field.EXPIRES_ON, read_expiry)
    given_by = cells.text(Field.GIVEN_BY, limit=80)
    if cells.is_blank(Field.GIVEN_ON, Field.NUMBERED_INJECTION) and (needs_one or not _is_without_details(cells)):
        cells.add("the date of the injection is missing")
    if cells.problems:
        raise BadInput(cells.problems)
    if product is None or product.product_id is None:
        return ()
    return tuple(
        ImportedInjection(
            row=cells.number,
            patient_identity=recipient.identity,
            nhs_number=recipient.nhs_number,
            given_on=day,
            product_id=product.product_id,
            product_text=product.text,
            dose_micrograms=dose,
            site=read_site(site_text).site,
            site_text=site_text,
            batch=batch,
            expires_on=expires_on,
            given_by=given_by,
            heading=column.heading,
        )
        for column, day in given
    )


def _days_given(cells: RowCells, recipient: Recipient, *, today: date) -> tuple[tuple[Column, date], ...]:
    reader = partial(_read_given, today=today, born_on=recipient.born_on)
    single = cells.read_each(Field.GIVEN_ON, reader)
    numbered = cells.read_each(Field.NUMBERED_INJECTION, reader)
    return (*numbered, *(found for found in single if found[1] not in {day for _, day in numbered}))


def _read_given(text: str, *, today: date, born_on: date | None) -> date:
    """A two-digit year of the next 20 years is a slip of the pen, not a dose of the last century."""
    day = read_date(text, latest=date(today.year + _YEARS_READ_AS_COMING, 12, 31))
    if day > today:
        raise BadInput(f"{quoted(text)} lies in the future")
    if born_on and day < born_on:
        raise BadInput(f"{quoted(text)} lies before the date of birth")
    return day


def _product(
    cells: RowCells,
    recognise_product: Callable[[str], RecognisedProduct],
    default_product_id: str | None,
    *,
    is_wanted: bool,
) -> RecognisedProduct | None:
    """Return the product; the default stands in for a column that isn't there, never for an empty cell."""
    if default_product_id is not None:
        return RecognisedProduct(default_product_id, "")
    text = cells.text(Field.PRODUCT, limit=200)
    if not text:
        if is_wanted:
            cells.add("the product is missing")
        return None
    product = recognise_product(text)
    if product.product_id is None:
        cells.add(f"{quoted(text)} is not a product of the catalogue")
    return product


def _is_without_details(cells: RowCells) -> bool:
    return cells.is_blank(Field.PRODUCT, Field.DOSE, Field.SITE, Field.BATCH, Field.EXPIRES_ON)
