"""The rows of the worklist as values, and their order; nothing here loads the database's libraries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from b12desk.clinical.listed_records import ContactRecord, ListedPatient
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import age_in_years, staff_date
from b12desk.clinical.recalls import Recall, recall_of
from b12desk.clinical.status import book_on, days_overdue, is_deferred, standing_of, status
from b12desk.clinical.vocabulary import PatientStanding, Status
from b12desk.services.shown_names import shown_name

ORDER = (
    Status.OVERDUE,
    Status.DUE,
    Status.AWAITING_REVIEW,
    Status.DEFERRED,
    Status.UPCOMING,
    Status.ON_HOLD,
    Status.NO_PLAN,
    Status.NO_INJECTIONS,
    Status.ENDED,
)
NO_CONTACTS: Mapping[str, Sequence[ContactRecord]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One patient as the worklist shows them; `sentence` is what a colleague would say.

    `identifier` is the NHS number's ten digits, None when it is not recorded. `recall` is None where no attempt to
    reach the patient is of this round, and where attempts were not read.
    """

    patient_id: str
    identifier: str | None
    name: str
    family_name: str
    given_name: str
    born_on: date
    age_years: int
    phone: str
    status: Status
    protocol: str | None
    phase: str | None
    dose_number: int | None
    doses_in_phase: int | None
    last_on: date | None
    last_site: Site | None
    due_on: date | None
    due_by: date | None
    book_on: date | None
    earliest_on: date | None
    overdue_from: date | None
    days_overdue: int
    next_site: Site | None
    deferred_until: date | None
    next_review_on: date | None
    has_neuro: bool
    sentence: str = ""
    recall: Recall | None = None


@dataclass(frozen=True, slots=True)
class Worklist:
    """The list as of a day. `counts` are of the whole register and add up to `total`, whatever rows were asked for.

    `not_listed` is how many died or moved away: they are in no row and no count.
    """

    as_of: date
    counts: Mapping[str, int]
    rows: tuple[WorklistRow, ...]
    not_listed: int = 0


def worklist_of(
    listed: Sequence[ListedPatient],
    open_days: OpenDays,
    *,
    today: date,
    statuses: frozenset[Status] | None = None,
    limit: int | None = None,
    contacts: Mapping[str, Sequence[ContactRecord]] = NO_CONTACTS,
) -> Worklist:
    """Return the list in its order; patients who died or moved away are in no row and no count.

    `contacts` are every patient's attempts by id, in order of entry; left out where they were not read.
    """
    active = [one for one in listed if one.standing is PatientStanding.ACTIVE]
    made = (_row(one, open_days, today) for one in active)
    rows = sorted((_with_recall(row, contacts.get(row.patient_id, ()), today) for row in made), key=_order)
    wanted = [row for row in rows if statuses is None or row.status in statuses]
    return Worklist(today, _counts(rows), tuple(wanted[:limit]), len(listed) - len(active))


def _row(one: ListedPatient, open_days: OpenDays, today: date) -> WorklistRow:
    row = one.row
    standing = standing_of(row) if row else None
    now = status(standing, today=today) if standing else Status.NO_PLAN
    running = row is not None and now not in (Status.ENDED, Status.NO_INJECTIONS)
    made = WorklistRow(
        patient_id=one.patient_id,
        identifier=one.nhs_number,
        name=shown_name(one.family_name, one.given_name, one.title),
        family_name=one.family_name,
        given_name=one.given_name,
        born_on=one.born_on,
        age_years=age_in_years(one.born_on, today=today),
        phone=one.phone,
        status=now,
        protocol=row.protocol_id if row else None,
        phase=row.phase if row and running else None,
        dose_number=row.dose_number if row and running else None,
        doses_in_phase=row.doses_in_phase if row and running else None,
        last_on=row.last_on if row else None,
        last_site=row.last_site if row else None,
        due_on=row.due_on if row else None,
        due_by=row.due_by if row else None,
        book_on=book_on(standing, open_days, today=today) if standing else None,
        earliest_on=row.earliest_on if row else None,
        overdue_from=row.overdue_from if row else None,
        days_overdue=days_overdue(standing, today=today) if standing else 0,
        next_site=row.next_site if row and running else None,
        deferred_until=row.deferred_until if row and standing and is_deferred(standing, today=today) else None,
        next_review_on=row.next_review_on if row else None,
        has_neuro=one.has_neuro_involvement,
    )
    return replace(made, sentence=row_sentence(made))


def _with_recall(row: WorklistRow, contacts: Sequence[ContactRecord], today: date) -> WorklistRow:
    if not contacts:
        return row
    recall = recall_of(contacts, last_dose_on=row.last_on, overdue_from=row.overdue_from, today=today)
    return row if recall == Recall() else replace(row, recall=recall)


def row_sentence(row: WorklistRow) -> str:
    """Return what a colleague would say: “Overdue 12 days: SMITH, Ada; due by 16-Apr-2026; left deltoid next”."""
    head = row.status.value.replace("_", " ").capitalize()
    if row.days_overdue:
        head += f" {row.days_overdue} day{'' if row.days_overdue == 1 else 's'}"
    parts = [f"{head}: {row.name}"]
    if row.deferred_until is not None:
        parts.append(f"deferred until {staff_date(row.deferred_until)}")
    if row.due_by is not None:
        parts.append(f"due by {staff_date(row.due_by)}")
    if row.next_site is not None:
        parts.append(f"{row.next_site.words} next")
    return "; ".join(parts)


def _order(row: WorklistRow) -> tuple[int, int, date, str, str, str]:
    return (
        ORDER.index(row.status),
        -row.days_overdue,
        row.due_by or date.max,
        row.family_name.casefold(),
        row.given_name.casefold(),
        row.patient_id,
    )


def _counts(rows: Sequence[WorklistRow]) -> dict[str, int]:
    counts = {name.value: 0 for name in ORDER}
    for row in rows:
        counts[row.status.value] += 1
    return counts | {"total": len(rows)}
