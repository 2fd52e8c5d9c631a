"""The forecast itself answers every worked case, each of which stands on one side of a boundary."""

import json
import tomllib
from pathlib import Path

import pytest

from b12desk.protocols.case_check import forecast_case, mismatches
from b12desk.protocols.cases import read_cases
from b12desk.resource_files import resource_path
from tests.clinical.builders import products, protocols

CASE_FILES = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
PROTOCOL_FILES = sorted(resource_path("protocols").glob("*.toml"))


def disagreements(parsed: object) -> list[str]:
    cases = read_cases(parsed, protocols(), products())
    return [f"{case.id}: {line}" for case in cases for line in mismatches(case, forecast_case(case))]


@pytest.mark.parametrize("file", CASE_FILES, ids=[file.stem for file in CASE_FILES])
def test_the_forecast_answers_the_worked_cases(file: Path) -> None:
    assert disagreements(json.loads(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", PROTOCOL_FILES, ids=[file.stem for file in PROTOCOL_FILES])
def test_the_forecast_answers_each_protocols_own_examples(file: Path) -> None:
    assert disagreements(tomllib.loads(file.read_text(encoding="utf-8")).get("examples", [])) == []
