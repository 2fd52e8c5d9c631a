"""When the open-ended phase of a chart is to be reviewed next, for the plan's last dose before it."""

from collections.abc import Iterator
from datetime import date

from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.protocol import UntilReview
from b12desk.clinical.vocabulary import CheckKind, Flag, MonitoringPlan
from tests.clinical.simulated_chart import Chart
from tests.clinical.slow_dates import days_later, months_later, period_later


def next_phase_review(chart: Chart, patient: PatientFacts) -> date | None:
    """Return the day of the phase's next review; None where the phase has none, or no dose yet to count from."""
    ends = chart.phase.ends
    begun = chart.doses_of_phase[0] if chart.doses_of_phase else None
    if begun is None and chart.is_in_anchored_start_phase:
        begun = chart.course.start_on
    if not isinstance(ends, UntilReview) or begun is None:
        return None
    grid = _symptom_reviews(chart, patient)
    symptom = next(grid)
    due, counted_from = period_later(begun, ends.every), begun
    own = CheckKind.NEURO_REVIEW if chart.phase.name == "loading" else CheckKind.PHASE_REVIEW
    for review in chart.reviews:
        open_ones = []
        if review.on >= _opens(counted_from, due) and review.kind in (None, own):
            open_ones.append((due, own.value))
        if symptom and review.on >= _opens(*symptom) and review.kind in (None, CheckKind.SYMPTOM_REVIEW):
            open_ones.append((symptom[1], CheckKind.SYMPTOM_REVIEW.value))
        if not open_ones:
            continue
        if min(open_ones)[1] == own.value:
            due, counted_from = period_later(review.on, ends.every), review.on
        else:
            symptom = next(grid)
    return due


def _opens(counted_from: date, due: date) -> date:
    """Return the day a check opens: the shorter of 28 days and half its period before its date."""
    return days_later(due, -min(28, (due - counted_from).days // 2))


def _symptom_reviews(chart: Chart, patient: PatientFacts) -> Iterator[tuple[date, date] | None]:
    """Walk the grid of the default plan: each check's period begins and the check's day, None where none are asked."""
    if chart.course.monitoring is not MonitoringPlan.NICE_SYMPTOMS:
        while True:
            yield None
    begun = chart.counted[0] if chart.counted else chart.course.start_on
    first = 1 if patient.flags & {Flag.PREGNANT, Flag.BREASTFEEDING} else 3
    yield begun, months_later(begun, first)
    months = 12
    while True:
        yield months_later(begun, months - 12), months_later(begun, months)
        months += 12
