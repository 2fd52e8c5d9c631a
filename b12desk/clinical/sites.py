"""Which site is next by rotation. Source: S3 (deltoid or vastus lateralis, never the buttock: sciatic nerve)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from b12desk.clinical.events import Injection
from b12desk.clinical.patient import PatientFacts, RestrictedSite, Site
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.vocabulary import Muscle, Rotation, Side
from b12desk.clinical.volume import largest_ml, shown_ml

LEFT_DELTOID = Site(Muscle.DELTOID, Side.LEFT)
RIGHT_DELTOID = Site(Muscle.DELTOID, Side.RIGHT)
LEFT_THIGH = Site(Muscle.VASTUS_LATERALIS, Side.LEFT)
RIGHT_THIGH = Site(Muscle.VASTUS_LATERALIS, Side.RIGHT)
OFFERED_SITES = (LEFT_DELTOID, RIGHT_DELTOID, LEFT_THIGH, RIGHT_THIGH)

_ROTATIONS = {
    Rotation.DELTOID: (LEFT_DELTOID, RIGHT_DELTOID),
    Rotation.VASTUS_LATERALIS: (LEFT_THIGH, RIGHT_THIGH),
    Rotation.ALL: OFFERED_SITES,
}


@dataclass(frozen=True, slots=True)
class SiteChoice:
    """The next site by rotation, None when there is none, with a sentence for each site passed over."""

    site: Site | None
    reasons: tuple[str, ...]


def rotation_sites(rotation: Rotation) -> tuple[Site, ...]:
    """Return the sites of a rotation, in order."""
    return _ROTATIONS[rotation]


def site_history(injections: Sequence[Injection]) -> tuple[tuple[Site, date], ...]:
    """Return the known sites used, oldest first: every injection not voided, counting or not.

    Of two on one day the later listed is the more recent. The buttock and unknown sites are passed over.
    """
    used = []
    for injection in sorted(injections, key=lambda i: i.on):
        if injection.is_voided or injection.muscle is None or injection.side is None:
            continue
        site = Site(injection.muscle, injection.side)
        if site in OFFERED_SITES:
            used.append((site, injection.on))
    return tuple(used)


def next_site(
    patient: PatientFacts, injections: Sequence[Injection], *, volume_ml: Fraction | None, on: date
) -> SiteChoice:
    """Return the least recently used site of the patient's rotation that is neither restricted nor too small.

    When the whole rotation is out, the other muscle's sites follow in the same order. `on` is the day of the dose.
    """
    history = [site for site, _ in site_history(injections)]
    own = rotation_sites(patient.rotation)
    others = tuple(site for site in OFFERED_SITES if site not in own)
    reasons: list[str] = []
    for site in (*_least_recent_first(own, history), *_least_recent_first(others, history)):
        reason = why_not(site, patient, volume_ml=volume_ml, on=on)
        if reason is None:
            return SiteChoice(site, tuple(reasons))
        reasons.append(reason)
    return SiteChoice(None, tuple(reasons))


def why_not(site: Site, patient: PatientFacts, *, volume_ml: Fraction | None, on: date) -> str | None:
    """Return the sentence that keeps a site from being used on that day, None when it is free."""
    restriction = restriction_of(site, patient, on=on)
    if restriction is not None:
        return f"The {site.words} is restricted: {restriction.reason}{_dates(restriction)}."
    if volume_ml is not None and volume_ml > largest_ml(site.muscle, born_on=patient.born_on, on=on):
        return f"The {site.words} takes less than {shown_ml(volume_ml)} mL."
    return None


def restriction_of(site: Site, patient: PatientFacts, *, on: date) -> RestrictedSite | None:
    """Return the restriction of a site on that day, if there is one."""
    return next((r for r in patient.restricted_sites if r.site == site and r.applies(on=on)), None)


def _least_recent_first(sites: Sequence[Site], history: Sequence[Site]) -> list[Site]:
    """Return the sites never used first, in the order of the rotation, then the longest unused."""
    last_use = {site: index for index, site in enumerate(history)}
    return sorted(sites, key=lambda site: last_use.get(site, -1))


def _dates(restriction: RestrictedSite) -> str:
    begins = f" from {staff_date(restriction.begins_on)}" if restriction.begins_on else ""
    ends = f" until {staff_date(restriction.ends_on)}" if restriction.ends_on else ""
    return begins + ends
