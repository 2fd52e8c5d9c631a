"""The rows of the protocols' tables, without Qt."""

from collections.abc import Sequence

from b12desk.clinical.quantities import staff_date
from b12desk.desktop.patient.presenter import Line
from b12desk.services.compare_protocol import PatientChange, ProtocolComparison
from b12desk.services.list_protocols import ListedProtocol
from b12desk.services.version_words import next_dose_words, patient_sentence, standing_words, version_words


def protocol_lines(listed: Sequence[ListedProtocol]) -> list[Line]:
    """Return a line for each protocol: title, id with version, approval, sources."""
    return [_protocol_line(one) for one in listed]


def patient_lines(comparison: ProtocolComparison) -> list[Line]:
    """Return a line for each patient who would see a change, those who can't be moved last."""
    return [_patient_line(one) for one in (*comparison.changed, *comparison.blocked)]


def _protocol_line(one: ListedProtocol) -> Line:
    protocol = one.protocol
    sources = ", ".join(protocol.sources)
    cells = (protocol.title, version_words(protocol), approval_words(one), sources)
    sentence = f"{protocol.title}, {version_words(protocol)}. {standing_words(one)} Sources: {sources}."
    return Line(protocol.id, cells, " ".join([sentence, *one.problems]))


def approval_words(one: ListedProtocol) -> str:
    """Return the approval as it stands in a narrow column; a version that has problems now says so first."""
    if one.problems:
        return "Has problems"
    if one.approval is not None:
        return f"{one.approval.approved_by}, {staff_date(one.approval.on)}"
    return one.approved_by or "Not approved"


def _patient_line(one: PatientChange) -> Line:
    change = one.change
    now = next_dose_words(change.before, change.after)
    if change.after is None:
        then = f"Can’t be moved. {' '.join(change.obstacles)}"
    else:
        then = " ".join([next_dose_words(change.after, change.before), *change.notes])
    return Line(one.patient_id, (one.name, change.from_version, now, then), patient_sentence(one))
