"""The protocols a clinic can choose from, each proved by its worked examples when it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from b12desk.clinical.errors import BadInput, NotFound
from b12desk.clinical.protocol import Protocol
from b12desk.protocols.case_check import forecast_case, mismatches
from b12desk.protocols.cases import read_cases
from b12desk.protocols.products import ProductCatalogue, load_products
from b12desk.protocols.reading import read_protocol
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

    def all(self) -> tuple[Protocol, ...]:
        """Return every protocol, best supported first."""
        return self.protocols


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
    return ProtocolLibrary(tuple(sorted(found, key=lambda p: (p.fit.rank, p.id))), MappingProxyType(texts))


def proved_protocol(content: bytes, name: str, products: ProductCatalogue) -> Protocol:
    """Return the protocol of one file after forecasting its worked examples.

    Raises:
        BadInput: with one sentence for each problem of the file, an example that doesn't hold included.
    """
    protocol, examples = read_protocol(content, name)
    if protocol.product_id is not None and not products.has(protocol.product_id):
        raise BadInput(f"{name}: there is no product “{protocol.product_id}” in the catalogue.")
    cases = read_cases(list(examples), ProtocolLibrary((protocol,)), products)
    problems = [f"{name}: example {says}" for case in cases for says in mismatches(case, forecast_case(case))]
    if problems:
        raise BadInput(problems)
    return protocol
