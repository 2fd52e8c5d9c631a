"""Note in the audit trail that a document left: its hash, by whom, and what makes the very same file again."""

import json
from collections.abc import Mapping

from b12desk import __version__
from b12desk.clinical.errors import B12DeskError
from b12desk.register.read_unit import ReadUnit
from b12desk.register.write_unit import WriteUnit
from b12desk.services.desk import Desk
from b12desk.services.document import STAFF_PAPER, Document
from b12desk.services.permissions import Act, writing

DOCUMENT = "document"
"""What an entry about an issued document is about; its id is the file's hash."""
ISSUED, ISSUED_AGAIN = "issued", "issued again"


def issue(desk: Desk, document: Document) -> str:
    """Note that a document was saved or printed, and return its hash.

    What is written to many is one entry with the values, and a short one at each patient. A file that was issued before
    is noted again without its values.

    Raises:
        Refused: when the user's role may not issue a document.
        RegisterTrouble: when the register can't be written.
    """
    with writing(desk, Act.ISSUE_DOCUMENT) as unit:
        _note(unit, document)
    return document.sha256


def issue_again(desk: Desk, document: Document) -> None:
    """Note that a reprint was saved or printed, at the patient it was reprinted for.

    Raises:
        Refused: when the user's role may not issue a document.
        RegisterTrouble: when the register can't be written.
    """
    with writing(desk, Act.ISSUE_DOCUMENT) as unit:
        unit.note(
            ISSUED_AGAIN, DOCUMENT, document.sha256, _said(document, document.form), patient_id=document.patient_ids[0]
        )


def issue_staff_paper(desk: Desk, document: Document) -> str:
    """Note a staff paper's hash; return why that couldn't be, empty otherwise: care goes on by it all the same."""
    try:
        issue(desk, document)
    except B12DeskError as error:
        return f"Not noted in the audit trail: {' '.join(error.problems)}"
    return ""


def entry_with_values(unit: ReadUnit, sha256: str) -> Mapping[str, str] | None:
    """Return the entry that keeps the values of a file, the first one about it; None where there is none."""
    notes = (json.loads(line.payload) for line in unit.audit_about(f"note:{DOCUMENT}", sha256, limit=1))
    return next((note for note in notes if "values" in note), None)


def _note(unit: WriteUnit, document: Document) -> None:
    sha256, ids = document.sha256, document.patient_ids
    whole = _said(document, document.form)
    if document.kind not in STAFF_PAPER and entry_with_values(unit, sha256) is None:
        whole |= {"mark": document.mark, "values": document.values}
    unit.note(ISSUED, DOCUMENT, sha256, whole, patient_id=ids[0] if len(ids) == 1 else None)
    if len(ids) > 1:
        for place, id in enumerate(ids, start=1):
            unit.note(ISSUED, DOCUMENT, sha256, _said(document, f"letter {place} of {len(ids)}"), patient_id=id)


def _said(document: Document, form: str) -> dict[str, str]:
    return {
        "kind": document.kind.value,
        "form": form,
        "as_of": document.as_of.isoformat(),
        "sha256": document.sha256,
        "made_by": __version__,
        **dict(document.facts),
    }
