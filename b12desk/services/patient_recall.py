"""Where the clinic stands in reaching one patient, from everything recorded about them."""

from datetime import date

from b12desk.clinical.recalls import Recall, recall_of
from b12desk.clinical.records import PatientHistory
from b12desk.services.history import Sources, running_story


def patient_recall(history: PatientHistory, sources: Sources, *, today: date) -> Recall:
    """Return the patient's recall as of today, by the running course, else the last one."""
    story = running_story(history, sources)
    if story is None:
        return recall_of(history.contacts, last_dose_on=None, overdue_from=None, today=today)
    reading = story.read(sources, today=today)
    return recall_of(
        history.contacts,
        last_dose_on=reading.progress.last_on,
        overdue_from=reading.standing.overdue_from,
        today=today,
    )
