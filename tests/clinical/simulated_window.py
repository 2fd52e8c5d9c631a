"""The days on which the next dose is on time, may be given early, and is offered."""

from datetime import date

from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.quantities import Interval, Period, PeriodUnit
from tests.clinical.simulated_chart import Chart
from tests.clinical.slow_dates import days_later, first_open_day, period_later


def window(chart: Chart, interval: Interval) -> tuple[date, date]:
    """Return the first and the last day on time for the next dose (5.2)."""
    if chart.last_on is None:
        return chart.course.start_on, chart.course.start_on
    due_on = period_later(chart.last_on, interval.shortest)
    due_by = period_later(chart.last_on, interval.longest)
    cap = chart.phase.cap
    if cap is not None and len(chart.doses_of_phase) >= cap.doses:
        free_on = days_later(chart.doses_of_phase[-cap.doses], cap.days)
        return max(due_on, free_on), max(due_by, free_on)
    return due_on, due_by


def days_early(shortest: Period) -> int:
    """Return how many days before due_on a dose may be given (5.3)."""
    months_or_four_weeks = {
        PeriodUnit.MONTH: shortest.count,
        PeriodUnit.WEEK: shortest.count // 4,
        PeriodUnit.DAY: shortest.count // 28,
    }[shortest.unit]
    return 14 if months_or_four_weeks >= 2 else 3 if months_or_four_weeks == 1 else 0


def day_to_offer(due_on: date, due_by: date, has_range: bool, open_days: OpenDays, today: date) -> date:
    """Return the day to offer (5.4)."""
    offered = first_open_day(due_by, open_days)
    if has_range:
        early = first_open_day(max(due_on, days_later(due_by, -14)), open_days)
        if early <= due_by:
            offered = early
    return offered if offered >= today else first_open_day(today, open_days)
