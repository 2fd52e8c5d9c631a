"""The plans that were issued to a patient, and the very same file again."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from b12desk.clinical.errors import NotFound, Refused
from b12desk.clinical.records import AuditLine
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.services.desk import Desk
from b12desk.services.paper_settings import paper_faces
from b12desk.services.plan_paper import plan_file, plan_of


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A plan that was issued. `number` is its entry's in the audit trail; `can_be_reprinted` not for older entries."""

    number: int
    issued_at: datetime
    issued_by: str
    as_of: date
    protocol: str
    version: str
    form: FormatNeed
    sha256: str
    can_be_reprinted: bool


def issued_plans(desk: Desk, patient_id: str) -> tuple[IssuedDocument, ...]:
    """Return the plans issued to a patient, newest first."""
    return tuple(_document(line, _note(line)) for line in reversed(_lines(desk, patient_id)))


def reprint_plan(desk: Desk, patient_id: str, number: int) -> bytes:
    """Return the file that was issued, byte for byte: what it was made from is made again and its hash compared.

    Raises:
        NotFound: when no plan of that number was issued to this patient.
        Refused: when this version of the program or its fonts no longer make the same file.
        RegisterTrouble: when the values that were kept can't be read.
    """
    for line in _lines(desk, patient_id):
        if line.number == number:
            return _made_again(desk, _note(line))
    raise NotFound(f"No plan numbered {number} was issued to this patient.")


def _made_again(desk: Desk, note: dict[str, str]) -> bytes:
    if "values" not in note:
        raise Refused("This plan was issued before its values were kept: print a new one.")
    with paper_faces(desk):
        content = plan_file(plan_of(note["values"]), FormatNeed(note["form"]), mark=note["mark"])
    if hashlib.sha256(content).hexdigest() != note["sha256"]:
        raise Refused(
            f"This plan was issued by b12desk {note['made_by']} with the fonts of that day. This computer would make "
            "another file: print a new plan."
        )
    return content


def _lines(desk: Desk, patient_id: str) -> tuple[AuditLine, ...]:
    with desk.register.reading() as unit:
        lines = unit.audit_lines(patient_id=patient_id)
    return tuple(line for line in lines if line.action == "plan_issued")


def _document(line: AuditLine, note: dict[str, str]) -> IssuedDocument:
    return IssuedDocument(
        number=line.number,
        issued_at=line.at,
        issued_by=line.by,
        as_of=date.fromisoformat(note["as_of"]),
        protocol=note["protocol"],
        version=note["version"],
        form=FormatNeed(note.get("form", FormatNeed.STANDARD)),
        sha256=note["sha256"],
        can_be_reprinted="values" in note,
    )


def _note(line: AuditLine) -> dict[str, str]:
    kept = json.loads(line.payload)
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}
