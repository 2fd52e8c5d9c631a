"""What to think of before a protocol is chosen, said beside it while nothing is chosen yet."""

from collections.abc import Iterator

from b12desk.clinical.circumstances import ILEAL_RESECTION, PERNICIOUS_ANAEMIA, Circumstances
from b12desk.clinical.findings import facts
from b12desk.clinical.findings.planning import SHORT_RESECTION_CM, short_resection
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.vocabulary import Flag, Route, Substance

TABLETS = frozenset({Route.ORAL, Route.SUBLINGUAL})
_ANAEMIA = frozenset({Flag.ANAEMIA, Flag.SEVERE_ANAEMIA, Flag.PERNICIOUS_ANAEMIA})


def cautions(protocol: Protocol, known: Circumstances) -> tuple[str, ...]:
    """Return what speaks against the protocol or asks for a second look, each a sentence with its source.

    Planning the course says the same as findings, with their severity.
    """
    if protocol.route is Route.NONE:
        return ("Nerves are involved: treatment is not delayed (S0).",) if known.is_neuro else ()
    return (*map(_sentence, _findings(protocol, known)), *_of_these(protocol, known))


def is_cyanocobalamin_only(protocol: Protocol) -> bool:
    """Return whether the protocol brings cyanocobalamin and nothing else."""
    return protocol.substances == {Substance.CYANOCOBALAMIN}


def _findings(protocol: Protocol, known: Circumstances) -> Iterator[Finding]:
    patient = PatientFacts(flags=known.flags)
    yield from facts.allergies(patient)
    if is_cyanocobalamin_only(protocol):
        yield from facts.cyanocobalamin(patient, Substance.CYANOCOBALAMIN)
    if protocol.is_for_ileum:
        yield from short_resection(known.resection_cm)
    yield from facts.pregnancy(patient)


def _of_these(protocol: Protocol, known: Circumstances) -> Iterator[str]:
    if known.age is not None and known.age < facts.CONSENT_YEARS:
        yield f"Under {facts.CONSENT_YEARS}: a prescriber confirms dose and consent (NICE)."
    if protocol.route in TABLETS:
        yield from _of_tablets(known)
        return
    if protocol.fit.for_neuro is not known.is_neuro:
        for_whom = "is not for" if known.is_neuro else "is for"
        yield f"This protocol {for_whom} neurological involvement (S0, S1, S3)."
    if not protocol.has_loading and _ANAEMIA & known.flags:
        yield "Anaemia is recorded, and this protocol has no loading doses (S1)."
    if protocol.is_for_ileum and ILEAL_RESECTION in known.causes and known.resection_cm is None:
        yield f"It is for a resection of more than {SHORT_RESECTION_CM} cm (S1, S3): say how long it was."


def _of_tablets(known: Circumstances) -> Iterator[str]:
    """Say where injections come first. Source: S0 to S3; the FDA label says otherwise of pernicious anaemia."""
    if known.is_neuro:
        yield "Injections come first where neurological signs are severe (S0, S1, S2, S3)."
    if PERNICIOUS_ANAEMIA in known.known_causes:
        yield "The FDA label calls oral vitamin B12 “not dependable” in pernicious anaemia (FDA)."
    if known.oral_failed:
        yield "Tablets did not correct the deficiency before."


def _sentence(found: Finding) -> str:
    source = f" ({found.source})" if found.source else ""
    return f"{found.message.rstrip('.')}{source}."
