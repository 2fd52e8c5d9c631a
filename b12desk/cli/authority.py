"""`b12desk course authorise|authorities|withdraw`: what allows the doses of a course."""

from typing import Annotated

import typer

from b12desk.cli import documents
from b12desk.cli.call import Call, iso_day, print_json, print_line
from b12desk.cli.course import PatientOption, Reason
from b12desk.cli.patient import JsonOption, OnOption
from b12desk.clinical.authority import Authority
from b12desk.services.authority_draft import AuthorityDraft, authority_words
from b12desk.services.find_patients import find_patient_id
from b12desk.services.record_authority import authorities_of, record_authority, withdraw_authority


def authorise(
    context: typer.Context,
    patient: PatientOption,
    kind: Annotated[str, typer.Option("--kind", help="prescription, PSD or PGD.")],
    prescriber: Annotated[str, typer.Option("--prescriber")],
    reference: Annotated[str, typer.Option("--reference")] = "",
    valid_from: Annotated[str | None, typer.Option("--from", help="An ISO date; else today.")] = None,
    valid_to: Annotated[str | None, typer.Option("--to", help="Its last day; open-ended without.")] = None,
    doses: Annotated[int | None, typer.Option("--doses", help="How many; not counted without.")] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record a prescription, PSD or PGD for the running course."""
    call: Call = context.obj
    with call.desk(on) as desk:
        draft = AuthorityDraft(
            kind=kind,
            prescriber=prescriber,
            reference=reference,
            valid_from=iso_day(valid_from) if valid_from else desk.clock.today(),
            valid_to=iso_day(valid_to) if valid_to else None,
            doses=doses,
        )
        held = record_authority(desk, find_patient_id(desk, patient), draft)
    _print_authorities(held, as_json)


def authorities(
    context: typer.Context, patient: PatientOption, on: OnOption = None, as_json: JsonOption = False
) -> None:
    """List the authorities of the patient's course with what was drawn on each."""
    call: Call = context.obj
    with call.desk(on) as desk:
        held = authorities_of(desk, find_patient_id(desk, patient))
    _print_authorities(held, as_json)


def withdraw(
    context: typer.Context,
    patient: PatientOption,
    authority: Annotated[str, typer.Option("--authority", help="The authority’s id.")],
    reason: Reason,
    on: OnOption = None,
    as_json: JsonOption = False,
) -> None:
    """Withdraw an authority; doses already given stay."""
    call: Call = context.obj
    with call.desk(on) as desk:
        held = withdraw_authority(desk, find_patient_id(desk, patient), authority, reason)
    _print_authorities(held, as_json)


def _print_authorities(held: tuple[Authority, ...], as_json: bool) -> None:
    lines = [f"{authority_words(one)}  ({one.id})" for one in held]
    if as_json:
        print_json([documents.authority(one) for one in held])
    else:
        print_line("\n".join(lines) or "No authority is recorded.")
