"""What one patient adds to the reports: doses with their timing, doses to come, and the place they belong in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.afterwards import afterwards_words
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.measures import Timing, timing_of
from b12desk.clinical.reading import Reading, read_course
from b12desk.clinical.records import InjectionRecord, PatientHistory
from b12desk.clinical.status import status
from b12desk.clinical.vocabulary import PatientStanding, Status
from b12desk.services.history import CourseStory, Sources, story_of

Place = Status | PatientStanding
"""Where a patient stands: in a section of the worklist, or, off it, as deceased or moved away."""


@dataclass(frozen=True, slots=True)
class DoseGiven:
    """A dose on record, voided ones left out. `timing` is None where none is asked for.

    `is_afterwards` marks one entered from a paper slip after a time without the computer.
    """

    on: date
    product: str
    site: str
    is_elsewhere: bool
    timing: Timing | None
    is_afterwards: bool = False


@dataclass(frozen=True, slots=True)
class DoseExpected:
    """A dose to come on the day it would be offered; `is_overdue` marks the next dose of an overdue patient."""

    on: date
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class PatientFigures:
    """One patient's part. `place` is made from what is recorded alone, whatever the worklist says."""

    patient_id: str
    place: Place
    given: tuple[DoseGiven, ...]
    expected: tuple[DoseExpected, ...]


def figures_of(history: PatientHistory, sources: Sources, *, since: date, today: date) -> PatientFigures:
    """Return a patient's part of the reports, doses from `since` up to today."""
    stories = [story_of(record, history, sources) for record in history.courses]
    running = stories[0] if stories else None
    reading = running.read(sources, today=today) if running else None
    standing = history.patient.standing
    timings = _timings(history, stories, sources, since=since, today=today)
    place: Place = standing
    expected: tuple[DoseExpected, ...] = ()
    if standing is PatientStanding.ACTIVE:
        place = status(reading.standing, today=today) if reading else Status.NO_PLAN
        if running is not None and reading is not None:
            expected = tuple(_expected(running, reading, sources, today=today))
    doses = [one for one in history.injections if not one.is_voided and since <= one.given_on <= today]
    given = tuple(_given(one, timings.get(one.id), sources) for one in doses)
    return PatientFigures(history.patient.id, place, given, expected)


def _given(record: InjectionRecord, timing: Timing | None, sources: Sources) -> DoseGiven:
    products = sources.products
    is_known = record.product_id is not None and products.has(record.product_id)
    product = products.get(record.product_id).name if is_known and record.product_id else record.product_text
    site = record.site.words.capitalize() if record.site else record.site_text
    return DoseGiven(
        record.given_on, product, site, record.given_elsewhere, timing, is_afterwards=bool(afterwards_words(record))
    )


def _timings(
    history: PatientHistory, stories: list[CourseStory], sources: Sources, *, since: date, today: date
) -> Mapping[str, Timing]:
    """Return the timing of every counting maintenance dose given here, by its id; a later course's word counts."""
    found: dict[str, Timing] = {}
    for story in stories:
        records = {id(event): one for event, one in zip(story.events, history.injections, strict=False)}
        for event in story.read(sources, today=today).progress.counted:
            record = records[id(event)]
            if event.on >= since and not record.given_elsewhere and record.id not in found:
                timing = _timing(story, sources, event.on)
                if timing is not None:
                    found[record.id] = timing
    return found


def _timing(story: CourseStory, sources: Sources, given_on: date) -> Timing | None:
    """Return how a dose lay to the window of the day before; None in loading, on hold and for a first dose."""
    before = given_on - timedelta(days=1)
    reading = read_course(story.course, story.events, story.patient, sources.clinic.open_days, today=before)
    progress, window = reading.progress, reading.window
    if (
        window is None
        or progress.last_on is None
        or reading.standing.is_held
        or not progress.position.phase.is_maintenance
    ):
        return None
    return timing_of(window, given_on=given_on)


def _expected(story: CourseStory, reading: Reading, sources: Sources, *, today: date) -> Iterator[DoseExpected]:
    forecast = forecast_of(reading, story.patient, sources.clinic.open_days, today=today)
    for dose in forecast.projection:
        if dose.book_on is not None:
            yield DoseExpected(dose.book_on, dose.number == 1 and forecast.status is Status.OVERDUE)
