"""What a check looks at: the course as it stands today, and the dose somebody is about to record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from b12desk.clinical.authority import Authority
from b12desk.clinical.course import ClinicSettings, Course
from b12desk.clinical.events import GapDecision, Injection, LabResult, Review
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.patient import PatientFacts, Site
from b12desk.clinical.product import Product
from b12desk.clinical.quantities import Interval
from b12desk.clinical.role_rules import Recorder
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.walk import Progress
from b12desk.clinical.window import DueWindow, Pauses


@dataclass(frozen=True, slots=True)
class Situation:
    """A course on one day. `course` is None for a patient who never had one; `injections` are all of the patient's.

    `window` and `interval` (in force for the next dose's phase) are None where there is no next dose. `authorities`
    None leaves them unjudged, as in a case file; `recorder` None leaves the role unjudged.
    """

    course: Course | None
    settings: ClinicSettings
    patient: PatientFacts
    progress: Progress
    window: DueWindow | None
    interval: Interval | None
    pauses: Pauses
    status: Status
    checks: Sequence[Check]
    injections: Sequence[Injection]
    reviews: Sequence[Review]
    results: Sequence[LabResult]
    today: date
    decisions: Sequence[GapDecision] = ()
    authorities: Sequence[Authority] | None = None
    recorder: Recorder | None = None

    @property
    def is_running(self) -> bool:
        """Whether the course has injections still to come."""
        return self.window is not None


@dataclass(frozen=True, slots=True)
class ProposedDose:
    """A dose that is about to be recorded. `site` None is none chosen.

    `volume_ml` is exact, None when the product's strength is not known. `is_elsewhere` is history of another clinic:
    only its date is judged here; what it counts for is said at viewing.
    """

    on: date
    product: Product
    dose_micrograms: int
    volume_ml: Fraction | None
    site: Site | None
    expires_on: date | None = None
    is_elsewhere: bool = False
