"""`b12desk audit`: who did what and who looked, newest first."""

from pathlib import Path
from typing import Annotated

import typer

from b12desk.cli.call import Call, iso_day, print_json, print_line
from b12desk.cli.patient import JsonOption
from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.services.audit_export import every_entry, save_audit
from b12desk.services.audit_view import KINDS, AuditEntry, AuditFilter, audit_trail
from b12desk.services.find_patients import find_patient_id


def audit(
    context: typer.Context,
    patient: Annotated[str | None, typer.Option("--patient", help="Register id, or nhs:NUMBER.")] = None,
    from_day: Annotated[str | None, typer.Option("--from", help="The first day, as an ISO date.")] = None,
    to_day: Annotated[str | None, typer.Option("--to", help="The last day, as an ISO date.")] = None,
    by: Annotated[str, typer.Option("--by", help="The user who acted.")] = "",
    kind: Annotated[str, typer.Option("--kind", help=f"One of: {'; '.join(KINDS)}.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many of the newest; a file holds all.")] = 200,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write all of them to this file.", metavar="FILE")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the audit trail, newest first: acts, views and sign-ins."""
    call: Call = context.obj
    with call.desk() as desk:
        wanted = AuditFilter(
            patient_id=find_patient_id(desk, patient) if patient else "",
            by=by,
            kind=_kind(kind),
            from_day=iso_day(from_day) if from_day else None,
            to_day=iso_day(to_day) if to_day else None,
        )
        if csv is not None:
            print_line(save_audit(desk, wanted, csv))
        elif as_json:
            page = audit_trail(desk, wanted, limit=limit)
            head = {"number": page.head.number, "hash": page.head.hash}
            print_json({"count": page.count, "head": head, "entries": [_document(one) for one in page.entries]})
        else:
            for entry, _ in zip(every_entry(desk, wanted), range(limit), strict=False):
                print_line(_line(entry))


def _document(entry: AuditEntry) -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "by": entry.by,
        "workstation": entry.workstation,
        "patient_id": entry.patient_id or None,
        "patient": entry.patient or None,
        "entry": entry.says,
        "hash": entry.hash,
    }


def _line(entry: AuditEntry) -> str:
    at = entry.at.astimezone()
    whose = f"{entry.patient}: " if entry.patient else ""
    return f"{entry.number}  {staff_date(at.date())} {at:%H:%M}  {entry.by}  {whose}{entry.says}"


def _kind(text: str) -> str:
    found = next((kind for kind in KINDS if kind.casefold() == text.strip().casefold()), "")
    if text and not found:
        raise BadInput(f"“{text}” is not one of: {'; '.join(KINDS)}.")
    return found
