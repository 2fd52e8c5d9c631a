"""The status, the days overdue and the day to offer, one day either side of every date they turn on."""

from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.open_days import ALWAYS_OPEN, OpenDays
from b12desk.clinical.status import Standing, book_on, days_overdue, status
from b12desk.clinical.vocabulary import Status

# Due from Mon 16-Mar to Thu 16-Apr; offered on Thu 2-Apr; overdue from Fri 17-Apr.
PLAIN = Standing(
    is_ended=False,
    is_held=False,
    awaits_review=False,
    has_injections=True,
    deferred_until=None,
    due_on=date(2026, 3, 16),
    due_by=date(2026, 4, 16),
    offer_on=date(2026, 4, 2),
    overdue_from=date(2026, 4, 17),
)
DEFERRED = replace(PLAIN, deferred_until=date(2026, 4, 20), overdue_from=date(2026, 4, 21))
GATED = replace(PLAIN, awaits_review=True)


@pytest.mark.parametrize(
    ("standing", "today", "expected", "late"),
    [
        (PLAIN, date(2026, 3, 15), Status.UPCOMING, 0),
        (PLAIN, date(2026, 3, 16), Status.DUE, 0),
        (PLAIN, date(2026, 4, 16), Status.DUE, 0),
        (PLAIN, date(2026, 4, 17), Status.OVERDUE, 1),
        (PLAIN, date(2026, 4, 18), Status.OVERDUE, 2),
        (DEFERRED, date(2026, 4, 19), Status.DEFERRED, 0),
        (DEFERRED, date(2026, 4, 20), Status.DUE, 0),
        (DEFERRED, date(2026, 4, 21), Status.OVERDUE, 5),
        (GATED, date(2026, 4, 16), Status.AWAITING_REVIEW, 0),
        (GATED, date(2026, 4, 17), Status.AWAITING_REVIEW, 1),
    ],
)
def test_a_status_turns_on_its_day_and_overdue_counts_from_the_last_day_on_time(
    standing: Standing, today: date, expected: Status, late: int
) -> None:
    assert status(standing, today=today) is expected
    assert days_overdue(standing, today=today) == late


@pytest.mark.parametrize(
    ("due_by", "late"),
    [(date(2026, 4, 16), 1), (date(2026, 4, 17), 0), (date(2026, 4, 18), 0), (date(2026, 4, 19), 0)],
    ids=["yesterday", "today", "tomorrow", "the day after tomorrow"],
)
def test_somebody_overdue_is_never_late_by_less_than_no_days(due_by: date, late: int) -> None:
    assert days_overdue(replace(PLAIN, due_by=due_by), today=date(2026, 4, 17)) == late


@pytest.mark.parametrize(
    ("standing", "today", "offered"),
    [
        (PLAIN, date(2026, 4, 1), date(2026, 4, 2)),
        (PLAIN, date(2026, 4, 2), date(2026, 4, 2)),
        (PLAIN, date(2026, 4, 3), date(2026, 4, 3)),
        (PLAIN, date(2026, 4, 4), date(2026, 4, 6)),
        (DEFERRED, date(2026, 4, 18), date(2026, 4, 20)),
        (DEFERRED, date(2026, 4, 20), date(2026, 4, 20)),
        (DEFERRED, date(2026, 4, 21), date(2026, 4, 21)),
        (replace(PLAIN, is_held=True), date(2026, 4, 2), None),
        (replace(PLAIN, is_ended=True), date(2026, 4, 2), None),
    ],
)
def test_the_day_to_offer_is_never_in_the_past_nor_before_a_deferral_ends(
    standing: Standing, today: date, offered: date | None
) -> None:
    assert book_on(standing, OpenDays(), today=today) == offered


def test_a_deferral_that_ends_before_the_offered_day_moves_nothing() -> None:
    deferred = replace(PLAIN, deferred_until=date(2026, 3, 20))
    assert book_on(deferred, ALWAYS_OPEN, today=date(2026, 3, 19)) == date(2026, 4, 2)
