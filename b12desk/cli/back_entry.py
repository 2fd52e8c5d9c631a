"""`b12desk back-entry`: the slips of the downtime kit, and the doses that were written on them."""

from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, pairs, print_answer, print_json, print_line
from b12desk.cli.documents import iso, site
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.cli.record import typed_key, typed_site
from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.forecast_document import forecast_document
from b12desk.services.back_entry import SlipEntry, enter_slip, find_slip, open_slips
from b12desk.services.desk import Desk
from b12desk.services.downtime import DAYS
from b12desk.services.short_ids import typed_short_id

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", min=1, max=60, help="As the kit was printed.")] = DAYS,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the slips of a downtime kit of today by their short ids."""
    call: Call = context.obj
    with call.desk(on) as desk:
        found = open_slips(desk, days=days)
    if as_json:
        rows = [
            {
                "short_id": one.short_id,
                "patient_id": one.patient_id,
                "name": one.name,
                "born_on": iso(one.born_on),
                "when": one.when,
                "next_site": site(one.site),
            }
            for one in found
        ]
        print_json({"slips": rows})
        return
    for one in found:
        print_line(one.sentence)
    if not found:
        print_line("Nobody is overdue, due or coming due: there are no slips.")


@app.command("record")
def record(
    context: typer.Context,
    slip: Annotated[str, typer.Option("--slip", help="The barcode, or the short id under it.")],
    given_on: Annotated[str, typer.Option("--given-on", help="The day it was given, as an ISO date.")],
    given_by: Annotated[str, typer.Option("--given-by", help="Who gave it, as the slip says.")],
    muscle: Annotated[str, typer.Option("--muscle", help="deltoid or vastus_lateralis.")],
    side: Annotated[str, typer.Option("--side", help="The patient’s own left or right.")],
    batch: Annotated[str, typer.Option("--batch")] = "",
    expiry: Annotated[str | None, typer.Option("--expiry", help="The last usable day, as an ISO date.")] = None,
    identity: Annotated[bool, typer.Option("--identity-checked", help="The slip says so.")] = False,
    consent: Annotated[bool, typer.Option("--consent-given", help="The slip says so.")] = False,
    product: Annotated[str | None, typer.Option("--product", help="The product’s id; else the planned one.")] = None,
    dose: Annotated[int | None, typer.Option("--dose", help="In micrograms; else the planned one.")] = None,
    note: Annotated[str, typer.Option("--note")] = "",
    reason: Annotated[list[str] | None, typer.Option("--reason", help="FINDING=REASON, or one reason for all.")] = None,
    key: Annotated[str | None, typer.Option("--key", help="A UUID: the same key twice records once.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record the dose of one slip on the day it was given, marked as recorded afterwards."""
    call: Call = context.obj
    with call.desk(on) as desk:
        entry = SlipEntry(
            id=typed_key(key),
            patient_id=_whose(desk, slip),
            given_on=iso_day(given_on),
            site=typed_site(muscle, side),
            batch=batch,
            expires_on=iso_day(expiry) if expiry else None,
            given_by=given_by,
            identity_checked=identity,
            consent_given=consent,
            note=note,
            product_id=product,
            dose_micrograms=dose,
            reasons=pairs(reason, "reason"),
        )
        done = enter_slip(desk, entry)
    document: dict[str, object] = {
        "injection_id": done.injection_id,
        "recorded": done.is_new,
        "says": done.sentence,
        "forecast": forecast_document(done.forecast) if done.forecast else None,
    }
    print_answer(document, done.sentence, as_json=as_json)


def _whose(desk: Desk, slip: str) -> str:
    """Return the one patient of a slip; a name is not enough where nobody looks at who it fits."""
    if typed_short_id(slip) is None:
        raise BadInput(f"“{slip}” is no short id such as 3F2A9-C1D04: back-entry list names them.")
    found = find_slip(desk, slip)
    if len(found) != 1:
        raise NotFound(f"The short id “{slip}” fits {len(found) or 'no'} patients in the register.")
    return found[0].patient_id
