"""`b12desk stock`: what is on the shelf, what is done to it, and who received a batch."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, print_answer, print_json, print_line
from b12desk.cli.documents import Document, identifier, iso
from b12desk.cli.patient import JsonOption
from b12desk.clinical.quantities import staff_date
from b12desk.services.batch_recipients import Recipient, Recipients, save_recipients, who_received
from b12desk.services.batch_state import BatchState
from b12desk.services.stock import ProductStock, stock
from b12desk.services.stock_acts import (
    ReceiptDraft,
    StockChanged,
    count_batch,
    discard_batch,
    lift_recall,
    recall_batch,
    receive_batch,
)

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

ProductOption = Annotated[str, typer.Option("--product", help="The product’s id, as in products list.")]
BatchOption = Annotated[str, typer.Option("--batch", help="The batch number, as on the box.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why.")]
OnOption = Annotated[str | None, typer.Option("--on", help="The day; else today.")]


@app.command("list")
def list_(context: typer.Context, on: OnOption = None, as_json: JsonOption = False) -> None:
    """List the batches of every product of which stock is kept, those that expire first in front."""
    call: Call = context.obj
    with call.desk(on) as desk:
        found = stock(desk)
    if as_json:
        print_json({"as_of": iso(found.today), "products": [_product(one) for one in found.products]})
        return
    for one in found.products:
        print_line(f"{one.product.name}: {one.words}.")
        for batch in one.batches:
            print_line(f"    {_batch_words(batch)} {batch.words(today=found.today)}".rstrip())
    if not found.products:
        print_line("No stock is kept: it begins with the first batch received.")


@app.command("receive")
def receive(
    context: typer.Context,
    product: ProductOption,
    batch: BatchOption,
    expiry: Annotated[str, typer.Option("--expiry", help="The last usable day, such as 2027-03-31.")],
    count: Annotated[int, typer.Option("--count", help="How many ampoules or vials.")],
    note: Annotated[str, typer.Option("--note", help="The supplier, the order number.")] = "",
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put a delivery on the shelf; with its first batch stock of a product begins to be kept."""
    call: Call = context.obj
    with call.desk(on) as desk:
        _print(receive_batch(desk, ReceiptDraft(product, batch, iso_day(expiry), count, note)), as_json=as_json)


@app.command("discard")
def discard(
    context: typer.Context,
    product: ProductOption,
    batch: BatchOption,
    count: Annotated[int, typer.Option("--count", help="How many.")],
    reason: ReasonOption,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take what nobody was given off the shelf: broken, expired, a multi-dose vial that is empty."""
    call: Call = context.obj
    with call.desk(on) as desk:
        _print(discard_batch(desk, product, batch, count, reason), as_json=as_json)


@app.command("count")
def count(
    context: typer.Context,
    product: ProductOption,
    batch: BatchOption,
    counted: Annotated[int, typer.Option("--counted", help="How many there are.")],
    reason: ReasonOption = "stock take",
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make what a stock take found what is on hand."""
    call: Call = context.obj
    with call.desk(on) as desk:
        _print(count_batch(desk, product, batch, counted, reason), as_json=as_json)


@app.command("recall")
def recall(
    context: typer.Context,
    product: ProductOption,
    batch: BatchOption,
    reason: ReasonOption,
    on: OnOption = None,
    is_lifted: Annotated[bool, typer.Option("--lift", help="Lift a recall that was entered in error.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Recall a batch, received or not: no dose of that day or later is recorded with it, whatever the reason."""
    call: Call = context.obj
    with call.desk() as desk:
        if is_lifted:
            done = lift_recall(desk, product, batch, reason)
        else:
            done = recall_batch(desk, product, batch, reason, on=iso_day(on) if on else None)
    _print(done, as_json=as_json)


@app.command("who")
def who(
    context: typer.Context,
    batch: BatchOption,
    product: Annotated[str | None, typer.Option("--product", help="Of this product only.")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the list to this file.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List who received a batch, whether or not stock is kept."""
    call: Call = context.obj
    with call.desk() as desk:
        found = who_received(desk, batch, product_id=product)
    saved = save_recipients(found, csv) if csv else ""
    if as_json:
        print_json(_recipients(found))
        return
    print_line(found.words)
    for one in found.doses:
        print_line(f"    {_recipient_words(one)}")
    if saved:
        print_line(saved)


def _print(done: StockChanged, *, as_json: bool) -> None:
    print_answer(_batch(done.state), done.sentence, as_json=as_json)


def _batch_words(batch: BatchState) -> str:
    expires = f"expires {staff_date(batch.expires_on)}" if batch.expires_on else "never received"
    doses = "1 dose" if batch.doses == 1 else f"{batch.doses} doses"
    return f"{batch.batch}: {batch.on_hand} on hand, {expires}, {doses} given."


def _recipient_words(one: Recipient) -> str:
    born, given = staff_date(one.patient.born_on), staff_date(one.dose.given_on)
    return f"{one.name}, born {born}: {given}, {one.dose.dose_micrograms} micrograms, {one.patient.phone}".rstrip(", ")


def _product(one: ProductStock) -> Document:
    return {
        "product": one.product.id,
        "name": one.product.name,
        "usable": one.usable,
        "used_in_28_days": one.used,
        "is_low": one.is_low,
        "batches": [_batch(batch) for batch in one.batches],
    }


def _batch(batch: BatchState) -> Document:
    return {
        "product": batch.product_id,
        "batch": batch.batch,
        "expires_on": iso(batch.expires_on),
        "on_hand": batch.on_hand,
        "doses": batch.doses,
        "recalled_on": iso(batch.recalled_on),
        "recall_reason": batch.recall_reason,
    }


def _recipients(found: Recipients) -> Document:
    return {
        "batch": found.batch,
        "patients": found.patients,
        "voided": found.voided,
        "doses": [
            {
                "patient_id": one.patient.id,
                "identifier": identifier(one.patient.nhs_number),
                "name": one.name,
                "born_on": iso(one.patient.born_on),
                "phone": one.patient.phone,
                "injection_id": one.dose.id,
                "given_on": iso(one.dose.given_on),
                "product": one.dose.product_id,
                "dose_micrograms": one.dose.dose_micrograms,
                "given_by": one.dose.given_by,
            }
            for one in found.doses
        ],
    }
