"""What the clinical core needs to know about a person; names and contacts stay outside."""

from dataclasses import dataclass
from datetime import date

from b12desk.clinical.vocabulary import Flag, Muscle, PatientStanding, Rotation, Side


@dataclass(frozen=True, slots=True)
class Site:
    """A muscle on the patient's own left or right."""

    muscle: Muscle
    side: Side

    @property
    def words(self) -> str:
        """The site as a person says it: `left vastus lateralis`."""
        return f"{self.side.value} {self.muscle.value.replace('_', ' ')}"


@dataclass(frozen=True, slots=True)
class RestrictedSite:
    """A site that must not be used, from one day to another, both included; None is open-ended."""

    site: Site
    reason: str
    begins_on: date | None = None
    ends_on: date | None = None

    def applies(self, *, on: date) -> bool:
        """Return whether the site is restricted on that day."""
        return (self.begins_on is None or self.begins_on <= on) and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class PatientFacts:
    """The facts about a person that change dates, sites or findings.

    `neuro_since` is the day neurological symptoms or the diagnosis began, None when not recorded.
    """

    born_on: date | None = None
    flags: frozenset[Flag] = frozenset()
    rotation: Rotation = Rotation.DELTOID
    restricted_sites: tuple[RestrictedSite, ...] = ()
    standing: PatientStanding = PatientStanding.ACTIVE
    neuro_since: date | None = None
