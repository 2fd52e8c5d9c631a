"""The documents that were issued to a patient, and the very same file again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from b12desk.clinical.errors import NotFound, Refused
from b12desk.clinical.records import AuditLine
from b12desk.clinical.vocabulary import FormatNeed
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk
from b12desk.services.document import Document, DocumentKind
from b12desk.services.document_kinds import MADE_AGAIN
from b12desk.services.issue_document import DOCUMENT, ISSUED, entry_with_values
from b12desk.services.preferences import FORMAT_WORDS

PLAN_ISSUED = ("patient", "plan_issued")
"""How older versions noted a plan, the only document whose values they kept."""


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document that was issued. `number` is its entry's in the audit trail; `can_be_reprinted` not without values.

    `form` says how it was made, or which letter of a run it is; `protocol` and `version` are a plan's.
    """

    number: int
    issued_at: datetime
    issued_by: str
    kind: str
    form: str
    as_of: date
    sha256: str
    can_be_reprinted: bool
    protocol: str = ""
    version: str = ""

    @property
    def form_words(self) -> str:
        """The form in words: “Large print, 18 point”, “two A6”, “letter 3 of 12”; empty where there is but one."""
        return FORMAT_WORDS[FormatNeed(self.form)] if self.form in set(FormatNeed) else self.form


def issued_documents(desk: Desk, patient_id: str) -> tuple[IssuedDocument, ...]:
    """Return the documents issued to or about a patient, newest first."""
    with desk.register.reading() as unit:
        return documents_in(unit, unit.audit_lines(patient_id=patient_id))


def documents_in(unit: ReadUnit, lines: Sequence[AuditLine]) -> tuple[IssuedDocument, ...]:
    """Return the documents that lines of the audit trail tell of, the last line first."""
    return tuple(_document(unit, line) for line in reversed(lines) if _is_issue(line))


def reprint(desk: Desk, patient_id: str, number: int, *, only: DocumentKind | None = None) -> Document:
    """Return the file that was issued, byte for byte: what it was made from is made again and its hash compared.

    `only` is the kind that is asked for, None for any.

    Raises:
        NotFound: when no document of that number was issued to this patient.
        Refused: when its values weren't kept, or this version of the program or its fonts no longer make the same file.
        RegisterTrouble: when the values that were kept can't be read.
    """
    with desk.register.reading() as unit:
        lines = [line for line in unit.audit_lines(patient_id=patient_id) if line.number == number and _is_issue(line)]
        notes = [_note(line) for line in lines]
        found = next((note for note in notes if only in (None, note["kind"])), None)
        kept = _with_values(unit, found) if found is not None else None
    if found is None:
        raise NotFound(f"No {only or 'document'} numbered {number} was issued to this patient.")
    if kept is None:
        raise Refused(f"This {found['kind']} was issued before its values were kept: print a new one.")
    return _made_again(desk, patient_id, found, kept)


def _made_again(desk: Desk, patient_id: str, found: Mapping[str, str], kept: Mapping[str, str]) -> Document:
    content = MADE_AGAIN[kept["kind"]](desk, kept["values"], kept["form"], kept["mark"])
    if hashlib.sha256(content).hexdigest() != found["sha256"]:
        raise Refused(
            f"This document was issued by b12desk {kept['made_by']} with the fonts of that day. This computer would "
            "make another file: print a new one."
        )
    return Document(
        DocumentKind(kept["kind"]),
        content,
        date.fromisoformat(found["as_of"]),
        found["form"],
        kept["mark"],
        kept["values"],
        (patient_id,),
    )


def _with_values(unit: ReadUnit, note: Mapping[str, str]) -> Mapping[str, str] | None:
    """Return what makes a file again: the entry itself, or the one that keeps the values for it."""
    kept = note if "values" in note else entry_with_values(unit, note["sha256"])
    return kept if kept is not None and kept["kind"] in MADE_AGAIN else None


def _is_issue(line: AuditLine) -> bool:
    return (line.entity, line.action) in ((DOCUMENT, ISSUED), PLAN_ISSUED)


def _document(unit: ReadUnit, line: AuditLine) -> IssuedDocument:
    note = _note(line)
    return IssuedDocument(
        number=line.number,
        issued_at=line.at,
        issued_by=line.by,
        kind=note["kind"],
        form=note["form"],
        as_of=date.fromisoformat(note["as_of"]),
        sha256=note["sha256"],
        can_be_reprinted=_with_values(unit, note) is not None,
        protocol=note.get("protocol", ""),
        version=note.get("version", ""),
    )


def _note(line: AuditLine) -> dict[str, str]:
    """Return what an entry says; an old one is a plan's, without a form in standard print."""
    kept = json.loads(line.payload)
    note = {str(name): str(value) for name, value in kept.items()}
    return {"kind": DocumentKind.PLAN.value, "form": FormatNeed.STANDARD.value} | note
