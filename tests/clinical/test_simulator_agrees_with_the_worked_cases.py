"""The simulator is trusted because it, too, answers every worked case of the specification."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from b12desk.protocols.cases import Case, read_cases
from b12desk.resource_files import resource_path
from tests.clinical.builders import products, protocols
from tests.clinical.simulator import Simulated, simulate

CASE_FILES = sorted(
    [*(Path(__file__).parents[1] / "cases").glob("*.json"), *resource_path("protocols", "cases").glob("*.json")]
)
PROTOCOL_FILES = sorted(resource_path("protocols").glob("*.toml"))


def plain(found: object) -> object:
    """Return dates as ISO text and tuples as lists, as case files write them."""
    if isinstance(found, date):
        return found.isoformat()
    return [plain(one) for one in found] if isinstance(found, tuple) else found


def disagreements(case: Case) -> list[str]:
    slow = simulate(case.course, case.events, patient=case.patient, open_days=case.open_days, today=case.today)
    return [
        f"{case.id} {name}: wanted {wanted}"
        for name, wanted in case.expect.items()
        if (name in Simulated.__dataclass_fields__ and not fits(wanted, getattr(slow, name)))
    ]


def fits(wanted: object, found: object) -> bool:
    if isinstance(found, tuple) and isinstance(wanted, list) and wanted and isinstance(wanted[0], Mapping):
        pairs = zip(wanted, found, strict=False)
        return all(plain(getattr(dose, name)) == value for entry, dose in pairs for name, value in entry.items())
    return plain(found) == wanted


@pytest.mark.parametrize("file", CASE_FILES, ids=[file.stem for file in CASE_FILES])
def test_the_simulator_answers_the_worked_cases(file: Path) -> None:
    cases = read_cases(json.loads(file.read_text(encoding="utf-8")), protocols(), products())
    assert [line for case in cases for line in disagreements(case)] == []


@pytest.mark.parametrize("file", PROTOCOL_FILES, ids=[file.stem for file in PROTOCOL_FILES])
def test_the_simulator_answers_each_protocols_own_examples(file: Path) -> None:
    examples = tomllib.loads(file.read_text(encoding="utf-8")).get("examples", [])
    cases = read_cases(examples, protocols(), products())
    assert [line for case in cases for line in disagreements(case)] == []
