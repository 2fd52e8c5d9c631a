"""The series of checks that a monitoring plan and a patient's circumstances ask for.

Source: NICE NG239, S1, S2, S3 as named beside each rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from b12desk.clinical.course import Course
from b12desk.clinical.events import GapDecision, LabResult, Review
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.quantities import add_months
from b12desk.clinical.vocabulary import REVIEW_KINDS, CheckKind, Flag, GapChoice, MonitoringPlan, Route

ANAEMIA_FLAGS = frozenset({Flag.ANAEMIA, Flag.SEVERE_ANAEMIA, Flag.PERNICIOUS_ANAEMIA})
POTASSIUM_FLAGS = frozenset({Flag.SEVERE_ANAEMIA, Flag.PERNICIOUS_ANAEMIA})
BLOODS_WITHIN_DAYS = 14
STABILISED = "stabilised"

_LONGEST_OPENING_DAYS = 28
_YEARLY = 12
_QUARTERLY = 3
_FURTHEST_MONTHS = 12 * 120


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A check of a series, before anybody asks whether it was met."""

    kind: CheckKind
    opens_on: date
    due_on: date


Series = Mapping[CheckKind, Sequence[Iterator[DueCheck]]]


def series_of(
    course: Course,
    reviews: Sequence[Review],
    results: Sequence[LabResult],
    patient: PatientFacts,
    decisions: Sequence[GapDecision] = (),
    *,
    origin: date,
    is_anchored: bool,
) -> Series:
    """Return the series of each kind, counted from `origin`, the first counting dose or the start.

    The checks of the first days are not asked for where history anchors the course.
    """
    found = [*_planned(course, reviews, patient, origin), *_by_pregnancy(patient, origin), *_by_decision(decisions)]
    if course.protocol.has_injections:
        found += _by_anaemia(patient, origin, is_anchored=is_anchored)
    if not _platelets_are_normal(course, results, origin):
        found += _platelets_with_blood_counts(course, patient, origin)
    series: dict[CheckKind, list[Iterator[DueCheck]]] = {}
    for kind, one in found:
        series.setdefault(kind, []).append(one)
    return series


def opening_of(previous: date, due_on: date) -> date:
    """Return when a check opens: 28 days before its date, or half its period (rounded down) where that is shorter."""
    return due_on - timedelta(days=min(_LONGEST_OPENING_DAYS, (due_on - previous).days // 2))


def kind_of_test(test: str) -> CheckKind | None:
    """Return the check that a laboratory test answers, None when it answers none."""
    return _TESTS.get(test.strip().lower().replace(" ", "_"))


_TESTS = {kind.value: kind for kind in CheckKind if kind not in REVIEW_KINDS} | {
    "total_b12": CheckKind.SERUM_B12,
    "active_b12": CheckKind.SERUM_B12,
    "b12": CheckKind.SERUM_B12,
    "fbc": CheckKind.FULL_BLOOD_COUNT,
    "haemoglobin": CheckKind.FULL_BLOOD_COUNT,
}

_Asked = tuple[CheckKind, Iterator[DueCheck]]


def _planned(course: Course, reviews: Sequence[Review], patient: PatientFacts, origin: date) -> list[_Asked]:
    carrying = {Flag.PREGNANT, Flag.BREASTFEEDING} & patient.flags
    symptoms = (CheckKind.SYMPTOM_REVIEW, _by_months(CheckKind.SYMPTOM_REVIEW, origin, (1,) if carrying else (3,)))
    match (course.protocol.route, course.monitoring):
        case (Route.ORAL | Route.SUBLINGUAL, _):
            both = (CheckKind.SYMPTOM_REVIEW, CheckKind.SERUM_B12)
            return [(kind, _by_months(kind, origin, (3,))) for kind in both]
        case (Route.NONE, _):
            return [(CheckKind.SERUM_B12, _by_months(CheckKind.SERUM_B12, origin, ()))]
        case (_, MonitoringPlan.NICE_SYMPTOMS):
            return [symptoms]
        case (_, MonitoringPlan.FIRST_YEAR):
            kinds = (CheckKind.SERUM_B12, CheckKind.FULL_BLOOD_COUNT, CheckKind.HOMOCYSTEINE)
            return [(kind, _by_months(kind, origin, (3, 6))) for kind in kinds]
        case (_, MonitoringPlan.QUARTERLY_UNTIL_STABLE):
            stable_on = min((r.on for r in reviews if r.outcome == STABILISED and r.on >= origin), default=None)
            kinds = (CheckKind.SERUM_B12, CheckKind.HOMOCYSTEINE, CheckKind.MMA)
            return [(kind, _until_stable(kind, origin, stable_on)) for kind in kinds]
        case _:
            return []


def _by_pregnancy(patient: PatientFacts, origin: date) -> list[_Asked]:
    """Serum B12 every three months through a pregnancy after bariatric surgery. Source: S1."""
    if not {Flag.POST_BARIATRIC, Flag.PREGNANT} <= patient.flags:
        return []
    return [(CheckKind.SERUM_B12, _every_quarter(CheckKind.SERUM_B12, origin))]


def _by_decision(decisions: Sequence[GapDecision]) -> list[_Asked]:
    """Serum B12 and a blood count within 14 days of a decision “bloods first” about a gap. Source: convention."""
    if not decisions or decisions[-1].choice is not GapChoice.BLOODS_FIRST:
        return []
    on = decisions[-1].on
    kinds = (CheckKind.SERUM_B12, CheckKind.FULL_BLOOD_COUNT)
    return [_once(kind, on, on + timedelta(days=BLOODS_WITHIN_DAYS)) for kind in kinds]


def _by_anaemia(patient: PatientFacts, origin: date, *, is_anchored: bool) -> list[_Asked]:
    """Potassium within 48 hours (S1 S2), reticulocytes within a week (S1), a blood count within two months (S1)."""
    found: list[_Asked] = []
    if POTASSIUM_FLAGS & patient.flags and not is_anchored:
        found.append(_once(CheckKind.POTASSIUM, origin, origin + timedelta(days=2)))
    if ANAEMIA_FLAGS & patient.flags and not is_anchored:
        found.append(_once(CheckKind.RETICULOCYTES, origin + timedelta(days=5), origin + timedelta(days=7)))
    if ANAEMIA_FLAGS & patient.flags:
        due_on = add_months(origin, 2)
        found.append(_once(CheckKind.FULL_BLOOD_COUNT, opening_of(origin, due_on), due_on))
    return found


def _platelets_with_blood_counts(course: Course, patient: PatientFacts, origin: date) -> list[_Asked]:
    """Platelets with each blood count, until within the laboratory's range. Source: S2."""
    kind, found = CheckKind.PLATELETS, list[_Asked]()
    if course.protocol.has_injections and course.monitoring is MonitoringPlan.FIRST_YEAR:
        found.append((kind, _by_months(kind, origin, (3, 6))))
    if course.protocol.has_injections and ANAEMIA_FLAGS & patient.flags:
        due_on = add_months(origin, 2)
        found.append(_once(kind, opening_of(origin, due_on), due_on))
    return found


def _platelets_are_normal(course: Course, results: Sequence[LabResult], origin: date) -> bool:
    low = Decimal(course.settings.platelets_normal_from_per_nl)
    high = Decimal(course.settings.platelets_normal_to_per_nl)
    platelets = [r for r in results if kind_of_test(r.test) is CheckKind.PLATELETS and r.on >= origin]
    return any(low <= result.value <= high for result in platelets)


def _once(kind: CheckKind, opens_on: date, due_on: date) -> _Asked:
    return kind, iter([DueCheck(kind, opens_on, due_on)])


def _by_months(kind: CheckKind, origin: date, first: Sequence[int]) -> Iterator[DueCheck]:
    """Yield checks at the given months, then every twelve months, without end."""
    previous = origin
    for months in (*first, *range(_YEARLY, _FURTHEST_MONTHS, _YEARLY)):
        due_on = add_months(origin, months)
        yield DueCheck(kind, opening_of(previous, due_on), due_on)
        previous = due_on


def _every_quarter(kind: CheckKind, origin: date) -> Iterator[DueCheck]:
    previous = origin
    for months in range(_QUARTERLY, _FURTHEST_MONTHS, _QUARTERLY):
        due_on = add_months(origin, months)
        yield DueCheck(kind, opening_of(previous, due_on), due_on)
        previous = due_on


def _until_stable(kind: CheckKind, origin: date, stable_on: date | None) -> Iterator[DueCheck]:
    """Yield a check every three months until stable, then only those of every twelve months. Source: S1."""
    yearly = {add_months(origin, months) for months in range(_YEARLY, _FURTHEST_MONTHS, _YEARLY)}
    for due in _every_quarter(kind, origin):
        if stable_on is None or due.due_on <= stable_on or due.due_on in yearly:
            yield due
