"""The reviews and blood tests of the whole register, read some hundred patients at a time.

The clinical core lists each course's checks; this list adds none and leaves none out. The reviews kept beside the
courses say only in which order patients are read, so that what presses is there first.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from b12desk.clinical.records import ListedPatient, PatientHistory
from b12desk.clinical.vocabulary import PatientStanding
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, running_story, sources_of
from b12desk.services.monitoring_rows import CheckRow, MonitoringList, check_row, in_order

AT_ONCE = 400
"""So many patients are read between two answers, about as many as one statement takes."""


def monitoring_list(desk: Desk) -> MonitoringList:
    """Return every open and next check of the patients whom the clinic looks after, as of the desk's day."""
    *_, last = monitoring_in_parts(desk)
    return last


def monitoring_in_parts(desk: Desk, *, at_once: int = AT_ONCE) -> Iterator[MonitoringList]:
    """Yield the list as it grows, each time with more patients read; the last one is complete.

    Rows are put in order when there are twice as many patients as the last time, so that a long reading stays quick;
    in between the same rows are yielded with the number of patients read so far.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        ids = _to_read(unit.worklist_rows(), today)
    found: list[CheckRow] = []
    shown: tuple[CheckRow, ...] = ()
    sorted_at = 0
    for start in range(0, len(ids), at_once):
        with desk.register.reading() as unit:
            histories = unit.histories(ids[start : start + at_once])
        for history in histories.values():
            found += checks_of(history, sources, today=today)
        read = start + len(histories)
        if read >= 2 * sorted_at or read == len(ids):
            shown, sorted_at = in_order(found), read
        yield MonitoringList(today, shown, read, len(ids))
    if not ids:
        yield MonitoringList(today, (), 0, 0)


def checks_of(history: PatientHistory, sources: Sources, *, today: date) -> tuple[CheckRow, ...]:
    """Return the open and the next checks of a patient's running course; none once it has ended."""
    story = running_story(history, sources)
    if story is None:
        return ()
    name = story.course.protocol.title
    checks = story.read(sources, today=today).checks
    return tuple(check_row(history.patient, name, check, today=today) for check in checks)


def _to_read(listed: Sequence[ListedPatient], today: date) -> list[str]:
    """Return the patients with a course that may run: those whose next review comes first, first.

    A course without a review to come may still want blood tests, so it is read before those whose review is far off.
    Who died or moved away is on no list.
    """
    rows = [one.row for one in listed if one.standing is PatientStanding.ACTIVE and one.row is not None]
    running = [row for row in rows if not row.is_ended or (row.latest_event_on or date.min) > today]
    return [row.patient_id for row in sorted(running, key=lambda row: row.next_review_on or date.min)]
