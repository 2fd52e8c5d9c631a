from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12desk.clinical.check_stage import Stage, check_days_overdue, stage_of
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.vocabulary import CheckKind

OPENS, DUE = date(2026, 3, 19), date(2026, 4, 16)


def check_on(today: date) -> Check:
    return Check(CheckKind.SERUM_B12, OPENS, DUE, today > DUE)


@pytest.mark.parametrize(
    ("today", "expected", "days"),
    [
        (date(2026, 2, 18), Stage.UPCOMING, 0),
        (date(2026, 2, 19), Stage.NEXT_28_DAYS, 0),
        (date(2026, 3, 18), Stage.NEXT_28_DAYS, 0),
        (date(2026, 3, 19), Stage.DUE, 0),
        (date(2026, 4, 16), Stage.DUE, 0),
        (date(2026, 4, 17), Stage.OVERDUE, 1),
        (date(2026, 4, 28), Stage.OVERDUE, 12),
    ],
    ids=["29 days before", "28 days before", "day before it opens", "opens", "its date", "day after", "12 days after"],
)
def test_a_check_moves_through_its_sections_at_the_edges(today: date, expected: Stage, days: int) -> None:
    assert stage_of(check_on(today), today=today) is expected
    assert check_days_overdue(check_on(today), today=today) == days


@given(st.integers(-400, 400))
def test_a_section_is_never_left_backwards(day: int) -> None:
    today = OPENS + timedelta(days=day)
    order = [Stage.UPCOMING, Stage.NEXT_28_DAYS, Stage.DUE, Stage.OVERDUE]
    later = today + timedelta(days=1)
    assert order.index(stage_of(check_on(today), today=today)) <= order.index(stage_of(check_on(later), today=later))
