"""A finding about a gap says what was decided about it, by whom, and what comes next."""

import pytest

from b12desk.clinical.vocabulary import GapChoice, Moment
from tests.clinical.tables.moments import said
from tests.clinical.tables.told import Told
from tests.clinical.tables.usual_courses import QUARTERLY, STANDARD

LONG = QUARTERLY.given("2026-01-15").seen_on("2026-07-15")
VERY_LONG = LONG.seen_on("2027-01-15")
STALLED = STANDARD.given("2026-01-05").seen_on("2026-01-15")
BLOODS = LONG.decided("2026-07-15", GapChoice.BLOODS_FIRST)
BY_DR_A = "Decided on 15-Jul-2026 by Dr A: continue (no symptoms)."


def sentence(told: Told, finding_id: str = "long_gap") -> str:
    """Return what is said; recording and viewing say the same."""
    recorded, viewed = (said(told, moment)[finding_id].message for moment in (Moment.RECORDING, Moment.VIEWING))
    assert recorded == viewed
    return recorded


def test_a_decision_is_told_with_its_day_its_prescriber_and_its_reason() -> None:
    decided = LONG.decided("2026-07-15", GapChoice.CONTINUE, reason="no symptoms", prescriber="Dr A")
    assert sentence(decided) == f"{sentence(LONG)} {BY_DR_A}"


def test_an_old_decision_to_continue_says_how_old_it_is() -> None:
    decided = LONG.decided("2026-07-15", GapChoice.CONTINUE, reason="no symptoms", prescriber="Dr A")
    assert sentence(decided.seen_on("2026-08-12")).endswith(BY_DR_A)
    assert sentence(decided.seen_on("2026-08-13")).endswith(f"{BY_DR_A} That was more than 28 days ago.")


@pytest.mark.parametrize(
    ("told", "ends_with"),
    [
        (BLOODS, "bloods first. No result since."),
        (BLOODS.measured("2026-07-14", "total_b12"), "No result since."),
        (BLOODS.measured("2026-07-15", "total_b12"), "A result has come since: ask the prescriber how to go on."),
        (BLOODS.measured("2026-07-20", "haemoglobin").seen_on("2026-07-20"),
         "A result has come since: ask the prescriber how to go on."),
        (LONG.decided("2026-07-15", GapChoice.RELOAD), "reload. Plan the new loading doses."),
        (LONG.decided("2026-07-15", GapChoice.REFER), "refer. Ask the prescriber how to go on meanwhile."),
        (LONG.decided("2026-07-14", GapChoice.REFER).decided("2026-07-15", GapChoice.CONTINUE), ": continue."),
        (LONG.decided("2026-07-15", GapChoice.REFER).decided("2026-07-14", GapChoice.CONTINUE), " meanwhile."),
    ],
    ids=[
        "no result", "a result of the day before", "a result of the same day", "a later result", "load again", "refer",
        "the newest decides", "the newest decides, however they are listed",
    ],
)  # fmt: skip
def test_what_comes_next_follows_from_the_decision(told: Told, ends_with: str) -> None:
    assert sentence(told).endswith(ends_with)


@pytest.mark.parametrize(
    ("told", "finding_id"), [(STALLED, "loading_stalled"), (VERY_LONG, "very_long_gap")], ids=["stalled", "very long"]
)
def test_every_finding_about_a_gap_tells_the_decision(told: Told, finding_id: str) -> None:
    assert "No result since." in sentence(told.decided(told.today, GapChoice.BLOODS_FIRST), finding_id)


@pytest.mark.parametrize(
    ("given", "is_told"),
    [("2026-01-14", True), ("2026-01-15", False), ("2026-01-16", False)],
    ids=["the day before the decision", "its day", "the day after"],
)
def test_a_counting_dose_from_the_day_of_a_decision_on_ends_it(given: str, is_told: bool) -> None:
    decided = STALLED.decided("2026-01-15", GapChoice.REFER).given(given).seen_on("2026-01-26")
    assert ("Decided on" in sentence(decided, "loading_stalled")) is is_told


def test_a_decision_before_the_start_is_another_courses() -> None:
    assert sentence(LONG.decided("2026-01-14", GapChoice.CONTINUE)) == sentence(LONG)


def test_a_gap_without_a_decision_names_none() -> None:
    assert "Decided" not in sentence(LONG)


def test_no_decision_makes_a_gap() -> None:
    decided = LONG.decided("2026-07-14", GapChoice.CONTINUE).seen_on("2026-07-14")
    assert "long_gap" not in said(decided, Moment.VIEWING)
