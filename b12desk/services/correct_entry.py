"""Correct an entry that is not a dose: a void with its reason. Nothing is ever deleted, and voiding an end resumes."""

from b12desk.clinical.errors import BadInput, Refused
from b12desk.clinical.records import CourseEventRecord
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.history import history_in, sources_of
from b12desk.services.permissions import Act, refuse_unless_permitted, writing
from b12desk.services.refresh import refresh_rows

LONGEST_REASON = 500
RECORDED_BY = {
    "review": Act.RECORD_REVIEW,
    "decision": Act.DECIDE,
    "interval": Act.PLAN,
    "hold": Act.PLAN,
    "resume": Act.PLAN,
    "end": Act.PLAN,
    "move": Act.PLAN,
}
"""The act behind each kind of entry: who may not do it doesn't undo it either. Any other is corrected as it stands."""


def void_entry(desk: Desk, event_id: str, reason: str) -> CourseEventRecord:
    """Take a review, result, deferral or any other event out of what counts; it stays on record with the reason.

    Raises:
        BadInput: when the reason is missing or the entry is voided already.
        NotFound: when there is no such entry.
        Refused: when an end would be voided although another course has begun since, or when the acting user may not
            correct entries, or not record one of this kind.
    """
    said = clean_text(reason, limit=LONGEST_REASON)
    if not said:
        raise BadInput("The reason for the correction is missing.")
    today, sources = desk.clock.today(), sources_of(desk)
    with writing(desk, Act.CORRECT) as unit:
        entry = unit.course_event(event_id)
        refuse_unless_permitted(unit, desk.acting, RECORDED_BY.get(entry.kind, Act.CORRECT))
        if entry.is_voided:
            raise BadInput("This entry has been voided already; nothing was changed.")
        newest = history_in(unit, entry.patient_id).courses[:1]
        if entry.kind == "end" and newest and newest[0].id != entry.course_id:
            raise Refused("Another course has begun since this end; nothing was changed.")
        unit.void_course_event(event_id, said)
        refresh_rows(unit, entry.patient_id, sources, today=today)
    return entry
