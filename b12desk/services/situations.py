"""What the checks look at for a patient of the register today, with a course or without."""

from datetime import date

from b12desk.clinical.findings.situation import Situation
from b12desk.clinical.forecast import situation_of
from b12desk.clinical.records import PatientHistory
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.walk import NOTHING_GIVEN
from b12desk.clinical.window import Pauses
from b12desk.services.history import Sources, facts_of, injection_event, running_story


def situation_today(history: PatientHistory, sources: Sources, *, today: date) -> Situation:
    """Return the situation of the running (or last) course; for a patient without any, what is known all the same."""
    story = running_story(history, sources)
    if story is not None:
        return situation_of(story.read(sources, today=today), story.patient, today=today)
    return Situation(
        course=None,
        settings=sources.clinic.settings,
        patient=facts_of(history.patient),
        progress=NOTHING_GIVEN,
        window=None,
        interval=None,
        pauses=Pauses(None, None, None),
        status=Status.NO_PLAN,
        checks=(),
        injections=tuple(injection_event(i, sources.products) for i in history.injections if i.given_on <= today),
        reviews=(),
        results=(),
        today=today,
    )
