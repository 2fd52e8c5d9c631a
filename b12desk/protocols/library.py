"""The protocols a clinic can choose from, each proved by its worked examples when it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.protocol import Protocol
from b12desk.protocols.case_check import forecast_case, unmet
from b12desk.protocols.cases import case_place, read_cases
from b12desk.protocols.products import ProductCatalogue, load_products
from b12desk.protocols.reading import read_protocol, read_what_can_be
from b12desk.resource_files import resource_path


@dataclass(frozen=True, slots=True)
class ProtocolLibrary:
    """The protocols by id, in the order in which they are listed; `texts` holds their files' texts by SHA-256."""

    protocols: tuple[Protocol, ...]
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text_of(self, protocol: Protocol) -> str:
        """Return the text of the file that the protocol was read from."""
        return self.texts[protocol.sha256]

    def get(self, id: str) -> Protocol:
        """Return the protocol of that id.

        Raises:
            NotFound: when the library has no such protocol.
        """
        for protocol in self.protocols:
            if protocol.id == id:
                return protocol
        raise NotFound(f"There is no protocol “{id}”.")

    def has(self, id: str) -> bool:
        """Return whether the library has a protocol of that id."""
        return any(protocol.id == id for protocol in self.protocols)

    def all(self) -> tuple[Protocol, ...]:
        """Return every protocol, best supported first."""
        return self.protocols

    def overlaid(self, texts: Iterable[str]) -> "ProtocolLibrary":
        """Return the library with the protocols of these texts in the place of those with the same ids."""
        kept = {text: kept_protocol(text) for text in texts}
        own = {protocol.id: protocol for protocol in kept.values()}
        others = [protocol for protocol in self.protocols if protocol.id not in own]
        own_texts = {protocol.sha256: text for text, protocol in kept.items()}
        return _library([*others, *own.values()], {**self.texts, **own_texts})


def load_protocols(products: ProductCatalogue | None = None, folder: Path | None = None) -> ProtocolLibrary:
    """Return the protocols of a folder, or those that come with the program.

    Raises:
        BadInput: with one sentence for each problem of every file.
    """
    products = products or load_products()
    files = sorted((folder or resource_path("protocols")).glob("*.toml"))
    return library_of(((file.name, file.read_bytes()) for file in files), products)


def library_of(files: Iterable[tuple[str, bytes]], products: ProductCatalogue) -> ProtocolLibrary:
    """Return the library of these files, given as (name, bytes)."""
    problems: list[str] = []
    found: list[Protocol] = []
    texts: dict[str, str] = {}
    for name, content in files:
        try:
            protocol = proved_protocol(content, name, products)
            found.append(protocol)
            texts[protocol.sha256] = content.decode("utf-8")
        except BadInput as error:
            problems += error.problems
    ids = [protocol.id for protocol in found]
    problems += [f"The protocol id “{id}” stands in two files." for id in sorted({i for i in ids if ids.count(i) > 1})]
    if problems:
        raise BadInput(problems)
    return _library(found, texts)


@lru_cache(maxsize=256)
def kept_protocol(text: str) -> Protocol:
    """Return the protocol of a text that was proved before it was kept.

    Raises:
        BadInput: when the text can't be read.
    """
    return read_protocol(text.encode("utf-8"), "a protocol that the register keeps")[0]


def _library(protocols: Iterable[Protocol], texts: Mapping[str, str]) -> ProtocolLibrary:
    return ProtocolLibrary(tuple(sorted(protocols, key=lambda p: (p.fit.rank, p.id))), MappingProxyType(dict(texts)))


def proved_protocol(content: bytes, name: str, products: ProductCatalogue) -> Protocol:
    """Return the protocol of one file after forecasting its worked examples.

    Raises:
        BadInput: with one sentence for each problem of the file, an example that doesn't hold included.
    """
    problems: list[str] = []
    protocol, examples = read_what_can_be(content, name, problems)
    problems += _product_problems(protocol, name, products)
    library = _Alone(protocol) if problems else ProtocolLibrary((protocol,))
    try:
        cases = read_cases(list(examples), library, products, place=f"{name}, examples")
    except BadInput as error:
        raise BadInput([*problems, *error.problems]) from None
    if problems:
        raise BadInput(problems)
    for number, case in enumerate(cases, start=1):
        place = f"{case_place(f'{name}, examples', number, {'id': case.id})}, expect"
        says = unmet(case, forecast_case(case)) if case.expect else ["nothing is expected"]
        problems += [f"{place}: {one}." for one in says]
    if problems:
        raise BadInput(problems)
    return protocol


@dataclass(frozen=True, slots=True)
class _Alone:
    """Stands in for the library while a file's protocol has problems, so that its examples are looked at as well."""

    protocol: Protocol

    def get(self, id: str) -> Protocol:
        return self.protocol


def _product_problems(protocol: Protocol, name: str, products: ProductCatalogue) -> list[str]:
    if protocol.product_id is None:
        return []
    if not products.has(protocol.product_id):
        return [f"{name}: “product”: there is no product “{protocol.product_id}” in the catalogue."]
    substance = products.get(protocol.product_id).substance
    if all(substance in phase.substances or not phase.substances for phase in protocol.phases):
        return []
    return [f"{name}: “product”: {protocol.product_id} contains {substance.value}, which “substances” doesn’t name."]
