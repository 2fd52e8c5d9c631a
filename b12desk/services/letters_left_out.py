"""Who gets no recall letter, and why."""

from datetime import date

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.recalls import Recall, RecallState
from b12desk.clinical.records import PatientRecord
from b12desk.clinical.vocabulary import Channel, PatientStanding, Status
from b12desk.services.letters_address import address_lines, unprintable_words
from b12desk.services.recall_rows import recall_in
from b12desk.services.worklist_rows import WorklistRow

_SETTLED = {
    RecallState.DECLINED: "declined",
    RecallState.BOOKED: "has booked",
    RecallState.AGREED_TO_COME: "agreed to come",
    RecallState.TREATED_ELSEWHERE: "is treated elsewhere",
}


def why_none(patient: PatientRecord, row: WorklistRow | None, *, today: date) -> str:
    """Return why a patient gets no letter today, as the end of a sentence; empty for one who gets a letter."""
    if patient.standing is PatientStanding.DECEASED:
        return "has died"
    if patient.standing is PatientStanding.MOVED_AWAY or row is None:
        return "has moved away"
    recall = recall_in(row)
    return _settled(recall, today) or _not_late(row) or _unreachable(patient)


def _settled(recall: Recall, today: date) -> str:
    last = recall.last
    if last is not None and last.channel is Channel.LETTER and last.on == today:
        return "was sent a letter today"
    if recall.state in _SETTLED and last is not None:
        return f"{_SETTLED[recall.state]}, {staff_date(last.on)}"
    if recall.waits_until is not None:
        return f"has a reminder for {staff_date(recall.waits_until)}"
    return ""


def _not_late(row: WorklistRow) -> str:
    if row.status is Status.OVERDUE:
        return ""
    return f"is not overdue ({row.status.value.replace('_', ' ')})"


def _unreachable(patient: PatientRecord) -> str:
    from b12desk.documents.letters import window_address

    if not patient.address.strip():
        return "has no address"
    lines = address_lines(patient, to_guardian=True)
    return unprintable_words(lines) or ("" if window_address(lines) else "has an address too long for the window")
