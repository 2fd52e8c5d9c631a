"""Record that a dose was not given on its day: attendance, never a dose; it moves no date."""

from datetime import date
from uuid import uuid4

from b12desk.clinical.errors import BadInput
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.clinical.vocabulary import NotGiven
from b12desk.exchange.clean_text import clean_text
from b12desk.services.desk import Desk
from b12desk.services.history import history_in
from b12desk.services.permissions import Act, writing

LONGEST_NOTE = 2000


def record_not_given(desk: Desk, patient_id: str, on: date | None, outcome: NotGiven | None, note: str = "") -> str:
    """Record why no dose was given on that day and return the entry's id; status and dates stay as they are.

    Raises:
        BadInput: with one sentence for a day that is missing or to come, and for a missing outcome.
    """
    problems = []
    if on is None:
        problems.append("The day is missing.")
    elif on > desk.clock.today():
        problems.append(f"{staff_date(on)} is in the future.")
    if outcome is None:
        problems.append("Why the dose was not given is missing.")
    if problems or on is None or outcome is None:
        raise BadInput(problems)
    event_id = str(uuid4())
    with writing(desk, Act.RECORD_NOT_GIVEN) as unit:
        history = history_in(unit, patient_id)
        unit.add_course_event(
            CourseEventRecord(
                id=event_id,
                patient_id=patient_id,
                kind="not_given",
                on=on,
                course_id=history.courses[0].id if history.courses else None,
                outcome=outcome.value,
                note=clean_text(note, limit=LONGEST_NOTE),
            )
        )
    return event_id
