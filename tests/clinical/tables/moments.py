"""What is said of a situation at each moment: when the course is planned, a dose is recorded, the patient is viewed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from b12desk.clinical.findings.answers import with_answers
from b12desk.clinical.findings.planning import on_ending, on_interval, on_planning
from b12desk.clinical.findings.recording import on_recording
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.findings.viewing import on_viewing
from b12desk.clinical.forecast import site_by_rotation, situation_of
from b12desk.clinical.forecast_value import Check, Finding
from b12desk.clinical.patient import Site
from b12desk.clinical.quantities import Interval
from b12desk.clinical.reading import Reading, read_course
from b12desk.clinical.vocabulary import Moment, Muscle, Side
from b12desk.clinical.volume import exact_volume_ml
from b12desk.protocols.cases import Case, read_cases
from tests.clinical.builders import day, product, products, protocols
from tests.clinical.tables.told import Told


def said(told: Told, moment: Moment) -> Mapping[str, Finding]:
    """Return what is said at that moment, by id."""
    return {finding.id: finding for finding in _SAYS[moment](told)}


def checks_of(told: Told) -> tuple[Check, ...]:
    """Return the reviews and blood tests that are listed on the day."""
    return _reading(told, _case(told)).checks


def _planning(told: Told) -> Iterable[Finding]:
    case = _case(told)
    reading = _reading(told, case)
    first = _planned_dose(case, reading)
    started = replace(first, on=case.course.start_on) if first else None
    yield from on_planning(_situation(told, case, reading), started)
    interval, reason = told.chosen_interval
    if interval:
        yield from on_interval(case.course.protocol, Interval.parse(interval), reason)
    if told.ending_reason:
        yield from on_ending(case.course.protocol, told.ending_reason)


def _recording(told: Told) -> Iterable[Finding]:
    case = _case(told)
    reading = _reading(told, case)
    dose = _proposed(told, case, _planned_dose(case, reading))
    return with_answers(on_recording(_situation(told, case, reading), dose), told.answers, on=dose.on)


def _viewing(told: Told) -> Iterable[Finding]:
    case = _case(told)
    return on_viewing(_situation(told, case, _reading(told, case)))


_SAYS: Mapping[Moment, Callable[[Told], Iterable[Finding]]] = {
    Moment.PLANNING: _planning,
    Moment.RECORDING: _recording,
    Moment.VIEWING: _viewing,
}


def _case(told: Told) -> Case:
    (case,) = read_cases(told.case, protocols(), products())
    course = replace(
        case.course,
        resection_cm=told.resection_cm,
        review_on=day(told.review_on) if told.review_on else None,
    )
    if told.is_strength_unknown:
        course = replace(course, product=replace(course.product, strength_micrograms_per_ml=None))
    return replace(case, course=course)


def _reading(told: Told, case: Case) -> Reading:
    events = (*case.events, *told.decisions)
    return read_course(case.course, events, case.patient, case.open_days, today=case.today)


def _situation(told: Told, case: Case, reading: Reading) -> Situation:
    situation = situation_of(reading, case.patient, today=case.today)
    return replace(situation, authorities=told.authorities, recorder=told.recorder)


def _planned_dose(case: Case, reading: Reading) -> ProposedDose | None:
    """Return the next dose, today at the next site; None where no injection is to come."""
    if reading.window is None:
        return None
    dose, own = reading.progress.position.phase.dose_micrograms, case.course.product
    site = site_by_rotation(reading, case.patient, case.open_days, today=case.today).site
    return ProposedDose(case.today, own, dose, exact_volume_ml(dose, own), site)


def _proposed(told: Told, case: Case, planned: ProposedDose | None) -> ProposedDose:
    """Return the planned dose with what is proposed instead; without one, 1000 micrograms of the course's product."""
    own, asked = case.course.product, told.proposal
    usual = planned or ProposedDose(case.today, own, 1000, exact_volume_ml(1000, own), None)
    holds = product(asked.product) if asked.product else usual.product
    dose = asked.dose_micrograms or usual.dose_micrograms
    return ProposedDose(
        on=day(asked.on) if asked.on else usual.on,
        product=holds,
        dose_micrograms=dose,
        volume_ml=exact_volume_ml(dose, holds),
        site=_site(asked.site) if asked.site else usual.site,
        expires_on=day(asked.expires_on) if asked.expires_on else None,
        is_elsewhere=asked.is_elsewhere,
    )


@cache
def _site(words: str) -> Site:
    side, _, muscle = words.partition(" ")
    return Site(Muscle(muscle.replace(" ", "_")), Side(side))
