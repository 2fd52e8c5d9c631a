"""Invented rows of a worklist with readable defaults."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Muscle, Side, Status
from b12desk.services.worklist_rows import Worklist, WorklistRow, row_sentence

TODAY = date(2026, 3, 28)
ADA = WorklistRow(
    patient_id="ada",
    identifier="9990140847",
    name="SMITH, Ada (Mrs)",
    family_name="Smith",
    given_name="Ada",
    born_on=date(1956, 3, 2),
    age_years=70,
    phone="01632 960001",
    status=Status.OVERDUE,
    protocol="hydroxo-standard",
    phase="maintenance",
    dose_number=None,
    doses_in_phase=None,
    last_on=date(2025, 12, 16),
    last_site=Site(Muscle.DELTOID, Side.RIGHT),
    due_on=date(2026, 2, 16),
    due_by=date(2026, 3, 16),
    book_on=date(2026, 3, 30),
    earliest_on=date(2026, 2, 16),
    overdue_from=date(2026, 3, 17),
    days_overdue=12,
    next_site=Site(Muscle.DELTOID, Side.LEFT),
    deferred_until=None,
    next_review_on=None,
    has_neuro=False,
)


def said(row: WorklistRow) -> WorklistRow:
    """Return the row with its sentence."""
    return replace(row, sentence=row_sentence(row))


ADA = said(ADA)
BRYN = said(
    replace(
        ADA,
        patient_id="bryn",
        identifier=None,
        name="BRYN, Llŷr (Mr)",
        family_name="Bryn",
        given_name="Llŷr",
        status=Status.DUE,
        days_overdue=0,
        phase="loading",
        dose_number=4,
        doses_in_phase=6,
        has_neuro=True,
        due_by=date(2026, 4, 16),
        phone="",
    )
)
CLARA = said(
    replace(
        ADA,
        patient_id="clara",
        name="EVANS, Clara",
        family_name="Evans",
        given_name="Clara",
        status=Status.NO_PLAN,
        protocol=None,
        phase=None,
        last_on=None,
        last_site=None,
        due_on=None,
        due_by=None,
        book_on=None,
        earliest_on=None,
        overdue_from=None,
        days_overdue=0,
        next_site=None,
    )
)


def worklist_of_rows(*rows: WorklistRow, as_of: date = TODAY) -> Worklist:
    """Return a worklist whose counts are those of its rows."""
    counts = {status.value: sum(row.status is status for row in rows) for status in Status}
    return Worklist(as_of, counts | {"total": len(rows)}, tuple(rows))


def many(count: int, *, statuses: Sequence[Status] = (Status.OVERDUE, Status.DUE, Status.UPCOMING)) -> Worklist:
    """Return a long worklist."""
    rows = [
        said(
            replace(
                ADA,
                patient_id=f"p{i}",
                family_name=f"Family{i:05d}",
                name=f"FAMILY{i:05d}, Ada",
                status=statuses[i % len(statuses)],
                born_on=date(1930, 1, 1) + timedelta(days=i),
                days_overdue=i % 90 if statuses[i % len(statuses)] is Status.OVERDUE else 0,
            )
        )
        for i in range(count)
    ]
    return worklist_of_rows(*rows)
