"""Every finding can say why it is said: the rule, what is asked of the reader, the source in full."""

import pytest

from b12desk.clinical.findings.catalogue import RULES, finding, why
from b12desk.clinical.patient import Site
from b12desk.clinical.sources import SOURCES, in_full
from b12desk.clinical.vocabulary import Muscle, Severity, Side
from tests.clinical.tables.finding_rows import FindingRow
from tests.clinical.tables.finding_table import FINDING_TABLE

ASKS = {
    Severity.BLOCK: "It can’t be saved",
    Severity.STOP: "It asks for a reason",
    Severity.INFO: "It is shown and printed",
}


@pytest.mark.parametrize("row", FINDING_TABLE, ids=lambda row: row.id)
def test_a_finding_says_its_rule_and_what_it_asks(row: FindingRow) -> None:
    sentence, asks, _ = why(finding(row.id, "Something is so."))
    assert sentence.startswith("Said ")
    assert sentence.endswith(".")
    assert asks.startswith(ASKS[row.severity])


@pytest.mark.parametrize("row", FINDING_TABLE, ids=lambda row: row.id)
def test_a_source_that_the_specification_names_is_told_in_full(row: FindingRow) -> None:
    *_, source = why(finding(row.id, "Something is so."))
    if not row.source:
        assert source == "Source: none needed."
        return
    told = source.removeprefix("Source: ").removesuffix(".")
    for in_full_words in SOURCES.values():
        told = told.replace(in_full_words, "", 1)
    assert told.strip("; ") == ""


def test_no_two_findings_have_the_same_sentence() -> None:
    assert len({rule.sentence for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("S0, CTAC", ["S0", "CTAC"]),
        ("S1 S3", ["S1", "S3"]),
        ("FDA; AU label", ["FDA", "AU label"]),
        ("S1 S1", ["S1"]),
        ("", []),
    ],
)
def test_short_names_are_told_in_full_once_each(source: str, names: list[str]) -> None:
    assert in_full(source) == "; ".join(SOURCES[name] for name in names)


def test_a_name_without_a_longer_one_is_kept() -> None:
    assert in_full("the clinic’s own choice") == "the clinic’s own choice"


def test_a_site_is_named_in_words() -> None:
    assert Site(Muscle.VASTUS_LATERALIS, Side.LEFT).words == "left vastus lateralis"
