"""The protocols that fit somebody's circumstances, best supported first, each with why and where it comes from.

A prescriber chooses; this only puts the list in order. Source: CLINICAL "Protocols", suggestion.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

from b12desk.clinical.cautions import cautions, is_cyanocobalamin_only
from b12desk.clinical.circumstances import AT_RISK, CROHNS_DISEASE, Circumstances
from b12desk.clinical.findings.planning import SHORT_RESECTION_CM
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.suggestion_words import contradiction_words, why_words
from b12desk.clinical.vocabulary import Flag, Route


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A protocol with why it fits, in sentences, and its sources.

    `contradiction` says that its sources and those of another protocol listed contradict each other, empty for none;
    `cautions` are sentences about these circumstances. `fits` is False for one that is listed although it is for
    others.
    """

    protocol: Protocol
    why: tuple[str, ...]
    sources: tuple[str, ...]
    contradiction: str = ""
    cautions: tuple[str, ...] = ()
    fits: bool = True


def suggest(protocols: Iterable[Protocol], known: Circumstances, *, everything: bool = False) -> tuple[Suggestion, ...]:
    """Return the protocols that fit, best supported first; `everything` lists the others after them.

    With neurological involvement the neurological protocols come first (S0 S1 S3); cyanocobalamin comes after
    hydroxocobalamin where the kidneys are weak and in Leber's optic atrophy (S1 S3, FDA); surveillance comes before
    treatment where no deficiency was found, after it otherwise (S2).
    """
    ordered = sorted(protocols, key=lambda protocol: _place(protocol, known))
    fitting = [protocol for protocol in ordered if does_fit(protocol, known)]
    others = [protocol for protocol in ordered if protocol not in fitting] if everything else []
    listed = (*fitting, *others)
    return tuple(
        Suggestion(
            protocol=protocol,
            why=why_words(protocol, known, fits=protocol in fitting),
            sources=protocol.sources,
            contradiction=contradiction_words(protocol, listed),
            cautions=cautions(protocol, known),
            fits=protocol in fitting,
        )
        for protocol in listed
    )


def does_fit(protocol: Protocol, known: Circumstances) -> bool:
    """Return whether the protocol is for these circumstances; while no cause is said, causes exclude nothing.

    Surveillance is no choice once nerves are involved (S0), tablets are none once they have failed (S0 to S3).
    """
    if protocol.fit.for_neuro:
        return known.is_neuro
    if known.is_neuro and protocol.route is Route.NONE:
        return False
    if known.oral_failed and not protocol.has_injections:
        return False
    return not known.causes or bool(protocol.fit.indications & set(known.known_causes))


def best_supported(suggestions: Sequence[Suggestion]) -> Protocol | None:
    """Return the protocol that stands first by itself, None where sources contradict or two are equally supported.

    It stands on top of the list and no more: nothing is preselected.
    """
    first = next(iter(suggestions), None)
    if first is None or first.contradiction or not first.fits:
        return None
    is_tied = any(other.protocol.fit.rank == first.protocol.fit.rank for other in suggestions[1:2])
    return None if is_tied else first.protocol


def _place(protocol: Protocol, known: Circumstances) -> tuple[int, bool, int, str]:
    """Return what the list is sorted by: its part, whether the protocol is for a known cause, its rank, its id."""
    is_for_another = not protocol.fit.indications & set(known.known_causes)
    return _part(protocol, known), is_for_another, protocol.fit.rank, protocol.id


class _Part(IntEnum):
    """The parts of the list, from the top."""

    FOR_NERVES = auto()
    WATCHING = auto()
    USUAL = auto()
    SPOKEN_AGAINST = auto()
    NERVES_NOT_INVOLVED = auto()
    NOT_AT_RISK = auto()


def _part(protocol: Protocol, known: Circumstances) -> _Part:
    """Return in which part of the list the protocol stands."""
    if protocol.fit.for_neuro:
        return _Part.FOR_NERVES if known.is_neuro else _Part.NERVES_NOT_INVOLVED
    if protocol.route is Route.NONE:
        return _Part.WATCHING if AT_RISK in known.causes or _is_short(known) else _Part.NOT_AT_RISK
    if is_cyanocobalamin_only(protocol) and {Flag.RENAL_DYSFUNCTION, Flag.LEBER_OPTIC_ATROPHY} & known.flags:
        return _Part.SPOKEN_AGAINST
    return _Part.SPOKEN_AGAINST if protocol.is_for_ileum and _is_short(known) else _Part.USUAL


def _is_short(known: Circumstances) -> bool:
    """Return whether so little ileum was removed that monthly injections are not for it. Source: S1 S3."""
    is_for_crohns = CROHNS_DISEASE in known.known_causes
    return known.resection_cm is not None and known.resection_cm <= SHORT_RESECTION_CM and not is_for_crohns
