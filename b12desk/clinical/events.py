"""What happened to a patient, as recorded: each kind of event a plain value with its clinic-local day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from b12desk.clinical.product import Product
from b12desk.clinical.quantities import Interval
from b12desk.clinical.vocabulary import CheckKind, GapChoice, Muscle, Side


@dataclass(frozen=True, slots=True)
class Injection:
    """A dose given, here or elsewhere. A dose of None is the phase's own; a muscle or side of None is unknown."""

    on: date
    product: Product | None = None
    dose_micrograms: int | None = None
    muscle: Muscle | None = None
    side: Side | None = None
    is_voided: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A clinician's assessment; `kind` None meets the open review that is due first."""

    on: date
    outcome: str
    kind: CheckKind | None = None


@dataclass(frozen=True, slots=True)
class Deferral:
    """The patient is not expected before `until`."""

    on: date
    until: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IntervalChange:
    """From its day on, maintenance doses follow this interval."""

    on: date
    interval: Interval
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LabResult:
    """A laboratory value as entered; it never moves an injection date."""

    on: date
    test: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Hold:
    """The course pauses, without an end date."""

    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """A hold is over."""

    on: date


@dataclass(frozen=True, slots=True)
class End:
    """The course is over; nothing after it changes the schedule."""

    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GapDecision:
    """What a prescriber decided about a long gap; it moves no date by itself."""

    on: date
    choice: GapChoice
    reason: str = ""
    prescriber: str = ""


Event = Injection | Review | Deferral | IntervalChange | LabResult | Hold | Resume | End | GapDecision
