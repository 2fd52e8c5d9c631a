"""The worklist: every patient of the register with what happens next, most overdue first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from b12desk.clinical.forecast import site_by_rotation
from b12desk.clinical.listing import forecast_row
from b12desk.clinical.records import ContactRecord, ForecastRow, ListedPatient, PatientHistory
from b12desk.clinical.vocabulary import Status
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, sources_of, story_of
from b12desk.services.worklist_rows import Worklist, worklist_of


def worklist(desk: Desk, *, statuses: frozenset[Status] | None = None, limit: int | None = None) -> Worklist:
    """Return the worklist as of the desk's day, most overdue first."""
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        listed = _read_again(unit, unit.worklist_rows(), sources, today)
        contacts = _by_patient(unit.all_contacts())
    return worklist_of(listed, sources.clinic.open_days, today=today, statuses=statuses, limit=limit, contacts=contacts)


def _by_patient(contacts: Iterable[ContactRecord]) -> Mapping[str, Sequence[ContactRecord]]:
    found: dict[str, list[ContactRecord]] = {}
    for one in contacts:
        found.setdefault(one.patient_id, []).append(one)
    return found


def _read_again(unit: ReadUnit, listed: Sequence[ListedPatient], sources: Sources, today: date) -> list[ListedPatient]:
    """Forecast anew the few rows that depend on the day: restricted sites, earlier days."""
    stale = {
        one.patient_id: one.row
        for one in listed
        if one.row is not None and (one.row.site_depends_on_day or (one.row.latest_event_on or date.min) > today)
    }
    if not stale:
        return list(listed)
    histories = unit.histories(list(stale))
    fresh = {id: _fresh_row(stale[id], histories[id], sources, today) for id in stale}
    return [replace(one, row=fresh[one.patient_id]) if one.patient_id in fresh else one for one in listed]


def _fresh_row(row: ForecastRow, history: PatientHistory, sources: Sources, today: date) -> ForecastRow:
    record = next(course for course in history.courses if course.id == row.course_id)
    story = story_of(record, history, sources)
    reading = story.read(sources, today=today)
    fresh = forecast_row(
        reading,
        story.patient,
        sources.clinic.open_days,
        course_id=record.id,
        patient_id=record.patient_id,
        latest_event_on=story.latest_event_on,
        today=today,
    )
    if not fresh.site_depends_on_day:
        return fresh
    site = site_by_rotation(reading, story.patient, sources.clinic.open_days, today=today).site
    return replace(fresh, next_site=site)
