"""Hypothesis strategies for courses, what happens in them, clinic calendars and the days one may look at them."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from b12desk.clinical.course import Course
from b12desk.clinical.events import Deferral, End, Event, Hold, Injection, IntervalChange, Resume, Review
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval
from b12desk.clinical.vocabulary import CheckKind, Flag, MonitoringPlan
from tests.clinical.builders import course, products, protocols

FIRST_START = date(2019, 6, 1)
GAPS = (0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 7, 7, 8, 13, 14, 21, 28, 29, 30, 31, 45, 61, 92, 183, 370)
INTERVALS = (
    "P1M", "P8W", "P2M", "P10W", "P12W", "P3M", "P2M/P3M", "P6M",
    "P1W", "P4W", "P28D", "P56D", "P3D", "P2W/P3W",
)  # fmt: skip
OUTCOMES = (
    "no_further_improvement", "no_further_improvement", "blood_count_normal", "response_confirmed", "cause_corrected",
    "improving", "worse", "stabilised",
)  # fmt: skip
REVIEW_KINDS = (None, None, None, CheckKind.NEURO_REVIEW, CheckKind.PHASE_REVIEW, CheckKind.SYMPTOM_REVIEW)
PATIENTS = (PatientFacts(), PatientFacts(flags=frozenset({Flag.PREGNANT})))


@dataclass(frozen=True)
class Story:
    """A course with all that happened in it, as seen on a day not before the last event."""

    course: Course
    events: tuple[Event, ...]
    patient: PatientFacts
    open_days: OpenDays
    today: date


def starts() -> st.SearchStrategy[date]:
    return st.integers(0, 1800).map(lambda days: FIRST_START + timedelta(days=days))


def injection_protocols() -> st.SearchStrategy[Protocol]:
    return st.sampled_from([protocol for protocol in protocols().all() if protocol.has_injections])


@st.composite
def courses(draw: st.DrawFn) -> Course:
    protocol = draw(injection_protocols())
    choices = {choice.name: str(draw(st.integers(choice.lowest, choice.highest))) for choice in protocol.choices}
    if protocol.needs_individual_order:
        interval = draw(st.sampled_from(("P1D", "P2D", "P3D/P4D", "P1W", "P10D", "P2W", "P2W/P3W", "P28D", "P4W")))
        choices = {"dose_micrograms": draw(st.sampled_from(("500", "1000"))), "interval": interval}
    allowed = [str(one.interval) for one in protocol.allowed_intervals]
    return course(
        protocol.id,
        draw(starts()),
        start_phase=draw(st.none() | st.sampled_from(protocol.phase_names)),
        interval=draw(st.none() | st.sampled_from(allowed)) if allowed else None,
        grace_days=draw(st.sampled_from((0, 0, 1, 3, 7, 14))),
        choices=choices,
        monitoring=draw(st.sampled_from(MonitoringPlan)),
    )


def injections(on: date) -> st.SearchStrategy[Injection]:
    return st.builds(
        Injection,
        on=st.just(on),
        product=st.none() | st.sampled_from(products().all()),
        dose_micrograms=st.sampled_from((None, None, None, 1000, 1000, 250, 249, 100, 99, 2000)),
        is_voided=st.sampled_from((False, False, False, False, False, True)),
    )


@st.composite
def happenings(draw: st.DrawFn, on: date) -> Event:
    """Anything but a laboratory result, injections most often."""
    match draw(st.integers(0, 19)):
        case 0 | 1 | 2:
            return Review(on, draw(st.sampled_from(OUTCOMES)), draw(st.sampled_from(REVIEW_KINDS)))
        case 3 | 4:
            return Deferral(on, on + timedelta(days=draw(st.integers(0, 60))))
        case 5 | 6:
            return IntervalChange(on, Interval.parse(draw(st.sampled_from(INTERVALS))))
        case 7 | 8:
            return Hold(on)
        case 9 | 10:
            return Resume(on)
        case 11:
            return End(on)
        case _:
            return draw(injections(on))


@st.composite
def histories(draw: st.DrawFn, start_on: date, *, distinct_days: bool = False) -> list[Event]:
    """Perhaps something before the start, a run of regular doses from about then on, then whatever may happen."""
    gaps = [gap for gap in GAPS if gap] if distinct_days else list(GAPS)
    before = draw(st.sampled_from(((), (), (-3,), (-40,), (-90, -2), (-400, -20, -1))))
    events = [draw(injections(start_on + timedelta(days=n)) | happenings(start_on + timedelta(days=n))) for n in before]
    day = start_on + timedelta(days=draw(st.sampled_from((0, 0, 0, 1, 5, 40))))
    step = draw(st.sampled_from((2, 1, 1, 3, 4, 7)))
    for _ in range(draw(st.sampled_from((0, 1, 2, 3, 5, 6, 7, 7, 8, 10, 14, 15, 18, 24)))):
        events.append(Injection(day))
        day += timedelta(days=step)
    for _ in range(draw(st.sampled_from((0, 1, 2, 3, 4, 6, 8, 10)))):
        day += timedelta(days=draw(st.sampled_from(gaps)))
        events.append(draw(happenings(day)))
    return events


@st.composite
def calendars(draw: st.DrawFn, around: date) -> OpenDays:
    """Any open weekdays, and up to three closures of up to three weeks."""
    weekdays = draw(st.just(frozenset(range(5))) | st.frozensets(st.integers(0, 6), min_size=1))
    closed = set()
    for begins, length in draw(st.lists(st.tuples(st.integers(-10, 500), st.integers(1, 21)), max_size=3)):
        closed |= {around + timedelta(days=begins + n) for n in range(length)}
    return OpenDays(weekdays, frozenset(closed))


@st.composite
def stories(draw: st.DrawFn, *, distinct_days: bool = False) -> Story:
    planned = draw(courses())
    events = draw(histories(planned.start_on, distinct_days=distinct_days))
    days = [event.on for event in events]
    last = max(days, default=planned.start_on - timedelta(days=5))
    if not distinct_days:
        draw(st.randoms(use_true_random=False)).shuffle(events)
    today = last + timedelta(days=draw(st.sampled_from(GAPS)))
    near = draw(st.sampled_from((planned.start_on, last)))
    return Story(planned, tuple(events), draw(st.sampled_from(PATIENTS)), draw(calendars(near)), today)
