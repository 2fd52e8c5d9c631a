"""The rows of the audit trail, without Qt."""

from collections.abc import Sequence

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.presenter import Line
from b12desk.services.audit_view import AuditEntry, AuditPage


def audit_lines(entries: Sequence[AuditEntry]) -> tuple[Line, ...]:
    """Return a line for each entry: number, when, who, patient, what; its id is the patient's, empty for none."""
    return tuple(_line(entry) for entry in entries)


def page_words(page: AuditPage, shown: int) -> str:
    """Return “Entries 200 of 1,234, newest first”."""
    if not page.count:
        return "No entry fits."
    return f"{shown:,} of {page.count:,} {'entry' if page.count == 1 else 'entries'}, newest first."


def head_words(page: AuditPage) -> str:
    """Return where the chain ends, to be compared with a printed list or a backup."""
    return f"The chain ends with entry {page.head.number:,}: {page.head.hash}"


def _line(entry: AuditEntry) -> Line:
    at = entry.at.astimezone()
    when = f"{staff_date(at.date())} {at:%H:%M}"
    cells = (f"{entry.number:,}", when, entry.by, entry.patient, entry.says)
    whose = f"{entry.patient}: " if entry.patient else ""
    return Line(entry.patient_id, cells, f"{when}, {entry.by}: {whose}{entry.says}")
