from dataclasses import replace
from datetime import date

import pytest

from b12desk.clinical.recalls import Recall, RecallState
from b12desk.clinical.vocabulary import Status
from b12desk.services.worklist_groups import GROUP_SENTENCES, Group, fits
from b12desk.services.worklist_rows import WorklistRow
from tests.desktop.rows import ADA, BRYN, CLARA

AS_OF = date(2026, 3, 28)
DUE = replace(BRYN, status=Status.DUE, due_on=date(2026, 3, 1), due_by=date(2026, 4, 1))
UPCOMING = replace(BRYN, status=Status.UPCOMING, due_on=date(2026, 4, 1), due_by=date(2026, 5, 1))
DEFERRED = replace(DUE, status=Status.DEFERRED, deferred_until=date(2026, 4, 2))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (DUE, False),
        (replace(DUE, due_on=AS_OF), True),
        (replace(DUE, due_by=AS_OF), True),
        (replace(DUE, due_by=date(2026, 3, 29)), False),
        (replace(ADA, due_by=AS_OF), False),
    ],
    ids=["within its window", "its first day", "its last day", "the day before its last", "overdue"],
)
def test_due_today_are_windows_that_open_or_close_today(row: WorklistRow, expected: bool) -> None:
    assert fits(Group.DUE_TODAY, row, as_of=AS_OF) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (replace(UPCOMING, due_on=date(2026, 3, 29)), True),
        (replace(UPCOMING, due_on=date(2026, 4, 11)), True),
        (replace(UPCOMING, due_on=date(2026, 4, 12)), False),
        (DUE, False),
        (DEFERRED, True),
        (replace(DEFERRED, deferred_until=date(2026, 4, 12)), False),
        (replace(UPCOMING, status=Status.ON_HOLD), False),
    ],
    ids=["tomorrow", "day 14", "day 15", "due already", "deferred until then", "deferred longer", "on hold"],
)
def test_the_next_14_days_leave_out_the_day_itself(row: WorklistRow, expected: bool) -> None:
    assert fits(Group.NEXT_14_DAYS, row, as_of=AS_OF) is expected


@pytest.mark.parametrize(
    ("review", "overdue", "soon"),
    [
        (date(2026, 3, 27), True, False),
        (date(2026, 3, 28), False, True),
        (date(2026, 4, 25), False, True),
        (date(2026, 4, 26), False, False),
        (None, False, False),
    ],
    ids=["yesterday", "on its day", "day 28", "day 29", "none"],
)
def test_a_review_is_overdue_the_day_after_its_date(review: date | None, overdue: bool, soon: bool) -> None:
    row = replace(ADA, next_review_on=review)
    assert fits(Group.REVIEW_OVERDUE, row, as_of=AS_OF) is overdue
    assert fits(Group.REVIEW_SOON, row, as_of=AS_OF) is soon


def test_nobody_s_review_is_wanted_whose_course_has_ended() -> None:
    row = replace(ADA, next_review_on=date(2026, 1, 1), status=Status.ENDED)
    assert not fits(Group.REVIEW_OVERDUE, row, as_of=AS_OF)


@pytest.mark.parametrize(
    ("phase", "number", "expected"),
    [
        ("loading", 4, True),
        ("loading", None, True),
        ("daily", 3, True),
        ("maintenance", None, False),
        (None, None, False),
    ],
)
def test_loading_is_whatever_comes_before_maintenance(phase: str | None, number: int | None, expected: bool) -> None:
    assert fits(Group.LOADING, replace(CLARA, phase=phase, dose_number=number), as_of=AS_OF) is expected


def test_can_t_contact_is_what_the_recall_says() -> None:
    tried = replace(ADA, recall=Recall(RecallState.TRIED, attempts=2, unanswered=2))
    lost = replace(ADA, recall=Recall(RecallState.CANT_CONTACT, attempts=3, unanswered=3))
    assert [fits(Group.CANT_CONTACT, row, as_of=AS_OF) for row in (ADA, tried, lost)] == [False, False, True]


def test_every_group_says_what_it_holds() -> None:
    assert set(GROUP_SENTENCES) == set(Group)
