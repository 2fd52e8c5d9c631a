"""Approve a version of a protocol: from then on new courses follow it; running ones keep theirs until moved."""

from dataclasses import dataclass
from uuid import uuid4

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.records import ProtocolApproval
from b12desk.exchange.clean_text import clean_text
from b12desk.protocols.library import proved_protocol
from b12desk.register.write_unit import WriteUnit
from b12desk.services.compare_protocol import refuse_taken_version
from b12desk.services.current_products import current_products
from b12desk.services.current_protocols import protocols_in
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing

LONGEST_NAME = 120
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class ProtocolApproved:
    """The approval that was added and the version that it makes current."""

    approval: ProtocolApproval
    protocol: Protocol


def approve_protocol(
    desk: Desk, content: bytes, name: str, *, approved_by: str, note: str = "", instead_of: str | None = None
) -> ProtocolApproved:
    """Keep the file and make it the clinic's current version of its protocol.

    `instead_of` is the SHA-256 of the current version that somebody compared the file with, empty for a new protocol.

    Raises:
        BadInput: with one sentence for each problem of the file, or when nobody is named.
        Refused: when another version has become the current one since the file was compared, or the acting user may
            not approve protocols.
    """
    signed_by = clean_text(approved_by, limit=LONGEST_NAME)
    if not signed_by:
        raise BadInput("Who approves the protocol is missing.")
    protocol = proved_protocol(content, name, current_products(desk))
    approval = ProtocolApproval(
        id=str(uuid4()),
        sha256=protocol.sha256,
        protocol_id=protocol.id,
        version=protocol.version,
        approved_by=signed_by,
        on=desk.clock.today(),
        note=clean_text(note, limit=LONGEST_NOTE),
    )
    with writing(desk, Act.APPROVE_PROTOCOL) as unit:
        refuse_taken_version(unit, protocol, desk.protocols, name)
        _refuse_stale(unit, desk, protocol, instead_of)
        text = content.decode("utf-8")
        unit.keep_protocol(protocol.sha256, protocol_id=protocol.id, version=protocol.version, content=text)
        unit.approve_protocol(approval)
    return ProtocolApproved(approval, protocol)


def _refuse_stale(unit: WriteUnit, desk: Desk, protocol: Protocol, instead_of: str | None) -> None:
    library = protocols_in(unit, desk.protocols)
    current = library.get(protocol.id) if library.has(protocol.id) else None
    if instead_of is not None and instead_of != (current.sha256 if current else ""):
        now = f"version {current.version}" if current else "no version"
        raise Refused(f"Meanwhile {now} of {protocol.id} has become the current one; compare the file again.")
