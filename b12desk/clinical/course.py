"""One patient's run through a regimen, and the clinic settings it is read with."""

from dataclasses import dataclass, field
from datetime import date

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.clinical.vocabulary import MonitoringPlan

MOST_GRACE_DAYS = 14


@dataclass(frozen=True, slots=True)
class ClinicSettings:
    """What a clinic may set. `grace_days` (0 to 14) delays overdue in maintenance only.

    Thresholds are the clinic's laboratory's, exact figures as text, each in the unit that its name ends with (`per_nl`
    is ×10⁹/L); `thresholds` says what each of them is. Source: convention; S1 S2 S3, NICE.
    """

    grace_days: int = 0
    potassium_low_mmol_l: str = "3.5"
    platelets_low_per_nl: str = "50"
    platelets_normal_from_per_nl: str = "150"
    platelets_normal_to_per_nl: str = "400"
    total_b12_low_ng_l: str = "180"
    total_b12_high_ng_l: str = "350"
    total_b12_low_pmol_l: str = "133"
    total_b12_high_pmol_l: str = "258"
    active_b12_low_pmol_l: str = "25"
    active_b12_high_pmol_l: str = "70"
    homocysteine_target_umol_l: str = "10"
    mma_target_nmol_l: str = "271"

    def __post_init__(self) -> None:
        if not 0 <= self.grace_days <= MOST_GRACE_DAYS:
            raise ValueError(f"grace is 0 to {MOST_GRACE_DAYS} days, not {self.grace_days}")


@dataclass(frozen=True, slots=True)
class Course:
    """A regimen started for a patient, with the prescriber's choices already worked into `protocol`.

    `start_phase` names the phase of a transferred course; None begins in the first phase and ignores what came
    before. `maintenance_interval` None is the protocol's own. `review_on` is the review date of an individual order;
    `resection_cm` is the length of ileum removed, None when none was or it isn't known.
    """

    protocol: Protocol
    start_on: date
    product: Product
    start_phase: str | None = None
    maintenance_interval: Interval | None = None
    monitoring: MonitoringPlan = MonitoringPlan.NICE_SYMPTOMS
    review_on: date | None = None
    resection_cm: int | None = None
    settings: ClinicSettings = field(default_factory=ClinicSettings)
