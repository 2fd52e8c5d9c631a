"""Every review and blood test of the table: when it opens, when it is due and overdue, and what meets it."""

import pytest

from b12desk.clinical.vocabulary import CheckKind, MonitoringPlan
from tests.clinical.tables.check_rows import CheckExample, CheckRow, Standing, days_after, standing_of
from tests.clinical.tables.check_table import CHECK_TABLE
from tests.clinical.tables.moments import checks_of
from tests.clinical.tables.told import Told
from tests.clinical.tables.usual_courses import STANDARD

DATED = [(row, kind, number) for row in CHECK_TABLE for kind in row.kinds for number in range(len(row.dates))]
DATED_IDS = [f"{row.title}: {kind.value} due {row.dates[number].due_on}" for row, kind, number in DATED]
EXAMPLES = [(row.title, example) for row in CHECK_TABLE for example in row.examples]


@pytest.mark.parametrize(("row", "kind", "number"), DATED, ids=DATED_IDS)
def test_a_check_opens_and_falls_due_on_its_days(row: CheckRow, kind: CheckKind, number: int) -> None:
    one = row.dates[number]
    seen = {
        day: standing_of(row.told.seen_on(day), kind, one.due_on)
        for day in (one.opens_on, one.due_on, days_after(one.due_on, 1))
    }
    assert seen == {
        one.opens_on: Standing.OPEN,
        one.due_on: Standing.OPEN,
        days_after(one.due_on, 1): Standing.OVERDUE,
    }


@pytest.mark.parametrize(("row", "kind", "number"), DATED, ids=DATED_IDS)
def test_a_check_is_not_open_on_the_day_before_it_opens(row: CheckRow, kind: CheckKind, number: int) -> None:
    one = row.dates[number]
    the_day_before = row.told.as_of(days_after(one.opens_on, -1))
    assert standing_of(the_day_before, kind, one.due_on) is row.before


@pytest.mark.parametrize(("row", "kind", "number"), DATED, ids=DATED_IDS)
def test_a_check_is_met_from_its_first_day_on_and_not_before(row: CheckRow, kind: CheckKind, number: int) -> None:
    one = row.dates[number]
    told = row.told.seen_on(one.opens_on)
    for earlier in row.dates[:number]:
        told = row.meets(told, kind, earlier.opens_on)
    first = row.first_meeting_day(one)
    assert standing_of(row.meets(told, kind, days_after(first, -1)), kind, one.due_on) is Standing.OPEN
    assert standing_of(row.meets(told, kind, first), kind, one.due_on) is Standing.NOT_ASKED


@pytest.mark.parametrize(
    "example", [example for _, example in EXAMPLES], ids=[f"{row}: {example.title}" for row, example in EXAMPLES]
)
def test_a_check_stands_as_its_example_says(example: CheckExample) -> None:
    assert standing_of(example.told, example.kind, example.due_on) is example.standing


def test_every_kind_of_check_and_every_plan_is_in_the_table() -> None:
    assert {kind for row in CHECK_TABLE for kind in row.kinds} == set(CheckKind)
    named = {plan for plan in MonitoringPlan for row in CHECK_TABLE if f"Monitoring plan {plan}" in row.title}
    assert named == set(MonitoringPlan)


def listed(told: Told) -> list[tuple[str, str, str, bool]]:
    return [(c.kind.value, c.opens_on.isoformat(), c.due_on.isoformat(), c.is_overdue) for c in checks_of(told)]


def test_the_open_checks_and_the_next_of_each_kind_are_listed_by_date_then_kind() -> None:
    given = STANDARD.given("2026-01-05").flagged("severe_anaemia").seen_on("2026-01-12")
    assert listed(given.ordered(monitoring="none")) == [
        ("potassium", "2026-01-05", "2026-01-07", True),
        ("reticulocytes", "2026-01-10", "2026-01-12", False),
        ("full_blood_count", "2026-02-05", "2026-03-05", False),
        ("platelets", "2026-02-05", "2026-03-05", False),
    ]
    assert listed(given.flagged().seen_on("2026-03-07")) == [
        ("symptom_review", "2026-03-08", "2026-04-05", False),
    ]
    assert listed(given.flagged().seen_on("2026-03-08")) == [
        ("symptom_review", "2026-03-08", "2026-04-05", False),
        ("symptom_review", "2026-12-08", "2027-01-05", False),
    ]


def test_an_ended_course_asks_for_nothing() -> None:
    ended = STANDARD.given("2026-01-05").flagged("severe_anaemia").happened("end", "2026-01-10")
    assert listed(ended.seen_on("2026-06-01")) == []
