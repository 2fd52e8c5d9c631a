"""A whole sheet to patients and injections: every row is used or rejected with its reasons, none is passed over."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from b12desk.clinical.errors import BadInput
from b12desk.clinical.product import Product
from b12desk.exchange.clean_text import quoted
from b12desk.exchange.columns import Mapping
from b12desk.exchange.fields import Field
from b12desk.exchange.imported import ImportedInjection, ImportedPatient, ReadFile, RejectedRow, RowWarning
from b12desk.exchange.injection_rows import UNREADABLE_RECIPIENT, Recipient, injections_of, recipient_of
from b12desk.exchange.patient_rows import patient_of
from b12desk.exchange.products import RecognisedProduct, read_product
from b12desk.exchange.row_cells import RowCells
from b12desk.exchange.sheet import Sheet, SheetRow

_LOST_LETTER = re.compile("[?\ufffd]")
_NUMBERS_ONLY = re.compile(r"\s*(\d{1,2})[./ -]\d{1,2}[./ -]\d{2}(?:\d{2})?\s*")
_DATES = (Field.BORN_ON, Field.GIVEN_ON, Field.NUMBERED_INJECTION)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Task:
    """What reading one row needs to know."""

    mapping: Mapping
    today: date
    recognise_product: Callable[[str], RecognisedProduct]
    default_product_id: str | None


def read_rows(
    sheet: Sheet, mapping: Mapping, *, today: date, products: Sequence[Product], default_product_id: str | None
) -> ReadFile:
    """Return what the rows hold. `default_product_id` stands for a product column that isn't there.

    A patient or injection that stands twice comes out twice, with the same identity.

    Raises:
        BadInput: when there are injections, no product column and no default, or the default isn't in the catalogue.
    """
    has_product = mapping.has(Field.PRODUCT)
    if mapping.has_injections and not has_product:
        _check_default(default_product_id, products)
    recognise_product = cache(partial(read_product, products=products))  # a file says the same few texts over and over
    task = _Task(mapping, today, recognise_product, None if has_product else default_product_id)
    patients: list[ImportedPatient] = []
    injections: list[ImportedInjection] = []
    rejected: list[RejectedRow] = []
    for row in sheet.rows:
        try:
            patient, given = _read_row(row, task)
        except BadInput as faults:
            rejected.append(RejectedRow(row.number, "; ".join(faults.problems)))
            continue
        patients += [patient] if patient else []
        injections += given
    return ReadFile(
        patients=tuple(patients),
        injections=tuple(injections),
        rejected=tuple(rejected),
        warnings=(*_day_first_warning(sheet, mapping), *_lost_letters(patients)),
        rows_read=len(sheet.rows),
        rows_used=len(sheet.rows) - len(rejected),
    )


def _read_row(row: SheetRow, task: _Task) -> tuple[ImportedPatient | None, tuple[ImportedInjection, ...]]:
    """Return the row's patient and injections, all or nothing: one fault of either rejects both."""
    if row.problem:
        raise BadInput(row.problem)
    cells = RowCells(row, task.mapping)
    patient, recipient = _who(cells, task)
    injections = _given(cells, recipient, task) if task.mapping.has_injections else ()
    if cells.problems:
        raise BadInput(cells.problems)
    return patient, injections


def _who(cells: RowCells, task: _Task) -> tuple[ImportedPatient | None, Recipient]:
    """Return whose row it is; when that can't be read `cells` tells, and the injections are still looked at."""
    try:
        if not task.mapping.has_patients:
            return None, recipient_of(cells, today=task.today)
        patient = patient_of(cells, today=task.today)
    except BadInput:
        return None, UNREADABLE_RECIPIENT
    return patient, Recipient(patient.identity, patient.nhs_number, patient.born_on)


def _given(cells: RowCells, recipient: Recipient, task: _Task) -> tuple[ImportedInjection, ...]:
    return injections_of(
        cells,
        recipient,
        today=task.today,
        recognise_product=task.recognise_product,
        default_product_id=task.default_product_id,
        needs_one=not task.mapping.has_patients,
    )


def _check_default(product_id: str | None, products: Sequence[Product]) -> None:
    if product_id is None:
        raise BadInput("The file has no column for the product: say which product its injections were")
    if product_id not in {product.id for product in products}:
        raise BadInput(f"{quoted(product_id)} is not a product of the catalogue")


def _lost_letters(patients: Sequence[ImportedPatient]) -> Iterator[RowWarning]:
    for patient in patients:
        name = f"{patient.family_name}, {patient.given_name}"
        if _LOST_LETTER.search(name):
            sentence = f"The name {quoted(name)} holds a question mark: a letter was lost before the file came here"
            yield RowWarning(patient.row, sentence)


def _day_first_warning(sheet: Sheet, mapping: Mapping) -> Iterator[RowWarning]:
    """Ask to look when no date of the file proves that the day stands first."""
    columns = [column for field in _DATES for column in mapping.all_of(field)]
    readable = (row for row in sheet.rows if not row.problem)
    found = [_NUMBERS_ONLY.fullmatch(row.cells[column.index]) for row in readable for column in columns]
    days = [int(match[1]) for match in found if match]
    if days and max(days) <= _MONTHS:
        sentence = "No date of the file is after the 12th of a month; 02/03 was read as 2 March, is that right?"
        yield RowWarning(sheet.heading_row, sentence)
