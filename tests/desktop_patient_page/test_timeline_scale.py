from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.desktop.patient.timeline_items import Kind, TimelineItem
from b12desk.desktop.patient.timeline_scale import DOSE_ROWS, Scale, placed, span_of, ticks

YEAR = Scale(date(2026, 1, 1), date(2026, 12, 31), 730.0)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def given_on(day: date) -> TimelineItem:
    return TimelineItem(Kind.GIVEN, day, day, f"Given {day}")


def window(first: date, last: date) -> TimelineItem:
    return TimelineItem(Kind.PLANNED, first, last, "Due")


@given(DAYS, DAYS)
def test_a_distance_is_the_number_of_days(one: date, other: date) -> None:
    assert YEAR.x(other) - YEAR.x(one) == pytest.approx((other - one).days * 2.0)


@given(DAYS, st.integers(1, 3))
def test_twice_the_width_is_twice_the_distance(day: date, times: int) -> None:
    wider = Scale(YEAR.first, YEAR.last, YEAR.width * times)
    assert wider.middle(day) == pytest.approx(YEAR.middle(day) * times)


def test_a_window_reaches_from_the_beginning_of_its_first_day_to_the_end_of_its_last() -> None:
    (place,) = placed([window(date(2026, 3, 16), date(2026, 4, 16))], YEAR, mark=11)
    assert (place.left, place.width) == (YEAR.x(date(2026, 3, 16)), 32 * YEAR.day_width)


def test_a_dose_stands_around_the_middle_of_its_day() -> None:
    (place,) = placed([given_on(date(2026, 3, 12))], YEAR, mark=11)
    assert (place.left + place.right) / 2 == pytest.approx(YEAR.middle(date(2026, 3, 12)))


def test_doses_that_would_cover_each_other_stand_in_rows() -> None:
    doses = [given_on(date(2026, 1, day)) for day in (5, 7, 9)]
    assert [place.row for place in placed(doses, YEAR, mark=11)] == [0, 1, 2]


def test_a_dose_with_room_stands_at_the_bottom() -> None:
    doses = [given_on(date(2026, month, 5)) for month in (1, 4, 7)]
    assert {place.row for place in placed(doses, YEAR, mark=11)} == {0}


@given(st.lists(DAYS, max_size=40))
def test_no_day_moves_along_the_axis_for_want_of_room(days: list[date]) -> None:
    places = placed([given_on(day) for day in sorted(days)], YEAR, mark=11)
    for day, place in zip(sorted(days), places, strict=True):
        assert (place.left + place.right) / 2 == pytest.approx(YEAR.middle(day))
        assert 0 <= place.row < DOSE_ROWS


@given(st.lists(DAYS, max_size=20), DAYS)
def test_everything_and_today_lie_within_the_span(days: list[date], today: date) -> None:
    first, last = span_of([given_on(day) for day in days], today=today)
    assert all(first < day < last for day in [*days, today])
    assert (last - first).days >= 180


def test_every_month_is_marked_where_there_is_room() -> None:
    shown = ticks(YEAR, label=40)
    assert [tick.month for tick in shown] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip
    assert [tick.year for tick in shown] == ["2026", *[""] * 11]


@pytest.mark.parametrize(("label", "months"), [(150, ["Jan", "Apr", "Jul", "Oct"]), (300, ["Jan", "Jul"]), (600, [""])])
def test_a_narrow_axis_names_fewer_months(label: float, months: list[str]) -> None:
    assert [tick.month for tick in ticks(YEAR, label=label)] == months


def test_the_first_month_says_its_year() -> None:
    scale = Scale(date(2025, 11, 20), date(2025, 11, 20) + timedelta(days=200), 600.0)
    assert [(tick.month, tick.year) for tick in ticks(scale, label=40)][:2] == [("Dec", "2025"), ("Jan", "2026")]
