"""Where a finding turns on the length of an interval, or on which of several doses, results and reviews it looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from b12desk.clinical.authority import Authority
from b12desk.clinical.course import Course
from b12desk.clinical.events import Event, Injection, LabResult
from b12desk.clinical.findings.gap_sums import gap_sum
from b12desk.clinical.findings.recording import on_recording
from b12desk.clinical.findings.situation import ProposedDose, Situation
from b12desk.clinical.findings.viewing import on_viewing
from b12desk.clinical.forecast import situation_of
from b12desk.clinical.open_days import ALWAYS_OPEN
from b12desk.clinical.patient import PatientFacts, Site
from b12desk.clinical.reading import read_course
from b12desk.clinical.sites import LEFT_DELTOID, RIGHT_DELTOID
from b12desk.clinical.vocabulary import AuthorityKind, Flag
from b12desk.clinical.volume import exact_volume_ml
from tests.clinical.builders import course, day, end, given, product, review

QUARTERLY = course("bariatric-3-monthly", "2026-01-15")
LOADING = course("hydroxo-standard", "2026-01-05")
NEURO = course("hydroxo-neuro", "2026-02-02")


def seen(planned: Course, events: Sequence[Event], today: str, *flags: Flag) -> Situation:
    patient = PatientFacts(flags=frozenset(flags))
    reading = read_course(planned, events, patient, ALWAYS_OPEN, today=day(today))
    return situation_of(reading, patient, today=day(today))


def viewing(planned: Course, events: Sequence[Event], today: str, *flags: Flag) -> Mapping[str, str]:
    """Return what is said by finding id."""
    return {found.id: found.message for found in on_viewing(seen(planned, events, today, *flags))}


def recording(situation: Situation, site: Site = LEFT_DELTOID) -> Mapping[str, str]:
    ampoule = product("hydroxo-1mg-1ml")
    dose = ProposedDose(situation.today, ampoule, 1000, exact_volume_ml(1000, ampoule), site)
    return {found.id: found.message for found in on_recording(situation, dose)}


def lab(on: str, test: str, value: str, unit: str = "mmol/L") -> LabResult:
    return LabResult(day(on), test, Decimal(value), unit)


@pytest.mark.parametrize(
    ("interval", "today", "expected"),
    [
        ("P1D", "2026-01-13", set()), ("P1D", "2026-01-14", {"loading_stalled"}),
        ("P13D", "2026-01-25", set()), ("P13D", "2026-01-26", {"loading_stalled"}),
        ("P14D", "2026-02-01", set()), ("P14D", "2026-02-02", {"long_gap"}),
        ("P1W", "2026-01-19", set()), ("P1W", "2026-01-20", {"loading_stalled"}),
        ("P2W", "2026-02-01", set()), ("P2W", "2026-02-02", {"long_gap"}),
        ("P1W/P2W", "2026-02-01", set()), ("P1W/P2W", "2026-02-02", {"long_gap"}),
    ],
)  # fmt: skip
def test_under_two_weeks_a_gap_is_judged_as_in_loading(interval: str, today: str, expected: set[str]) -> None:
    planned = course("individualised", "2026-01-05", choices={"dose_micrograms": "1000", "interval": interval})
    said = viewing(planned, given("2026-01-05"), today).keys()
    assert said & {"loading_stalled", "long_gap", "very_long_gap"} == expected


@pytest.mark.parametrize(
    ("planned", "today", "sum_of_it"),
    [
        (QUARTERLY, "2026-07-15", "Last dose 15-Jan-2026 + 2 × 3 months = 15-Jul-2026, which was today."),
        (QUARTERLY, "2026-07-16", "Last dose 15-Jan-2026 + 2 × 3 months = 15-Jul-2026, which was 1 day ago."),
        (QUARTERLY, "2026-07-17", "Last dose 15-Jan-2026 + 2 × 3 months = 15-Jul-2026, which was 2 days ago."),
        (
            QUARTERLY,
            "2027-01-15",
            "Last dose 15-Jan-2026 + 2 × 3 months = 15-Jul-2026; + 12 months = 15-Jan-2027, which was today.",
        ),
        (LOADING, "2026-01-25", "Due by 17-Jan-2026 + 7 days = 24-Jan-2026, which was 1 day ago."),
    ],
)
def test_a_gap_is_shown_as_a_sum_on_paper(planned: Course, today: str, sum_of_it: str) -> None:
    situation = seen(planned, given("2026-01-15"), today)
    (found,) = [one for one in on_viewing(situation) if one.field == "course"]
    assert gap_sum(found, situation) == sum_of_it


@pytest.mark.parametrize(
    ("result_on", "today", "speaks"),
    [
        ("2026-01-05", "2026-01-08", True),
        ("2026-01-06", "2026-01-08", False),
        ("2026-01-05", "2026-01-12", True),
        ("2026-01-05", "2026-01-13", False),
    ],
    ids=["a result of the first day", "of the day after it", "a week after the first dose", "eight days after it"],
)
def test_potassium_is_watched_from_the_first_of_two_doses(result_on: str, today: str, speaks: bool) -> None:
    events = [*given("2026-01-05", "2026-01-07"), lab(result_on, "potassium", "4.1")]
    assert ("potassium_first_48h" in viewing(LOADING, events, today, Flag.SEVERE_ANAEMIA)) is speaks


def test_the_newest_of_two_low_potassiums_is_named() -> None:
    events = [lab("2026-01-10", "potassium", "3.1"), lab("2026-01-12", "potassium", "3.2")]
    said = viewing(LOADING, [*given("2026-01-05"), *events], "2026-01-13")["potassium_low"]
    assert "Potassium 3.2 mmol/L on 12-Jan-2026" in said


@pytest.mark.parametrize(("site", "speaks"), [(LEFT_DELTOID, False), (RIGHT_DELTOID, True)])
def test_a_site_is_repeated_when_the_newest_dose_went_into_it(site: Site, speaks: bool) -> None:
    doses = [
        Injection(date(2026, 1, 15), muscle=LEFT_DELTOID.muscle, side=LEFT_DELTOID.side),
        Injection(date(2026, 4, 15), muscle=RIGHT_DELTOID.muscle, side=RIGHT_DELTOID.side),
    ]
    said = recording(seen(QUARTERLY, doses, "2026-07-15"), site)
    assert ("site_repeated" in said) is speaks
    assert "15-Apr-2026" in said.get("site_repeated", "15-Apr-2026")


def test_the_newest_review_that_found_worse_is_named() -> None:
    events = [review("2026-02-01", "worse"), review("2026-02-20", "new_symptoms")]
    assert "20-Feb-2026" in viewing(QUARTERLY, events, "2026-02-21")["neuro_symptoms_new"]


def test_of_two_reviews_past_their_date_the_one_due_first_is_named() -> None:
    said = viewing(NEURO, given("2026-02-02"), "2026-05-03")["review_overdue"]
    assert said == "The neuro review was due by 23-Feb-2026."


def test_the_newest_dose_after_an_end_is_named() -> None:
    events = [*given("2026-01-15", "2026-03-02", "2026-03-09"), end("2026-03-01")]
    assert "09-Mar-2026" in viewing(QUARTERLY, events, "2026-03-10")["course_not_running"]


def test_the_newest_dose_below_the_plan_is_named() -> None:
    events = [*given("2026-01-05"), *given("2026-01-07", dose=500), *given("2026-01-09", dose=600)]
    assert "600 micrograms on 09-Jan-2026" in viewing(LOADING, events, "2026-01-10")["dose_below_plan"]


def test_the_newest_of_two_authorities_used_up_is_named_and_a_new_one_is_not_used_up() -> None:
    first = Authority("a", AuthorityKind.PSD, "Dr A", "", date(2026, 1, 1), None, doses=1)
    used = [replace(first, given=1), replace(first, id="b", doses=2, given=2)]
    situation = seen(QUARTERLY, given("2026-01-15"), "2026-04-15")
    assert "authority_used_up" not in recording(replace(situation, authorities=[first]))
    assert "2 doses" in recording(replace(situation, authorities=used))["authority_used_up"]
    assert (first.given, first.doses_left) == (0, 1)
