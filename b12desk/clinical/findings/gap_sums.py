"""The sum behind a finding about a gap: what is counted from which day, and how long ago that was reached."""

from datetime import date, timedelta

from b12desk.clinical.findings.gaps import STALLED_DAYS, VERY_LONG_MONTHS
from b12desk.clinical.findings.situation import Situation
from b12desk.clinical.forecast_value import Finding
from b12desk.clinical.quantities import add_months, staff_date


def gap_sum(found: Finding, situation: Situation) -> str:
    """Return the sum, “16-Jan-2026 + 2 × 3 months = 16-Jul-2026, which was 16 days ago.”; empty where there is none."""
    window, interval, today = situation.window, situation.interval, situation.today
    if window is None or interval is None:
        return ""
    if found.id == "loading_stalled":
        late_on = window.due_by + timedelta(days=STALLED_DAYS)
        sums = f"Due by {staff_date(window.due_by)} + {STALLED_DAYS} days = {staff_date(late_on)}"
        return f"{sums}, which was {_ago(late_on, today)}."
    last_on = situation.progress.last_on or (situation.course.start_on if situation.course else None)
    if last_on is None:
        return ""
    counted = "Last dose" if situation.progress.last_on else "No dose since the start"
    twice_on = interval.longest.times(2).after(last_on)
    sums = f"{counted} {staff_date(last_on)} + 2 × {interval.longest.words} = {staff_date(twice_on)}"
    year_on = add_months(last_on, VERY_LONG_MONTHS)
    if found.id == "very_long_gap":
        return f"{sums}; + {VERY_LONG_MONTHS} months = {staff_date(year_on)}, which was {_ago(year_on, today)}."
    return f"{sums}, which was {_ago(twice_on, today)}."


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    return "today" if days == 0 else f"{days} day{'' if days == 1 else 's'} ago"
