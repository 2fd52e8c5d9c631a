"""The audit extract of one patient: everything done to their record, by whom and when, on paper."""

from b12desk.services.desk import Desk
from b12desk.services.invented import paper_mark
from b12desk.services.paper_words import about
from b12desk.services.show_patient import show_patient


def audit_extract(desk: Desk, patient_id: str) -> bytes:
    """Return every act about one patient, oldest first, as a PDF; also of somebody who died or moved away.

    Raises:
        NotFound: when there is no such patient.
    """
    from b12desk.documents.staff_sheet import Part, StaffSheet, staff_sheet_pdf

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
    return staff_sheet_pdf(sheet, mark=paper_mark(desk))
