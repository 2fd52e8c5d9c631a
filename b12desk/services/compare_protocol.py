"""Compare a protocol file with the clinic's current version: in words, and in the next doses of current patients."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.errors import BadInput
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.protocol_difference import differences
from b12desk.clinical.records import ListedPatient, ProtocolApproval
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.protocols.library import ProtocolLibrary, kept_protocol, proved_protocol
from b12desk.register.read_unit import ReadUnit
from b12desk.services.current_products import current_products
from b12desk.services.current_protocols import newest_approvals
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, running_story, sources_of
from b12desk.services.shown_names import shown_name
from b12desk.services.version_change import VersionChange, version_change

_MANY = 500


@dataclass(frozen=True, slots=True)
class PatientChange:
    """One patient who follows the protocol, and what the compared version would change."""

    patient_id: str
    name: str
    born_on: date
    change: VersionChange


@dataclass(frozen=True, slots=True)
class ProtocolComparison:
    """A version that somebody may approve, beside the clinic's current one (None for a new protocol).

    `approval` is that of the current version. `differences` are sentences. `changed` are the patients whose next dose
    would change, by due day; `blocked` those whose course can't follow this version; `unchanged` counts the rest.
    """

    protocol: Protocol
    current: Protocol | None
    approval: ProtocolApproval | None
    differences: tuple[str, ...]
    changed: tuple[PatientChange, ...]
    blocked: tuple[PatientChange, ...]
    unchanged: int

    @property
    def followers(self) -> int:
        """How many patients follow the protocol now, in whatever version."""
        return len(self.changed) + len(self.blocked) + self.unchanged

    @property
    def is_current(self) -> bool:
        """Whether the file is the current version itself."""
        return self.current is not None and self.current.sha256 == self.protocol.sha256


def compare_protocol(desk: Desk, content: bytes, name: str) -> ProtocolComparison:
    """Return what approving this file would change; nothing is changed by asking.

    Raises:
        BadInput: with one sentence for each problem of the file, a version that is taken included.
    """
    sources = sources_of(desk)
    protocol = proved_protocol(content, name, current_products(desk))
    today = desk.clock.today()
    with desk.register.reading() as unit:
        refuse_taken_version(unit, protocol, desk.protocols, name)
        current = sources.protocols.get(protocol.id) if sources.protocols.has(protocol.id) else None
        approval = newest_approvals(unit).get(protocol.id)
        changes = tuple(_changes(unit, protocol, sources, today)) if current else ()
    return ProtocolComparison(
        protocol=protocol,
        current=current,
        approval=approval,
        differences=differences(current, protocol) if current else (),
        changed=tuple(sorted((one for one in changes if one.change.is_changed), key=_by_due_day)),
        blocked=tuple(sorted((one for one in changes if one.change.obstacles), key=_by_due_day)),
        unchanged=sum(1 for one in changes if not one.change.is_changed and not one.change.obstacles),
    )


def refuse_taken_version(unit: ReadUnit, protocol: Protocol, packaged: ProtocolLibrary, name: str) -> None:
    """Raise BadInput where the clinic knows other content under the same protocol's id and version."""
    known = (*packaged.all(), *map(kept_protocol, unit.protocol_files().values()))
    same = [one.sha256 for one in known if (one.id, one.version) == (protocol.id, protocol.version)]
    if same and protocol.sha256 not in same:
        raise BadInput(
            f"{name}: “version”: {protocol.id} {protocol.version} is known already with other content; "
            "give this file a new version."
        )


def _changes(unit: ReadUnit, protocol: Protocol, sources: Sources, today: date) -> Iterator[PatientChange]:
    followers = {one.patient_id: one for one in unit.worklist_rows() if _follows(one, protocol.id)}
    ids = list(followers)
    for start in range(0, len(ids), _MANY):
        for id, history in unit.histories(ids[start : start + _MANY]).items():
            story, one = running_story(history, sources), followers[id]
            if story is not None:
                name = shown_name(one.family_name, one.given_name, one.title)
                yield PatientChange(id, name, one.born_on, version_change(story, protocol, sources, today=today))


def _follows(one: ListedPatient, protocol_id: str) -> bool:
    row = one.row
    runs = row is not None and row.protocol_id == protocol_id and not row.is_ended
    return runs and one.standing is PatientStanding.ACTIVE


def _by_due_day(one: PatientChange) -> tuple[date, str, str]:
    return (one.change.before.due_by or date.max, one.name, one.patient_id)
