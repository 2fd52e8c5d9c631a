"""List the protocols that a prescriber may choose from, with who approved which version for the clinic."""

from dataclasses import dataclass

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.records import ProtocolApproval
from b12desk.protocols.library import ProtocolLibrary, load_protocols, proved_protocol
from b12desk.protocols.products import ProductCatalogue
from b12desk.services.current_products import products_in
from b12desk.services.current_protocols import newest_approvals, protocols_in
from b12desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ListedProtocol:
    """A protocol in the clinic's current version. `approval` is None until somebody has approved it for the clinic.

    `is_own` tells a version that didn't come with the program. `problems` say what this program finds wrong with it
    now, such as a worked example that no longer holds.
    """

    protocol: Protocol
    approval: ProtocolApproval | None = None
    is_own: bool = False
    problems: tuple[str, ...] = ()

    @property
    def approved_by(self) -> str:
        """Who approved it, as the register says or else its file; empty for nobody."""
        return self.approval.approved_by if self.approval else self.protocol.approved_by


def list_protocols(desk: Desk | None = None) -> tuple[ListedProtocol, ...]:
    """Return the current protocols, best supported first; without a desk those that come with the program."""
    if desk is None:
        return tuple(ListedProtocol(protocol) for protocol in load_protocols().all())
    with desk.register.reading() as unit:
        library, approvals = protocols_in(unit, desk.protocols), newest_approvals(unit)
        products = products_in(unit, desk.products)
    packaged = {protocol.sha256 for protocol in desk.protocols.all()}
    return tuple(
        ListedProtocol(
            protocol,
            approvals.get(protocol.id),
            is_own=protocol.sha256 not in packaged,
            problems=() if protocol.sha256 in packaged else _problems(protocol, library, products),
        )
        for protocol in library.all()
    )


def _problems(protocol: Protocol, library: ProtocolLibrary, products: ProductCatalogue) -> tuple[str, ...]:
    content = library.text_of(protocol).encode("utf-8")
    try:
        proved_protocol(content, f"{protocol.id} {protocol.version}", products)
    except BadInput as error:
        return error.problems
    return ()
