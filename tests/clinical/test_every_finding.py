"""Every finding of the table: silent and said where it must be, at each moment, with its severity."""

from collections.abc import Sequence

import pytest

from b12desk.clinical.findings.catalogue import RULES
from b12desk.clinical.vocabulary import Moment
from tests.clinical.tables.finding_rows import Example, FindingRow
from tests.clinical.tables.finding_table import FINDING_TABLE
from tests.clinical.tables.moments import said
from tests.clinical.tables.usual_courses import QUARTERLY

EXAMPLES = [(row, example) for row in FINDING_TABLE for example in row.examples]


def ids_of(examples: Sequence[tuple[FindingRow, Example]]) -> list[str]:
    return [f"{row.id}: {example.title}" for row, example in examples]


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize(("row", "example"), EXAMPLES, ids=ids_of(EXAMPLES))
def test_a_finding_is_said_at_its_moments_and_only_there(row: FindingRow, example: Example, moment: Moment) -> None:
    found = said(example.told, moment).get(row.id)
    assert (found.severity if found else None) == row.answers(example).get(moment)


@pytest.mark.parametrize("row", FINDING_TABLE, ids=lambda row: row.id)
def test_the_catalogue_holds_what_the_specification_asks_for(row: FindingRow) -> None:
    rule = RULES[row.id]
    assert (rule.moments, rule.severity, rule.source) == (row.moments, row.severity, row.source)


def test_every_finding_of_the_catalogue_is_in_the_table_once() -> None:
    assert sorted(row.id for row in FINDING_TABLE) == sorted(RULES)


@pytest.mark.parametrize("row", FINDING_TABLE, ids=lambda row: row.id)
def test_every_finding_is_tested_at_each_of_its_moments_and_beside_them(row: FindingRow) -> None:
    said_at = {moment for example in row.examples for moment in row.answers(example)}
    assert said_at == row.moments
    assert any(not example.at for example in row.examples)
    assert len({example.title for example in row.examples}) == len(row.examples)


def test_the_planned_dose_on_its_day_says_nothing() -> None:
    due = QUARTERLY.given("2026-01-15").seen_on("2026-04-15")
    assert [id for moment in Moment for id in said(due, moment)] == []
