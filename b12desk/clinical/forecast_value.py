"""What a forecast says: every date of the next dose, its site and volume, findings, checks and reasons."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import CheckKind, Moment, Severity, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says. `message` is one plain sentence, `field` names what it is about on screen
    (`date`, `product`, `dose`, `batch`, `expiry`, `site`, `patient`, `course`, `interval`, `review`)."""

    id: str
    severity: Severity
    message: str
    source: str
    field: str
    moments: frozenset[Moment]


@dataclass(frozen=True, slots=True)
class Check:
    """A review or blood test that is open, or the next of its kind."""

    kind: CheckKind
    opens_on: date
    due_on: date
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class ProjectedDose:
    """A dose of the plan. `book_on` is None while the course is held; `continues` marks the last before a review."""

    number: int
    phase: str
    due_on: date
    due_by: date
    book_on: date | None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Draw:
    """How much to draw up: `volume_ml` is shown to 0.01 mL, half up; `containers` is None for a multi-dose vial."""

    volume_ml: str
    containers: int | None
    instruction: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What happens next in a course, on one day. Dates that do not apply are None; an ended course has none.

    `phase` is the next dose's, or the completed one while a review is awaited. `overdue_from` is the first day on
    which the patient is overdue. `because` holds the derivation as ordered sentences.
    """

    status: Status
    phase: str | None
    dose_number: int | None
    doses_in_phase: int | None
    counted: tuple[date, ...]
    last_on: date | None
    due_on: date | None
    due_by: date | None
    earliest_on: date | None
    book_on: date | None
    overdue_from: date | None
    days_overdue: int
    dose_micrograms: int | None
    next_site: Site | None
    site_reasons: tuple[str, ...]
    draw: Draw | None
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    projection: tuple[ProjectedDose, ...]
    because: tuple[str, ...]
    deferred_until: date | None = None
