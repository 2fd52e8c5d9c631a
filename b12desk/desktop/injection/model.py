"""What the body map knows about each site, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.patient import RestrictedSite, Site
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import InjectionRecord
from b12desk.clinical.sites import OFFERED_SITES
from b12desk.clinical.vocabulary import Muscle, Side

SHOWN_USES = 3
BATCH_MATCHES = "Batch and expiry match the ampoule"
AUTHORITY_FINDINGS = frozenset({"authority_missing", "authority_expired", "authority_used_up"})
"""What stands beside the line that says what the dose draws on."""


@dataclass(frozen=True, slots=True)
class SiteState:
    """One site of the map: whether rotation names it next, why it must not be used, and its recent uses.

    `restriction` is empty when the site is free; `is_wished` marks the arm that the patient prefers, which is no rule.
    `used_on` holds the days among the patient's last three doses,
    newest first.
    """

    site: Site
    is_next: bool = False
    restriction: str = ""
    used_on: tuple[date, ...] = ()
    is_wished: bool = False

    @property
    def name(self) -> str:
        """The site's name as its radio button says it: `Left deltoid`."""
        return self.site.words.capitalize()

    @property
    def words(self) -> str:
        """The state as its caption shows it, one part a line; never empty."""
        return "\n".join(self._parts(day_break=",\n"))

    @property
    def spoken(self) -> str:
        """The state as a screen reader says it."""
        return ". ".join(self._parts(day_break=", "))

    def _parts(self, *, day_break: str) -> list[str]:
        parts = []
        if self.restriction:
            parts.append(f"Restricted: {self.restriction}")
        if self.is_next:
            parts.append("Next by rotation")
        if self.is_wished:
            parts.append("The patient prefers this arm")
        if self.used_on:
            parts.append("Used " + day_break.join(staff_date(day) for day in self.used_on))
        return parts or ["Not used lately"]


def site_states(
    injections: Sequence[InjectionRecord],
    restricted: Sequence[RestrictedSite],
    *,
    next_site: Site | None,
    on: date,
    preferred_side: Side | None = None,
) -> tuple[SiteState, ...]:
    """Return the state of the four offered sites on that day, in the order of the keys 1 to 4."""
    uses = _recent_uses(injections)
    reasons = {r.site: r.reason for r in restricted if r.applies(on=on)}
    return tuple(
        SiteState(
            site,
            site == next_site,
            reasons.get(site, ""),
            uses.get(site, ()),
            site.muscle is Muscle.DELTOID and site.side is preferred_side,
        )
        for site in OFFERED_SITES
    )


def remembered_words(injections: Sequence[InjectionRecord], batch: str) -> str:
    """Return what is confirmed of a remembered batch: “Batch and expiry match the ampoule (remembered from …)”."""
    days = [one.given_on for one in injections if one.batch == batch and not one.is_voided]
    return f"{BATCH_MATCHES} (remembered from {staff_date(max(days))})" if days else BATCH_MATCHES


def _recent_uses(injections: Sequence[InjectionRecord]) -> Mapping[Site, tuple[date, ...]]:
    """Return the days of the last three known sites, newest first; voided entries are no use."""
    used = [(i.given_on, i.site) for i in injections if not i.is_voided and i.site in OFFERED_SITES]
    recent = sorted(used, key=lambda pair: pair[0], reverse=True)[:SHOWN_USES]
    return {site: tuple(day for day, where in recent if where == site) for site in OFFERED_SITES}
