"""The product's forecast against an independent one that lives through every day."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clinical.comparing import differences, forecast_of, on, telling_days
from tests.clinical.strategies import Story, stories

MANY = settings(max_examples=250, deadline=None, derandomize=True)


@MANY
@given(stories())
def test_the_forecast_agrees_with_the_simulator_in_every_field(story: Story) -> None:
    assert differences(story) == []


@settings(MANY, max_examples=120)
@given(stories())
def test_they_agree_on_every_day_on_which_the_forecast_turns(story: Story) -> None:
    assert [(day, found) for day in telling_days(story) if (found := differences(on(story, day)))] == []


@MANY
@given(stories(distinct_days=True), st.randoms(use_true_random=False))
def test_events_of_distinct_days_may_be_listed_in_any_order(story: Story, random: Random) -> None:
    shuffled = list(story.events)
    random.shuffle(shuffled)
    assert forecast_of(story, shuffled) == forecast_of(story)
