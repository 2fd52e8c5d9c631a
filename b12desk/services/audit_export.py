"""The audit trail as a CSV file: who, when, where and what in words; never a hash of a PIN."""

from collections.abc import Iterator
from pathlib import Path

from b12desk.exchange.csv_out import write_csv
from b12desk.services.audit_view import AuditEntry, AuditFilter, audit_trail
from b12desk.services.desk import Desk
from b12desk.services.save_file import save_file

HEADINGS = ("Number", "At (UTC)", "By", "Workstation", "Patient", "Patient id", "Entry", "Chain hash")
_AT_ONCE = 2000


def every_entry(desk: Desk, wanted: AuditFilter) -> Iterator[AuditEntry]:
    """Yield every entry that is wanted, newest first, read a few thousand at a time."""
    below: int | None = None
    while True:
        page = audit_trail(desk, wanted, below=below, limit=_AT_ONCE)
        yield from page.entries
        if not page.is_more:
            return
        below = page.entries[-1].number


def audit_csv(desk: Desk, wanted: AuditFilter) -> tuple[bytes, int]:
    """Return the entries as CSV, cells guarded as everywhere, and how many they are."""
    rows = [_cells(entry) for entry in every_entry(desk, wanted)]
    return write_csv(HEADINGS, rows), len(rows)


def save_audit(desk: Desk, wanted: AuditFilter, path: Path) -> str:
    """Write the entries as a CSV file and return the sentence about it.

    Raises:
        NotFound: when nobody in the register is named as typed.
        RegisterTrouble: when the place can't be written to.
    """
    content, count = audit_csv(desk, wanted)
    save_file(path, content, what="The file was")
    return f"Saved: {count:,} {'entry' if count == 1 else 'entries'} in {path.name}."


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    at = entry.at.isoformat(timespec="seconds")
    return (
        str(entry.number), at, entry.by, entry.workstation, entry.patient, entry.patient_id, entry.says, entry.hash,
    )  # fmt: skip
