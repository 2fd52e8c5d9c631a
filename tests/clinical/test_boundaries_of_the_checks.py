"""Where checks turn on which of several doses, reviews, results and decisions they are counted from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from b12desk.clinical.course import Course
from b12desk.clinical.events import Event, GapDecision, LabResult
from b12desk.clinical.forecast import forecast
from b12desk.clinical.monitoring_series import opening_of
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.vocabulary import CheckKind, Flag, GapChoice, MonitoringPlan
from tests.clinical.builders import course, day, given, review

FIRST_YEAR = course("hydroxo-standard", "2026-01-02", monitoring=MonitoringPlan.FIRST_YEAR)
QUARTERLY = course("hydroxo-standard", "2026-01-02", monitoring=MonitoringPlan.QUARTERLY_UNTIL_STABLE)
SYMPTOMS = course("hydroxo-standard", "2026-01-02")
UNWATCHED = course("bariatric-3-monthly", "2026-01-05", monitoring=MonitoringPlan.NONE)
NEURO = course("hydroxo-neuro", "2026-02-02")
TWO = given("2026-01-05", "2026-01-07")


def dates(planned: Course, events: Sequence[Event], today: str, kind: CheckKind, *flags: Flag) -> list[str]:
    """Return the dates of the checks of a kind that are open, and of the next one."""
    patient = PatientFacts(flags=frozenset(flags))
    found = forecast(planned, events, patient=patient, open_days=ALWAYS_OPEN, today=day(today)).checks
    return [check.due_on.isoformat() for check in found if check.kind is kind]


@pytest.mark.parametrize(
    ("due_on", "opens_on"),
    [
        ("2026-01-06", "2026-01-06"),
        ("2026-01-07", "2026-01-06"),
        ("2026-01-26", "2026-01-16"),
        ("2026-03-01", "2026-02-02"),
        ("2026-03-02", "2026-02-02"),
        ("2026-03-03", "2026-02-03"),
        ("2026-03-04", "2026-02-04"),
    ],
    ids=["1 day", "2 days", "21 days", "55 days", "56 days", "57 days", "58 days"],
)
def test_a_check_opens_half_its_period_before_its_date_and_at_most_28_days(due_on: str, opens_on: str) -> None:
    assert opening_of(date(2026, 1, 5), day(due_on)) == day(opens_on)


def test_checks_are_counted_from_the_first_of_two_doses() -> None:
    assert dates(SYMPTOMS, TWO, "2026-01-08", CheckKind.SYMPTOM_REVIEW) == ["2026-04-05"]
    assert dates(FIRST_YEAR, TWO, "2026-04-05", CheckKind.HOMOCYSTEINE) == ["2026-04-05", "2026-07-05"]


def test_only_the_next_of_a_kind_is_listed_though_two_series_ask_for_it() -> None:
    found = dates(FIRST_YEAR, TWO, "2026-01-08", CheckKind.FULL_BLOOD_COUNT, Flag.ANAEMIA)
    assert found == ["2026-03-05"]


@pytest.mark.parametrize(
    ("stable_on", "due"),
    [
        ("2026-01-04", ["2026-04-05", "2026-07-05", "2026-10-05", "2027-01-05"]),
        ("2026-01-05", ["2027-01-05"]),
        ("2026-07-04", ["2026-04-05", "2027-01-05"]),
        ("2026-07-05", ["2026-04-05", "2026-07-05", "2027-01-05"]),
    ],
    ids=["before the first dose", "on its day", "the day before a check", "on the day of a check"],
)
def test_quarterly_tests_go_on_until_stabilised(stable_on: str, due: list[str]) -> None:
    assert dates(QUARTERLY, [*TWO, review(stable_on, "stabilised")], "2026-12-01", CheckKind.MMA) == due


@pytest.mark.parametrize(
    ("on", "value", "is_normal"),
    [
        ("2026-01-04", "200", False), ("2026-01-05", "200", True), ("2026-01-06", "149.9", False),
        ("2026-01-06", "150", True), ("2026-01-06", "400", True), ("2026-01-06", "400.1", False),
    ],
)  # fmt: skip
def test_platelets_within_the_laboratorys_range_end_their_checks(on: str, value: str, is_normal: bool) -> None:
    events = [*TWO, LabResult(day(on), "platelets", Decimal(value), "×10⁹/L")]
    assert (dates(FIRST_YEAR, events, "2026-01-20", CheckKind.PLATELETS) == []) is is_normal


# On 4-Apr the neurological review of 23-Feb is still wanted, and the symptom review of 2-May opens.
def test_the_review_that_ends_a_phase_also_meets_its_last_check() -> None:
    events = [*given("2026-02-02"), review("2026-04-04", "no_further_improvement")]
    assert dates(NEURO, events, "2026-04-20", CheckKind.SYMPTOM_REVIEW) == ["2026-05-02", "2027-02-02"]


# 55 days lie between the start and the ordered review: it opens 27 days before its date.
@pytest.mark.parametrize(("reviewed_on", "due"), [("2026-02-01", ["2026-03-01"]), ("2026-02-02", [])])
def test_an_ordered_review_is_met_from_its_opening_day_on(reviewed_on: str, due: list[str]) -> None:
    weekly = course("individualised", "2026-01-05", choices={"dose_micrograms": "1000", "interval": "P1W"})
    ordered = replace(weekly, review_on=date(2026, 3, 1), monitoring=MonitoringPlan.NONE)
    events = [*given("2026-01-05"), review(reviewed_on, "improving")]
    assert dates(ordered, events, reviewed_on, CheckKind.PHASE_REVIEW) == due


# Loading is the start phase, so the anchor stands for its first dose only: the weekly phase waits for its own.
@pytest.mark.parametrize(("weekly", "due"), [((), []), (("2026-01-25",), ["2026-02-22"])])
def test_a_later_phase_is_reviewed_from_its_own_first_dose(weekly: tuple[str, ...], due: list[str]) -> None:
    transferred = course("hydroxo-smpc", "2026-01-05", start_phase="loading", monitoring=MonitoringPlan.NONE)
    loading = [f"2026-01-{number:02d}" for number in range(5, 18, 2)]
    events = given("2026-01-03", *loading, *weekly)
    assert dates(transferred, events, "2026-01-26", CheckKind.PHASE_REVIEW) == due


@pytest.mark.parametrize(
    ("decisions", "due"),
    [
        ([("2026-01-04", GapChoice.BLOODS_FIRST)], []),
        ([("2026-01-05", GapChoice.BLOODS_FIRST)], ["2026-01-19"]),
        ([("2026-08-01", GapChoice.BLOODS_FIRST), ("2026-08-03", GapChoice.BLOODS_FIRST)], ["2026-08-17"]),
        ([("2026-08-01", GapChoice.CONTINUE), ("2026-08-03", GapChoice.BLOODS_FIRST)], ["2026-08-17"]),
        ([("2026-08-01", GapChoice.BLOODS_FIRST), ("2026-08-03", GapChoice.CONTINUE)], []),
    ],
    ids=["before the start", "on the start date", "the newest of two", "bloods at last", "no bloods after all"],
)
def test_the_newest_decision_about_a_gap_asks_for_blood_tests(
    decisions: Sequence[tuple[str, GapChoice]], due: list[str]
) -> None:
    events = [GapDecision(day(on), choice) for on, choice in decisions]
    assert dates(UNWATCHED, events, "2026-08-04", CheckKind.SERUM_B12) == due
