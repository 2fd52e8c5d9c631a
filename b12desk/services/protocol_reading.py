"""A protocol to be read by somebody who is to approve it: the regimen in words, what may be chosen, every source."""

from dataclasses import dataclass

from b12desk.clinical.product import Product
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.sources import in_full
from b12desk.services.current_products import current_products
from b12desk.services.desk import Desk
from b12desk.services.list_protocols import ListedProtocol
from b12desk.services.regimen_words import phase_sentence
from b12desk.services.version_words import standing_words, version_words


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """A heading with the sentences that stand beneath it."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProtocolReading:
    """A protocol in words, part by part; parts without anything to say are left out."""

    protocol_id: str
    title: str
    parts: tuple[ReadingPart, ...]


def protocol_reading(desk: Desk, listed: ListedProtocol) -> ProtocolReading:
    """Return a listed protocol in words."""
    protocol = listed.protocol
    parts = (
        ReadingPart("Version", (f"{version_words(protocol)}. {standing_words(listed)}", *_note(listed))),
        ReadingPart("Problems", listed.problems),
        ReadingPart("Summary", (protocol.summary,)),
        ReadingPart("Regimen", _regimen(protocol, desk)),
        ReadingPart("Intervals a prescriber may choose", _intervals(protocol)),
        ReadingPart("Other choices of a prescriber", _choices(protocol)),
        ReadingPart("When it fits", _fit(protocol)),
        ReadingPart("Sources", tuple(map(_source, protocol.sources))),
    )
    return ProtocolReading(protocol.id, protocol.title, tuple(part for part in parts if part.sentences))


def _note(listed: ListedProtocol) -> tuple[str, ...]:
    checked = f"Checked against its sources on {staff_date(listed.protocol.checked)}."
    note = listed.approval.note if listed.approval else ""
    return (checked, f"Note of the approval: {note}") if note else (checked,)


def _regimen(protocol: Protocol, desk: Desk) -> tuple[str, ...]:
    product = _product(protocol, desk)
    if product is None:
        return ()
    return tuple(
        f"{phase_sentence(phase, None, product)}{f' Source: {phase.source}.' if phase.source else ''}"
        for phase in protocol.phases
    )


def _product(protocol: Protocol, desk: Desk) -> Product | None:
    """Return the protocol's own product, or one of a substance that it permits."""
    products = current_products(desk)
    if protocol.product_id is not None and products.has(protocol.product_id):
        return products.get(protocol.product_id)
    permitted = {substance for phase in protocol.phases for substance in phase.substances}
    return next((product for product in products.all() if product.substance in permitted), None)


def _intervals(protocol: Protocol) -> tuple[str, ...]:
    return tuple(f"{one.interval.words.capitalize()} ({one.source})." for one in protocol.allowed_intervals)


def _choices(protocol: Protocol) -> tuple[str, ...]:
    if protocol.needs_individual_order:
        return ("Dose and interval, with a reason and a review date.",)
    return tuple(
        f"{choice.name.replace('_', ' ').capitalize()}: {choice.lowest} to {choice.highest}, "
        f"{choice.default} unless chosen."
        for choice in protocol.choices
    )


def _fit(protocol: Protocol) -> tuple[str, ...]:
    indications = ", ".join(sorted(one.replace("_", " ") for one in protocol.fit.indications))
    listed = (f"Listed for: {indications}.",) if indications else ()
    against = (f"Its sources and those of {id} contradict each other." for id in sorted(protocol.fit.contradicts))
    return (protocol.fit.why, *listed, *against)


def _source(source: str) -> str:
    words = in_full(source)
    return f"{source}: {words}" if words != source else source
