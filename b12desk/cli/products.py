"""`b12desk products list|add|withdraw`: the catalogue, and the clinic's own products in it."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, print_answer, print_json, print_line
from b12desk.cli.documents import Document
from b12desk.cli.patient import JsonOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.product import Product
from b12desk.services.clinic_products import ListedProduct, ProductDraft, add_product, list_products, withdraw_product
from b12desk.services.product_files import product_draft

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the products, the clinic’s own and the withdrawn ones included."""
    call: Call = context.obj
    with call.desk() as desk:
        found = list_products(desk)
    if as_json:
        print_json({"products": [_document(one) for one in found]})
        return
    for one in found:
        print_line(_words(one))


@app.command("add")
def add(
    context: typer.Context,
    approved_by: Annotated[str, typer.Option("--approved-by", help="Who approves it for the clinic.")],
    file: Annotated[Path | None, typer.Argument(help="A file (TOML) with these fields, else options.")] = None,
    id: Annotated[str, typer.Option("--id", help="Small letters, digits and hyphens, such as cyano-500-2ml.")] = "",
    name: Annotated[str, typer.Option("--name", help="As on the box, with strength and container.")] = "",
    substance: Annotated[str, typer.Option("--substance", help="hydroxo-, cyano- or methylcobalamin.")] = "",
    strength: Annotated[str, typer.Option("--strength", help="Micrograms per mL.")] = "",
    container: Annotated[str, typer.Option("--container", help="mL of one ampoule or vial.")] = "",
    is_multi_dose: Annotated[bool, typer.Option("--multi-dose", help="A vial for several doses.")] = False,
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: JsonOption = False,
) -> None:
    """Add a product of the clinic’s own. The cyanide antidote is refused."""
    call: Call = context.obj
    typed = ProductDraft(id, name, substance, strength, container, not is_multi_dose, note, approved_by)
    if file is not None and typed != ProductDraft("", "", "", "", "", approved_by=approved_by):
        raise BadInput("Give a file or the options, not both.")
    draft = product_draft(file, approved_by=approved_by) if file is not None else typed
    with call.desk() as desk:
        own = add_product(desk, draft)
    print_answer(_document(ListedProduct(own.product, own)), f"Added: {own.product.name}.", as_json=as_json)


@app.command("withdraw")
def withdraw(
    context: typer.Context,
    product: Annotated[str, typer.Argument(help="The id of a product of the clinic’s own.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    as_json: JsonOption = False,
) -> None:
    """Withdraw a product of the clinic’s own: no new course uses it, running ones keep it, history stays readable."""
    call: Call = context.obj
    with call.desk() as desk:
        done = withdraw_product(desk, product, reason)
    document: Document = {"product": product, "running_courses": done.running, "says": done.sentence}
    print_answer(document, done.sentence, as_json=as_json)


def _words(one: ListedProduct) -> str:
    own = f"the clinic’s own, approved by {one.own.approved_by}" if one.own else ""
    withdrawn = f"withdrawn: {one.own.withdrawn}" if one.own and one.own.withdrawn else ""
    added = ", ".join(part for part in (own, withdrawn) if part)
    return f"{one.product.id}  {one.product.name}{f' ({added})' if added else ''}"


def _document(one: ListedProduct) -> Document:
    product: Product = one.product
    strength = product.strength_micrograms_per_ml
    return {
        "id": product.id,
        "name": product.name,
        "substance": product.substance.value,
        "strength_micrograms_per_ml": f"{strength:f}" if strength is not None else None,
        "container_ml": f"{product.container_ml:f}",
        "is_single_use": product.is_single_use,
        "note": product.note,
        "is_own": one.own is not None,
        "approved_by": one.own.approved_by if one.own else "",
        "withdrawn": one.own.withdrawn if one.own else None,
    }
