"""Why a protocol is listed and what contradicts it, in sentences about the patient's circumstances."""

from collections.abc import Sequence

from b12desk.clinical.circumstances import (
    AT_RISK,
    ILEAL_RESECTION,
    INDICATION_WORDS,
    Circumstances,
    Surgery,
    indication_words,
)
from b12desk.clinical.findings.planning import SHORT_RESECTION_CM
from b12desk.clinical.protocol import Lifelong, Protocol, UntilReview
from b12desk.clinical.vocabulary import Route

AT_RISK_FROM_AGE = 65
"""Age from which people are at risk of a deficiency. Source: S2."""

_OF_ROUTE = {
    Route.ORAL: "tablets every day",
    Route.SUBLINGUAL: "a tablet under the tongue every day",
    Route.NONE: "a blood test every year, no treatment",
}


def why_words(protocol: Protocol, known: Circumstances, *, fits: bool) -> tuple[str, ...]:
    """Return why the protocol is listed: what it is for and gives, with its sources, then what its file says."""
    reason = _reason(protocol, known) if fits else _not_for(known)
    says = [f"{reason}: {short_words(protocol)} ({', '.join(protocol.sources)})."]
    if fits and known.oral_failed:
        says.append("Tablets did not correct the deficiency: injections come next (S0, S1, S2, S3).")
    return (*says, protocol.fit.why)


def contradiction_words(protocol: Protocol, listed: Sequence[Protocol]) -> str:
    """Return that the sources of this and another protocol listed contradict each other, empty where none do."""
    against = [other for other in listed if other.id != protocol.id and _contradict(protocol, other)]
    if not against:
        return ""
    said = [one for one in listed if one is protocol or one in against]
    each = "; ".join(f"{short_words(one)} ({', '.join(one.sources)})" for one in said)
    return f"The sources contradict each other: {each}. The prescriber chooses; none is preselected."


def short_words(protocol: Protocol) -> str:
    """Return the regimen in a few words: `loading doses, then every 2 to 3 months for life`."""
    if protocol.needs_individual_order:
        return "dose and interval as ordered"
    if not protocol.phases:
        return _OF_ROUTE.get(protocol.route, "no injections")
    first = "loading doses, then " if protocol.has_loading else ""
    last = protocol.phases[-1]
    match last.ends:
        case Lifelong():
            return f"{first}{last.interval.words} for life"
        case UntilReview():
            return f"{first}{last.interval.words} until the cause is corrected"
        case _:
            return f"{first}{last.interval.words}"


def _contradict(one: Protocol, other: Protocol) -> bool:
    return other.id in one.fit.contradicts or one.id in other.fit.contradicts


def _reason(protocol: Protocol, known: Circumstances) -> str:
    if protocol.fit.for_neuro:
        return "Neurological involvement"
    causes = [cause for cause in known.known_causes if cause in protocol.fit.indications]
    if not causes:
        return "No indication given yet"
    first, *others = (_cause(cause, protocol, known) for cause in causes)
    return " and ".join((first, *map(_lower, others)))


def _cause(cause: str, protocol: Protocol, known: Circumstances) -> str:
    if cause == ILEAL_RESECTION:
        return _resection(protocol, known)
    if cause == AT_RISK and known.age is not None and known.age >= AT_RISK_FROM_AGE:
        return f"{INDICATION_WORDS[AT_RISK]}, age {known.age}"
    is_gastrectomy = known.surgery is Surgery.GASTRECTOMY and cause == "malabsorption"
    return "Malabsorption after gastrectomy" if is_gastrectomy else indication_words(cause)


def _resection(protocol: Protocol, known: Circumstances) -> str:
    if known.resection_cm is None:
        return "Ileal resection, its length not given"
    compared = "more" if known.resection_cm > SHORT_RESECTION_CM else "not more"
    limit = f", {compared} than {SHORT_RESECTION_CM} cm" if protocol.is_for_ileum else ""
    return f"Ileal resection of {known.resection_cm} cm{limit}"


def _not_for(known: Circumstances) -> str:
    """Return in front of a protocol that is for others: for whom it was not listed."""
    said = " and ".join(indication_words(cause) for cause in known.causes)
    return f"Not listed for {_lower(said)}" if said else "Not listed for these circumstances"


def _lower(words: str) -> str:
    """Return words as they stand within a sentence; a name keeps its capital."""
    return words if words.startswith(("Leber", "Crohn")) else words[:1].lower() + words[1:]
