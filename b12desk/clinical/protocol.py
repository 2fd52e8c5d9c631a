"""An approved schedule: phases, what ends each, the intervals a prescriber may choose, and where it all comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.quantities import Interval, Period
from b12desk.clinical.vocabulary import MAINTENANCE, Route, Substance

CAUSE_CORRECTED = "cause_corrected"


@dataclass(frozen=True, slots=True)
class AfterDoses:
    """The phase ends with its n-th counting dose."""

    count: int


@dataclass(frozen=True, slots=True)
class UntilReview:
    """The phase ends with a review of this outcome; `every` is the time between reviews."""

    outcome: str
    every: Period


@dataclass(frozen=True, slots=True)
class ForDays:
    """The phase ends when its next dose would fall later than this many days after the phase before it."""

    days: int


@dataclass(frozen=True, slots=True)
class Lifelong:
    """The phase has no end of its own."""


PhaseEnd = AfterDoses | UntilReview | ForDays | Lifelong


@dataclass(frozen=True, slots=True)
class DoseCap:
    """At most `doses` counting doses of a phase in any `days` days."""

    doses: int
    days: int


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a protocol. `lowest_dose_micrograms` is the smallest dose that counts; `gate_outcome` names the
    review that must be answered after this phase before the next, None where there is no gate."""

    name: str
    dose_micrograms: int
    interval: Interval
    ends: PhaseEnd
    substances: frozenset[Substance]
    lowest_dose_micrograms: int
    cap: DoseCap | None = None
    gate_outcome: str | None = None
    source: str = ""

    @property
    def is_maintenance(self) -> bool:
        """Whether interval changes and grace days apply to this phase."""
        return self.name == MAINTENANCE


@dataclass(frozen=True, slots=True)
class AllowedInterval:
    """A maintenance interval that a prescriber may choose instead of the protocol's own, with its source."""

    interval: Interval
    source: str


@dataclass(frozen=True, slots=True)
class ChoiceRange:
    """A whole number the prescriber may choose within the protocol, both ends included."""

    name: str
    lowest: int
    highest: int
    default: int


@dataclass(frozen=True, slots=True)
class Fit:
    """When a protocol is listed for a prescriber: for which indications, in which order, and why.

    `contradicts` are the ids of protocols whose sources say otherwise for the same patient; either file may say so.
    """

    indications: frozenset[str]
    rank: int
    why: str
    for_neuro: bool = False
    contradicts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Protocol:
    """An approved schedule as read from its file. `sha256` is of the file's bytes; `version` is the clinic's.

    `phases` is empty where the route has no injections; `substances` are the cobalamins that its route may bring.
    """

    id: str
    version: str
    title: str
    route: Route
    phases: tuple[Phase, ...]
    product_id: str | None
    allowed_intervals: tuple[AllowedInterval, ...]
    choices: tuple[ChoiceRange, ...]
    sources: tuple[str, ...]
    approved_by: str
    checked: date
    summary: str
    fit: Fit
    sha256: str = ""
    needs_individual_order: bool = False
    substances: frozenset[Substance] = frozenset()

    @property
    def has_injections(self) -> bool:
        """Whether the protocol has injection dates at all."""
        return bool(self.phases)

    @property
    def has_loading(self) -> bool:
        """Whether the protocol begins with anything but maintenance."""
        return bool(self.phases) and not self.phases[0].is_maintenance

    @property
    def is_for_ileum(self) -> bool:
        """Whether its injections are for an ileal resection."""
        return self.has_injections and "ileal_resection" in self.fit.indications

    @property
    def is_lifelong(self) -> bool:
        """Whether the last phase has no end of its own."""
        return bool(self.phases) and isinstance(self.phases[-1].ends, Lifelong)

    @property
    def phase_names(self) -> tuple[str, ...]:
        """The names of the phases, in order."""
        return tuple(phase.name for phase in self.phases)

    def allows(self, interval: Interval) -> bool:
        """Return whether a prescriber may choose this maintenance interval within the protocol."""
        own = [phase.interval for phase in self.phases if phase.is_maintenance]
        return interval in own or any(allowed.interval == interval for allowed in self.allowed_intervals)


def with_phases(protocol: Protocol, phases: Sequence[Phase]) -> Protocol:
    """Return the protocol with its phases replaced, as a prescriber's choices make them."""
    return replace(protocol, phases=tuple(phases))
