"""The protocols that a clinic works with now: those of the program, overlaid with the versions it approved."""

from collections.abc import Mapping

from b12desk.clinical.records import ProtocolApproval
from b12desk.protocols.library import ProtocolLibrary
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk


def current_protocols(desk: Desk) -> ProtocolLibrary:
    """Return the protocols that a new course may follow now; another desk may have approved one a moment ago."""
    with desk.register.reading() as unit:
        return protocols_in(unit, desk.protocols)


def protocols_in(unit: ReadUnit, packaged: ProtocolLibrary) -> ProtocolLibrary:
    """Return the same within a unit of work that is open."""
    approvals = newest_approvals(unit)
    if not approvals:
        return packaged
    files = unit.protocol_files()
    return packaged.overlaid([files[approval.sha256] for approval in approvals.values()])


def newest_approvals(unit: ReadUnit) -> Mapping[str, ProtocolApproval]:
    """Return the approval that holds of each protocol, by the protocol's id."""
    return {approval.protocol_id: approval for approval in unit.protocol_approvals()}
