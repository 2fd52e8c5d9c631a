"""The audit extract of one patient: everything done to their record, by whom and when, on paper."""

from b12desk.services.desk import Desk
from b12desk.services.document import Document
from b12desk.services.document_kinds import AUDIT_EXTRACT
from b12desk.services.paper_words import about
from b12desk.services.show_patient import show_patient


def audit_extract(desk: Desk, patient_id: str) -> Document:
    """Return every act about one patient, oldest first, as a PDF; also of somebody who died or moved away.

    Nothing is noted. What it says is kept once it is issued: the trail grows, and names in it may change.

    Raises:
        NotFound: when there is no such patient.
    """
    from b12desk.documents.staff_sheet import Part, StaffSheet

    page = show_patient(desk, patient_id)
    rows = tuple((line.at.strftime("%Y-%m-%d %H:%M:%S"), line.by, line.says) for line in reversed(page.history))
    entries = f"{len(rows)} {'entry' if len(rows) == 1 else 'entries'}"
    part = Part(
        f"Audit trail: {entries}, oldest first; times are UTC",
        headings=("When", "Who", "What"),
        shares=(0.2, 0.2, 0.6),
        rows=rows,
    )
    sheet = StaffSheet(
        title="Audit extract",
        properties="Audit extract",
        clinic=desk.clinic().details.name,
        as_of=page.as_of,
        parts=(part,),
        about=about(page.patient, today=page.as_of),
    )
    return AUDIT_EXTRACT.made(desk, sheet, as_of=page.as_of, patient_ids=(patient_id,))
