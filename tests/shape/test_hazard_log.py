"""The hazard log is whole: every hazard is scored by the scales, controlled, and proven by tests that exist."""

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOG = CHECKOUT / "packaging" / "safety" / "hazard-log.csv"
COLUMNS = [
    *("id", "hazard", "cause", "effect", "severity", "likelihood before", "risk before", "control", "where", "tests"),
    *("likelihood after", "residual risk", "state", "note"),
]

# The scales of DCB0129's guidance, mildest and least likely first, and its matrix of risks from 1 to 5.
SEVERITIES = ("Minor", "Significant", "Considerable", "Major", "Catastrophic")
RISKS = {
    "Very low": (1, 1, 2, 2, 3),
    "Low": (1, 2, 2, 3, 4),
    "Medium": (2, 2, 3, 3, 4),
    "High": (2, 3, 3, 4, 5),
    "Very high": (3, 4, 4, 5, 5),
}
STATES = ("controlled", "open", "for the clinic")
NO_TEST = "none yet"


def read(log: Path = LOG) -> list[dict[str, str]]:
    with log.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = read()
IDS = [row["id"] for row in ROWS]


def proofs(row: dict[str, str]) -> list[str]:
    return [] if row["tests"] == NO_TEST else row["tests"].split()


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of a test file's functions, read without running it."""
    tree = ast.parse((CHECKOUT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_the_log_has_its_columns_and_at_least_forty_hazards() -> None:
    assert LOG.read_text(encoding="utf-8").splitlines()[0].split(",") == COLUMNS
    assert len(ROWS) >= 40


def test_the_hazards_are_numbered_once_and_in_order() -> None:
    assert [f"H{number:03}" for number in range(1, len(ROWS) + 1)] == IDS
    assert [hazard for hazard, times in Counter(row["hazard"] for row in ROWS).items() if times > 1] == []


def test_every_field_is_filled_in() -> None:
    assert [(row["id"], name) for row in ROWS for name in COLUMNS if not (row[name] or "").strip()] == []
    assert [row["id"] for row in ROWS if row["state"] not in STATES] == []


def test_every_risk_is_that_of_the_matrix() -> None:
    wrong = []
    for row in ROWS:
        severity = SEVERITIES.index(row["severity"])
        before, after = (RISKS[row[f"likelihood {when}"]][severity] for when in ("before", "after"))
        if (row["risk before"], row["residual risk"]) != (str(before), str(after)):
            wrong.append((row["id"], before, after))
    assert wrong == []


def test_no_control_makes_a_hazard_likelier_and_no_risk_above_three_is_left() -> None:
    likely = list(RISKS)
    worse = [
        row["id"] for row in ROWS if likely.index(row["likelihood after"]) > likely.index(row["likelihood before"])
    ]
    assert worse == []
    assert [row["id"] for row in ROWS if int(row["residual risk"]) > 3] == []


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for id, test in ((row["id"], test) for row in ROWS for test in proofs(row)):
        file, _, name = test.partition("::")
        is_test_file = re.fullmatch(r"tests/[a-z_0-9/]+/test_[a-z_0-9]+\.py", file) and (CHECKOUT / file).is_file()
        if not is_test_file or name not in names_in(file):
            missing.append((id, test))
    assert missing == []


def test_no_hazard_names_a_test_twice() -> None:
    assert [row["id"] for row in ROWS if len(set(proofs(row))) != len(proofs(row))] == []


def test_what_is_controlled_is_proven_and_what_is_open_says_why() -> None:
    assert [row["id"] for row in ROWS if not proofs(row) and row["state"] != "open"] == []
    assert [row["id"] for row in ROWS if row["state"] == "open" and row["note"] == "None."] == []


def test_every_control_stands_in_a_part_of_the_product() -> None:
    places = [(row["id"], place) for row in ROWS for place in row["where"].split()]
    assert [(id, place) for id, place in places if not (CHECKOUT / place).exists()] == []


def test_the_summary_in_safety_counts_the_log() -> None:
    safety = (CHECKOUT / "SAFETY.md").read_text(encoding="utf-8")
    states = Counter(row["state"] for row in ROWS)
    risks = Counter(row["residual risk"] for row in ROWS)
    before = Counter(row["risk before"] for row in ROWS)
    tests = {test for row in ROWS for test in proofs(row)}
    assert f"{len(ROWS)} hazards" in safety
    assert f"{len(tests)} tests" in safety
    assert "| " + " | ".join(["before", *(str(before[str(risk)]) for risk in range(1, 6))]) + " |" in safety
    assert "| " + " | ".join(["after", *(str(risks[str(risk)]) for risk in range(1, 6))]) + " |" in safety
    assert ", ".join(f"{states[state]} {state}" for state in STATES) in safety


def test_safety_names_every_hazard_that_is_not_controlled() -> None:
    safety = (CHECKOUT / "SAFETY.md").read_text(encoding="utf-8")
    assert [row["id"] for row in ROWS if row["state"] != "controlled" and row["id"] not in safety] == []


def test_nobody_is_said_to_have_signed() -> None:
    assert "No clinical safety officer has signed" in (CHECKOUT / "SAFETY.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", ["dcb0160-safety-case.md", "dpia.md"])
def test_the_clinic_has_a_template_with_places_to_sign(template: str) -> None:
    text = (LOG.parent / template).read_text(encoding="utf-8")
    assert "____" in text
    assert "Signed" in text
