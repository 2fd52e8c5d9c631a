"""The due window at its edges: how early, which day to offer, what a change, a deferral, a hold or a cap moves."""

from collections.abc import Sequence
from datetime import date

import pytest

from b12desk.clinical.course import ClinicSettings, Course
from b12desk.clinical.events import Event
from b12desk.clinical.forecast import forecast
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.open_days import ALWAYS_OPEN, MONDAY_TO_FRIDAY, OpenDays
from b12desk.clinical.patient import PatientFacts
from b12desk.clinical.quantities import Interval, Period
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.window import changes_of, day_to_offer, early_days
from tests.clinical.builders import change, course, day, deferral, given, hold, resume

# One dose on Thu 15-Jan-2026, then every 3 months: due on 15-Apr, overdue from 16-Apr.
QUARTERLY = course("bariatric-3-monthly", "2026-01-15")
DOSE = given("2026-01-15")


def seen(planned: Course, events: Sequence[Event], today: str, open_days: OpenDays = ALWAYS_OPEN) -> Forecast:
    return forecast(planned, events, patient=PatientFacts(), open_days=open_days, today=day(today))


@pytest.mark.parametrize(
    ("shortest", "days"),
    [
        ("P1D", 0), ("P27D", 0), ("P28D", 3), ("P55D", 3), ("P56D", 14),
        ("P1W", 0), ("P3W", 0), ("P4W", 3), ("P7W", 3), ("P8W", 14),
        ("P1M", 3), ("P2M", 14), ("P3M", 14),
    ],
)  # fmt: skip
def test_a_dose_is_early_by_the_length_of_its_interval_in_any_unit(shortest: str, days: int) -> None:
    assert early_days(Period.parse(shortest)) == days


@pytest.mark.parametrize(
    ("due_on", "due_by", "closed", "offered"),
    [
        ("2026-03-16", "2026-04-16", "", "2026-04-02"),
        ("2026-03-16", "2026-04-16", "2026-04-02", "2026-04-03"),
        ("2026-01-13", "2026-01-14", "", "2026-01-13"),
        ("2026-01-13", "2026-01-14", "2026-01-13", "2026-01-14"),
        ("2026-01-13", "2026-01-14", "2026-01-13 2026-01-14", "2026-01-15"),
    ],
    ids=["14 days before its end", "closed then", "never before it opens", "its last day", "after it"],
)
def test_a_range_is_offered_14_days_before_its_end(due_on: str, due_by: str, closed: str, offered: str) -> None:
    open_days = OpenDays(ALWAYS_OPEN.weekdays, frozenset(day(one) for one in closed.split()))
    assert day_to_offer(day(due_on), day(due_by), Interval.parse("P2M/P3M"), open_days) == day(offered)


def test_a_clinic_opens_from_monday_to_friday_unless_said() -> None:
    week = [date(2026, 1, number) for number in range(5, 12)]
    assert [OpenDays().is_open(one) for one in week] == [True] * 5 + [False] * 2
    assert all(ALWAYS_OPEN.is_open(one) for one in week)
    assert frozenset({0, 1, 2, 3, 4}) == MONDAY_TO_FRIDAY
    with pytest.raises(ValueError, match="weekday"):
        OpenDays(frozenset({7}))


def test_rolling_stops_at_the_first_open_day() -> None:
    shut = OpenDays(MONDAY_TO_FRIDAY, frozenset({date(2026, 4, 6)}))
    assert [shut.roll(date(2026, 4, number)) for number in (3, 4, 5, 6, 7)] == [
        date(2026, 4, number) for number in (3, 7, 7, 7, 7)
    ]


@pytest.mark.parametrize(
    ("planned", "events", "overdue_from"),
    [
        (course("hydroxo-standard", "2026-01-05", grace_days=14), [], "2026-01-06"),
        (course("hydroxo-standard", "2026-01-05", grace_days=14), given("2026-01-05"), "2026-01-08"),
        (course("bariatric-3-monthly", "2026-01-15", grace_days=3), [], "2026-01-19"),
        (course("bariatric-3-monthly", "2026-01-15", grace_days=3), DOSE, "2026-04-19"),
        (course("bariatric-3-monthly", "2026-01-15", grace_days=14), DOSE, "2026-04-30"),
    ],
)
def test_grace_days_delay_maintenance_alone(planned: Course, events: Sequence[Event], overdue_from: str) -> None:
    assert seen(planned, events, "2026-01-15").overdue_from == day(overdue_from)


@pytest.mark.parametrize(("days", "is_allowed"), [(-1, False), (0, True), (14, True), (15, False)])
def test_grace_is_none_to_fourteen_days(days: int, is_allowed: bool) -> None:
    assert ClinicSettings().grace_days == 0
    if is_allowed:
        assert ClinicSettings(grace_days=days).grace_days == days
    else:
        with pytest.raises(ValueError, match="14"):
            ClinicSettings(grace_days=days)


@pytest.mark.parametrize(
    ("changes", "due_by", "overdue_from"),
    [
        ([change("2026-03-15", "P2M")], "2026-03-15", "2026-03-16"),
        ([change("2026-03-16", "P2M")], "2026-03-15", "2026-03-17"),
        ([change("2026-04-14", "P2M")], "2026-03-15", "2026-04-15"),
        ([change("2026-04-16", "P2M")], "2026-03-15", "2026-04-16"),
        ([change("2026-04-17", "P2M")], "2026-03-15", "2026-04-16"),
        ([change("2026-02-01", "P1M"), change("2026-02-02", "P2M")], "2026-03-15", "2026-03-16"),
    ],
    ids=["its overdue day is the next", "its overdue day is that day", "almost overdue", "overdue since that day",
         "overdue since the day before", "the newest is in force"],
)  # fmt: skip
def test_nobody_is_overdue_since_before_a_decision_nor_stops_being_so(
    changes: Sequence[Event], due_by: str, overdue_from: str
) -> None:
    found = seen(QUARTERLY, [*DOSE, *changes], "2026-04-20")
    assert (found.due_by, found.overdue_from) == (day(due_by), day(overdue_from))


@pytest.mark.parametrize(
    ("dose", "deferrals", "until"),
    [
        ("2026-04-09", [deferral("2026-04-10", "2026-07-20")], "2026-07-20"),
        ("2026-04-10", [deferral("2026-04-10", "2026-07-20")], None),
        ("2026-04-11", [deferral("2026-04-10", "2026-07-20")], None),
        ("2026-04-05", [deferral("2026-04-01", "2026-08-20"), deferral("2026-04-10", "2026-07-20")], "2026-07-20"),
    ],
    ids=["the day before it", "the day of it", "the day after it", "between two"],
)
def test_a_deferral_stands_until_a_dose_on_or_after_its_own_day(
    dose: str, deferrals: Sequence[Event], until: str | None
) -> None:
    found = seen(QUARTERLY, [*DOSE, *given(dose), *deferrals], "2026-04-12")
    assert found.deferred_until == (day(until) if until else None)


@pytest.mark.parametrize(
    ("held_on", "status"), [("2026-01-14", Status.UPCOMING), ("2026-01-15", Status.ON_HOLD)], ids=["before", "on"]
)
def test_what_happens_on_the_start_date_belongs_to_the_course(held_on: str, status: Status) -> None:
    assert seen(QUARTERLY, [hold(held_on), *DOSE], "2026-02-01").status is status


def test_a_change_on_the_day_of_an_end_is_the_last_that_counts() -> None:
    changes = [change("2026-01-14", "P1M"), change("2026-03-01", "P2M"), change("2026-03-02", "P1M")]
    assert changes_of(QUARTERLY, changes, until=day("2026-03-01")) == (changes[1],)


@pytest.mark.parametrize(
    ("resumed_on", "overdue_from"), [("2026-04-14", "2026-04-16"), ("2026-04-15", "2026-04-16"),
                                     ("2026-04-16", "2026-04-17")],
)  # fmt: skip
def test_after_a_resume_nobody_is_overdue_before_the_day_after(resumed_on: str, overdue_from: str) -> None:
    found = seen(QUARTERLY, [*DOSE, hold("2026-02-01"), resume(resumed_on)], "2026-06-01")
    assert found.overdue_from == day(overdue_from)


@pytest.mark.parametrize(
    ("doses", "due_on", "because"),
    [
        (("2026-01-05", "2026-01-07"), "2026-01-09", False),
        (("2026-01-05", "2026-01-07", "2026-01-09"), "2026-01-12", True),
        (("2026-01-05", "2026-01-07", "2026-01-10"), "2026-01-12", False),
        (("2026-01-05", "2026-01-07", "2026-01-11"), "2026-01-13", False),
    ],
    ids=["two doses", "the cap moves it", "the cap asks for the same day", "the cap asks for less"],
)
def test_at_most_three_doses_in_seven_days(doses: tuple[str, ...], due_on: str, because: bool) -> None:
    found = seen(course("hydroxo-standard", "2026-01-05"), given(*doses), "2026-01-11")
    assert found.due_on == found.due_by == day(due_on)
    assert any(sentence.startswith("At most 3 doses in 7 days") for sentence in found.because) is because
