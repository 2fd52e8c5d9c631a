"""The manual page "What b12desk checks", written from the tables: `python -m tests.clinical.manual_page`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from b12desk.clinical.findings.answers import LASTING
from b12desk.clinical.findings.catalogue import finding, why
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.sources import in_full
from b12desk.clinical.vocabulary import Moment, Severity
from tests.clinical.builders import day
from tests.clinical.tables.check_rows import CheckExample, CheckRow, days_after
from tests.clinical.tables.check_table import CHECK_THEMES
from tests.clinical.tables.finding_rows import Example, FindingRow
from tests.clinical.tables.finding_table import THEMES
from tests.clinical.tables.told_in_words import in_words, without_day

PAGE = Path(__file__).resolve().parents[2] / "resources" / "manual" / "what-b12desk-checks.md"
COMMAND = "python -m tests.clinical.manual_page"

_INTRODUCTION = """\
# What b12desk checks

Every finding and every review or blood test that b12desk knows, with its source and the examples it is tested with.
This page is written from the tables that the tests run over, and a test fails when the two differ. Every patient in
it is invented.

A **block** can’t be saved, except where a prescriber overrides it with a reason. A **stop** asks for a reason, which
is kept. **Information** is shown and printed. A finding speaks when a regimen is *planned* (an interval changed or a
course ended included), when a dose is about to be *recorded*, or when a patient is *viewed*. Each example is tested at
all three moments: “silent” is silent at each of them, and “said when recording” is silent when planning and viewing.
Unless something else is proposed, the dose recorded is the one planned, on the day seen, at the next site by rotation.
"""
_CHECKS = """\
## Reviews and blood tests

They never move an injection. Each date below is tested on four days: on the day before it opens it is not open, and a
review or result of that day does not meet it; on the day it opens it is open, and a review or result of that day meets
it; on its date it is not overdue; on the day after it is. One review or result meets one check of its kind.
"""
_ONCE = "Answered once in a course, then shown with its answer when recording; asked again after 12 months"
_INR = ", an INR after 12 weeks"

NEVER_LIFTED = frozenset({"given_in_future", "given_before_birth", "role_not_permitted", "strength_missing"})
_NEVER = "It can’t be saved, and no reason lifts it."


def manual_page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([_INTRODUCTION, *_contents(), "## Findings\n", *_findings(), _CHECKS, *_checks()])


def _contents() -> Iterator[str]:
    yield "| finding | title | severity | said when |\n|---|---|---|---|"
    for _, rows in THEMES:
        for row in rows:
            yield f"| `{row.id}` | {row.title} | {_SEVERITY[row.severity]} | {_moments(row.moments)} |"
    yield ""


def _findings() -> Iterator[str]:
    for theme, rows in THEMES:
        yield f"### {theme}\n"
        for row in rows:
            yield from _finding(row)


def _finding(row: FindingRow) -> Iterator[str]:
    sentence, usually_asks, source = why(finding(row.id, ""))
    asks = _NEVER if row.id in NEVER_LIFTED else usually_asks
    once = f" {_ONCE}{_INR if row.id == 'anticoagulant' else ''}." if _is_lasting(row) else ""
    yield f"#### {row.title} (`{row.id}`)\n"
    yield f"{sentence}\n"
    yield f"- **{_SEVERITY[row.severity].capitalize()}**, when {_moments(row.moments)}. {asks}{once}"
    yield f"- {source}\n"
    yield "| tested example | situation | answer |\n|---|---|---|"
    for example in row.examples:
        yield f"| {example.title} | {in_words(example.told)} | {_answer(row, example)} |"
    yield ""


def _is_lasting(row: FindingRow) -> bool:
    return row.id in LASTING and Moment.RECORDING in row.moments


def _answer(row: FindingRow, example: Example) -> str:
    answers = row.answers(example)
    if not answers:
        return "silent"
    if set(answers.values()) == {row.severity}:
        return "**said**" if set(answers) == row.moments else f"**said** when {_moments(answers)}"
    by_severity = groupby(sorted(answers, key=lambda moment: answers[moment]), key=lambda moment: answers[moment])
    return "; ".join(f"**{_SEVERITY[severity]}** when {_moments(moments)}" for severity, moments in by_severity)


def _checks() -> Iterator[str]:
    for theme, rows in CHECK_THEMES:
        yield f"### {theme}\n"
        for row in rows:
            yield from _check(row)


def _check(row: CheckRow) -> Iterator[str]:
    yield f"#### {row.title}\n"
    yield f"- Source: {in_full(row.source)}."
    if row.dates:
        yield f"- Tested in: {without_day(row.told)}."
    if row.met_from:
        yield f"- Met by a review “{row.outcome.replace('_', ' ')}” from {_day(row.met_from)} on."
    yield ""
    if row.dates:
        yield "| check | opens | date | overdue from |\n|---|---|---|---|"
        for kind in row.kinds:
            for one in row.dates:
                overdue_from = days_after(one.due_on, 1)
                yield f"| {_words(kind)} | {_day(one.opens_on)} | {_day(one.due_on)} | {_day(overdue_from)} |"
        yield ""
    yield from _check_examples(row.examples)


def _check_examples(examples: Sequence[CheckExample]) -> Iterator[str]:
    if not examples:
        return
    yield "| tested example | situation | check | answer |\n|---|---|---|---|"
    for one in examples:
        check = f"{_words(one.kind)} of {_day(one.due_on)}"
        yield f"| {one.title} | {in_words(one.told)} | {check} | {one.standing.value} |"
    yield ""


def _moments(moments: Iterable[Moment]) -> str:
    named = set(moments)
    words = [moment.value for moment in Moment if moment in named]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _words(kind: str) -> str:
    return {"serum_b12": "serum B12", "mma": "MMA"}.get(kind, kind.replace("_", " "))


def _day(text: str) -> str:
    return staff_date(day(text))


_SEVERITY = {Severity.BLOCK: "block", Severity.STOP: "stop", Severity.INFO: "information"}

if __name__ == "__main__":
    PAGE.write_text(manual_page(), encoding="utf-8")
