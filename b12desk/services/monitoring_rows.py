"""The rows of the monitoring list as values: one for each review or blood test of one patient."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.check_stage import Stage, check_days_overdue, stage_of
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.quantities import age_in_years, staff_date
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import REVIEW_KINDS, CheckKind
from b12desk.exchange.fold import fold_words
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.shown_names import shown_name

_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One review or blood test of one patient. `opens_on` and `due_on` are the ends of its window, both included.

    `identifier` is the NHS number's ten digits, None when it is not recorded; `protocol` is the course's, by name;
    `folded_name` is what a name is found by.
    """

    patient_id: str
    identifier: str | None
    name: str
    family_name: str
    given_name: str
    born_on: date
    age_years: int
    phone: str
    protocol: str
    kind: CheckKind
    opens_on: date
    due_on: date
    stage: Stage
    days_overdue: int
    folded_name: str

    @property
    def is_review(self) -> bool:
        """Whether a clinician's assessment answers it; a laboratory result does otherwise."""
        return self.kind in REVIEW_KINDS

    @property
    def key(self) -> tuple[str, CheckKind, date]:
        """What tells this check from every other of the register."""
        return self.patient_id, self.kind, self.due_on


@dataclass(frozen=True, slots=True)
class MonitoringList:
    """The list as of a day, the most pressing first. `patients` are the running courses read so far, out of `of`."""

    as_of: date
    rows: tuple[CheckRow, ...]
    patients: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether everybody was read."""
        return self.patients == self.of

    @property
    def counts(self) -> dict[str, int]:
        """How many checks stand in each section; the sections add up to `total`."""
        found = stage_counts(self.rows)
        return {stage.value.replace(" ", "_"): found[stage] for stage in Stage} | {"total": len(self.rows)}


def stage_counts(rows: Iterable[CheckRow]) -> dict[Stage, int]:
    """Return how many rows stand in each section, 0 for an empty one."""
    counts = dict.fromkeys(Stage, 0)
    for row in rows:
        counts[row.stage] += 1
    return counts


def check_row(patient: PatientRecord, protocol: str, check: Check, *, today: date) -> CheckRow:
    """Return the row of a check that the clinical core lists for a patient."""
    return CheckRow(
        patient_id=patient.id,
        identifier=patient.nhs_number,
        name=shown_name(patient.family_name, patient.given_name, patient.title),
        family_name=patient.family_name,
        given_name=patient.given_name,
        born_on=patient.born_on,
        age_years=age_in_years(patient.born_on, today=today),
        phone=patient.phone,
        protocol=protocol,
        kind=check.kind,
        opens_on=check.opens_on,
        due_on=check.due_on,
        stage=stage_of(check, today=today),
        days_overdue=check_days_overdue(check, today=today),
        folded_name=fold_words(f"{patient.family_name} {patient.given_name}"),
    )


def in_order(rows: Iterable[CheckRow]) -> tuple[CheckRow, ...]:
    """Return the rows by section, most overdue first, then by date, name and kind."""
    return tuple(sorted(rows, key=_order))


def check_sentence(row: CheckRow) -> str:
    """Return what a colleague would say: “Overdue 12 days: SMITH, Ada; serum B12 was due by 16-Apr-2026; …”."""
    head, verb = stage_words(row), "was due by" if row.days_overdue else "due by"
    opens = "" if row.stage in (Stage.OVERDUE, Stage.DUE) else f", opens {staff_date(row.opens_on)}"
    phone = f"phone {row.phone}" if row.phone else "no phone recorded"
    return f"{head}: {row.name}; {within(CHECK_WORDS[row.kind])} {verb} {staff_date(row.due_on)}{opens}; {phone}"


def stage_words(row: CheckRow) -> str:
    """Return “Overdue 12 days”, “Due”, “Next 28 days” or “Upcoming”."""
    word = row.stage.value.capitalize()
    return f"{word} {row.days_overdue} day{'' if row.days_overdue == 1 else 's'}" if row.days_overdue else word


def within(words: str) -> str:
    """Return words as they stand within a sentence; an abbreviation keeps its capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def found_by(text: str, rows: Sequence[CheckRow]) -> Sequence[CheckRow]:
    """Return the rows of the patients that a text fits: words that begin parts of the name, or a number's digits."""
    words, digits = fold_words(text).split(), "".join(c for c in text if c.isdigit())
    return [row for row in rows if _is_found(row, words, digits)] if words else rows


def patients_in(rows: Sequence[CheckRow]) -> int:
    """Return how many patients the rows are about."""
    return len({row.patient_id for row in rows})


def _order(row: CheckRow) -> tuple[int, date, str, str, str, str]:
    return (
        _STAGES.index(row.stage),
        row.due_on,
        row.family_name.casefold(),
        row.given_name.casefold(),
        row.kind.value,
        row.patient_id,
    )


def _is_found(row: CheckRow, words: Sequence[str], digits: str) -> bool:
    """Return whether each word begins a part of the name, or the digits stand in the NHS number or telephone."""
    if digits and len(digits) >= sum(map(len, words)):
        return digits in (row.identifier or "") or digits in "".join(c for c in row.phone if c.isdigit())
    parts = row.folded_name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)
