"""Lay a forecast beside what the simulator says, and name the fields that differ."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from b12desk.clinical.events import Event
from b12desk.clinical.forecast import forecast
from b12desk.clinical.forecast_value import Forecast
from tests.clinical.simulator import Simulated, simulate
from tests.clinical.strategies import Story


def forecast_of(story: Story, events: Sequence[Event] | None = None) -> Forecast:
    return forecast(
        story.course,
        story.events if events is None else events,
        patient=story.patient,
        open_days=story.open_days,
        today=story.today,
    )


def simulated_of(story: Story) -> Simulated:
    return simulate(story.course, story.events, patient=story.patient, open_days=story.open_days, today=story.today)


def differences(story: Story) -> list[str]:
    """Return one line for each field on which the forecast and the simulator disagree."""
    product, slow = forecast_of(story), simulated_of(story)
    return [
        f"{field.name}: forecast {getattr(product, field.name)}, simulator {getattr(slow, field.name)}"
        for field in fields(Simulated)
        if getattr(product, field.name) != getattr(slow, field.name)
    ]


def telling_days(story: Story) -> list[date]:
    """Return the days from today on at which the forecast may turn: where its windows open, close and are overdue."""
    slow = simulated_of(story)
    named = {slow.earliest_on, slow.due_on, slow.due_by, slow.book_on, slow.overdue_from}
    found = {day for day in named if day is not None and day > story.today}
    return sorted(found | {date.fromordinal(day.toordinal() + 1) for day in found})


def on(story: Story, today: date) -> Story:
    return replace(story, today=today)
