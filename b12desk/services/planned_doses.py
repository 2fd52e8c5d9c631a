"""The dose planned next for many patients at once, in words."""

from collections.abc import Sequence

from b12desk.clinical.forecast import forecast_of
from b12desk.services.desk import Desk
from b12desk.services.history import running_story, sources_of
from b12desk.services.paper_words import dose_words


def planned_doses(desk: Desk, patient_ids: Sequence[str]) -> dict[str, str]:
    """Return each patient's next dose by id, `1000 micrograms (1 mL)`; who has none is left out."""
    today, sources = desk.clock.today(), sources_of(desk)
    with desk.register.reading() as unit:
        histories = unit.histories(patient_ids)
    found: dict[str, str] = {}
    for id, history in histories.items():
        story = running_story(history, sources)
        if story is None:
            continue
        forecast = forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)
        words = dose_words(forecast.dose_micrograms, forecast.draw.volume_ml if forecast.draw else "")
        if words:
            found[id] = words
    return found
