"""The clinical cases through the command itself, as a clinic's safety officer runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CASES = sorted((Path(__file__).resolve().parents[1] / "cases").glob("*.json"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_every_case_is_forecast_as_it_expects(file: Path, checkout: Path) -> None:
    command = [sys.executable, "-m", "b12desk", "forecast", str(file), "--check"]
    told = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_two_cases_share_an_id() -> None:
    ids = [case["id"] for file in CASES for case in json.loads(file.read_text(encoding="utf-8"))]
    assert len(ids) == len(set(ids))
