"""The product's forecast against an independent one that lives through every day."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12desk.clinical.vocabulary import CheckKind
from tests.clinical import builders as b
from tests.clinical.comparing import differences, forecast_of, on, telling_days
from tests.clinical.strategies import Story, stories

MANY = settings(max_examples=250, deadline=None, derandomize=True)
SEVEN_DAILY = ("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10", "2026-01-11")


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


def seen(course: b.Course, events: list[b.Event], today: str, open_days: b.OpenDays = b.ALWAYS_OPEN) -> Story:
    return Story(course, tuple(events), b.ANYONE, open_days, b.day(today))


RARE = {
    "cause corrected before this course's first dose, the last dose given elsewhere": seen(
        b.course("dietary-6-monthly", "2026-06-01", start_phase="maintenance"),
        [*b.given("2026-02-01"), b.review("2026-06-10", "cause_corrected")],
        "2026-06-11",
    ),
    "cause corrected during loading": seen(
        b.course("dietary-6-monthly", "2026-06-01"),
        [*b.given("2026-06-01", "2026-06-03"), b.review("2026-06-04", "cause_corrected"), *b.given("2026-06-05")],
        "2026-06-06",
    ),
    "cause corrected before any dose": seen(
        b.course("dietary-6-monthly", "2026-06-01"), [b.review("2026-06-02", "cause_corrected")], "2026-06-06"
    ),
    "the gate answered before the first daily dose": seen(
        b.course("cyano-pernicious", "2026-01-01"),
        [b.review("2026-01-04", "response_confirmed"), *b.given(*SEVEN_DAILY)],
        "2026-01-12",
    ),
    "the gate answered on the day of the first daily dose": seen(
        b.course("cyano-pernicious", "2026-01-01"),
        [b.review("2026-01-05", "response_confirmed"), *b.given(*SEVEN_DAILY)],
        "2026-01-12",
    ),
    "no further improvement before this course's first dose, the last dose given elsewhere": seen(
        b.course("hydroxo-neuro", "2026-06-01", start_phase="loading"),
        [*b.given("2026-05-30"), b.review("2026-06-01", "no_further_improvement")],
        "2026-06-02",
    ),
    "deferred while a gate is unanswered": seen(
        b.course("cyano-pernicious", "2026-01-05"),
        [*b.given(*SEVEN_DAILY), b.deferral("2026-01-12", "2026-01-20")],
        "2026-01-15",
    ),
    "on hold while a gate is unanswered": seen(
        b.course("cyano-pernicious", "2026-01-05"), [*b.given(*SEVEN_DAILY), b.hold("2026-01-12")], "2026-01-15"
    ),
    "on hold in an open-ended phase": seen(
        b.course("hydroxo-neuro", "2026-02-02"), [*b.given("2026-02-02"), b.hold("2026-02-03")], "2026-02-04"
    ),
    "the phase's review is due today": seen(
        b.course("hydroxo-neuro", "2026-02-02"), b.given("2026-02-02", "2026-02-20"), "2026-02-23"
    ),
    "the phase's review was due yesterday": seen(
        b.course("hydroxo-neuro", "2026-02-02"), b.given("2026-02-02", "2026-02-20"), "2026-02-24"
    ),
    "a review without a kind while a symptom review is open and due first": seen(
        b.course("hydroxo-neuro", "2026-02-02"),
        [*b.given("2026-02-02"), b.review("2026-06-01", "improving"), b.review("2026-06-20", "improving")],
        "2026-06-21",
    ),
    "a review of another kind": seen(
        b.course("hydroxo-neuro", "2026-02-02"),
        [*b.given("2026-02-02"), b.review("2026-02-20", "improving", CheckKind.PHASE_REVIEW)],
        "2026-02-21",
    ),
    "a review before the check opens": seen(
        b.course("hydroxo-neuro", "2026-02-02"),
        [*b.given("2026-02-02"), b.review("2026-02-05", "improving", CheckKind.NEURO_REVIEW)],
        "2026-02-06",
    ),
    "the interval shortened within the grace of an earlier deferral": seen(
        b.course("bariatric-3-monthly", "2026-03-01", grace_days=14),
        [*b.given("2026-03-01"), b.deferral("2026-04-20", "2026-05-01"), b.change("2026-05-10", "P1M")],
        "2026-05-20",
    ),
    "the interval shortened within the grace of a resume": seen(
        b.course("bariatric-3-monthly", "2026-01-15", grace_days=14),
        [*b.given("2026-01-15"), b.hold("2026-04-01"), b.resume("2026-05-01"), b.change("2026-05-10", "P1M")],
        "2026-05-20",
    ),
    "two changes on one day, the second back to the first": seen(
        b.course("bariatric-3-monthly", "2026-03-15"),
        [*b.given("2026-03-15"), b.change("2026-05-20", "P1M"), b.change("2026-05-20", "P3M")],
        "2026-05-20",
    ),
    "a change recorded while loading was open, read after its review": seen(
        b.course("hydroxo-neuro", "2026-01-05"),
        [
            *b.given("2026-01-05"),
            b.change("2026-02-20", "P1M"),
            b.review("2026-02-25", "no_further_improvement"),
        ],
        "2026-02-26",
    ),
    "an injection and an end on one day, the end listed first": seen(
        b.course("bariatric-3-monthly", "2026-01-15"), [b.end("2026-01-15"), *b.given("2026-01-15")], "2026-01-16"
    ),
    "a weekly dose before a closure of three weeks": seen(
        b.course("individualised", "2026-01-05", choices={"dose_micrograms": "1000", "interval": "P1W"}),
        b.given("2026-01-05"),
        "2026-01-06",
        b.calendar("mon", "2026-01-12 2026-01-19 2026-01-26"),
    ),
    "a start in the future, the last dose given elsewhere": seen(
        b.course("hydroxo-standard", "2026-06-01", start_phase="maintenance"), b.given("2026-05-01"), "2026-05-20"
    ),
    "a spaced phase named as the start, its first dose a month late": seen(
        b.course("cyano-pernicious", "2026-01-05", start_phase="spaced"), b.given("2026-02-05"), "2026-02-06"
    ),
    "half a dose before a named start anchors nothing": seen(
        b.course("hydroxo-standard", "2026-06-01", start_phase="maintenance"),
        b.given("2026-05-01", dose=500),
        "2026-06-02",
    ),
    "the twelfth projected dose is the last before a review": seen(
        b.course("hydroxo-smpc", "2026-01-05"), [], "2026-01-05"
    ),
    "an open-ended phase named as the start, nothing given here yet": seen(
        b.course("hydroxo-neuro", "2026-06-01", start_phase="loading"), b.given("2026-05-30"), "2026-06-10"
    ),
    "an open-ended phase named as the start, its first dose here late": seen(
        b.course("hydroxo-neuro", "2026-06-01", start_phase="loading"),
        b.given("2026-05-30", "2026-06-06"),
        "2026-06-10",
    ),
    "two reviews due on one day, and one review without a kind": seen(
        b.course("hydroxo-neuro", "2026-02-02"),
        [*b.given("2026-02-02"), b.review("2026-04-11", "improving"), b.review("2026-04-25", "improving")],
        "2026-04-26",
    ),
    "tablets, and an injection all the same": seen(
        b.course("oral-high-dose", "2026-01-05"), b.given("2026-01-06"), "2026-01-10"
    ),
    "tablets, ended": seen(b.course("oral-high-dose", "2026-01-05"), [b.end("2026-01-08")], "2026-01-10"),
    "tablets, on hold": seen(b.course("oral-high-dose", "2026-01-05"), [b.hold("2026-01-08")], "2026-01-10"),
}


@pytest.mark.parametrize("story", RARE.values(), ids=RARE.keys())
def test_they_agree_where_the_text_must_be_read_closely(story: Story) -> None:
    assert differences(story) == []
