"""A case file made from what the commands show of each patient, to be forecast without any register."""

from collections.abc import Mapping, Sequence
from datetime import date

from b12desk.cli import documents
from b12desk.services.show_patient import PatientPage
from b12desk.services.worklist_rows import Worklist, WorklistRow

COMPARED = (
    "status", "phase", "dose_number", "doses_in_phase", "last_on", "due_on", "due_by", "earliest_on", "book_on",
    "overdue_from", "days_overdue", "next_site",
)  # fmt: skip


def case_of(page: PatientPage, row: WorklistRow, closed_on: Sequence[date], *, today: str) -> Mapping[str, object]:
    """Return the patient's history as a case that expects the very row of the worklist."""
    shown = documents.page(page)
    listed = documents.worklist(Worklist(row.due_on or date.min, {}, (row,)))["rows"][0]
    person, course = shown["patient"], shown["course"]
    return {
        "id": row.patient_id,
        "patient": {name: person[name] for name in ("born_on", "flags", "rotation", "restricted_sites")},
        "calendar": {"closed_on": [day.isoformat() for day in closed_on]},
        "course": {
            name: course[name]
            for name in ("protocol", "start_on", "start_phase", "maintenance_interval", "product", "choices")
        },
        "events": [_injection(one) for one in reversed(shown["injections"])],
        "today": today,
        "expect": {name: listed[name] for name in COMPARED},
    }


def _injection(shown: Mapping[str, object]) -> Mapping[str, object]:
    return {
        "type": "injection",
        "on": shown["given_on"],
        "product": shown["product"],
        "dose_micrograms": shown["dose_micrograms"],
        "voided": shown["voided"],
    } | (shown["site"] or {})
