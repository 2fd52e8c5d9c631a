"""The worked cases that stand beside the protocols, run as `b12desk forecast FILE --check` runs them."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from b12desk.clinical.findings.catalogue import RULES
from b12desk.clinical.vocabulary import Moment
from b12desk.resource_files import resource_path
from b12desk.services.forecast_cases import ForecastCase, forecast_cases

FOLDER = resource_path("protocols", "cases")
FILES = sorted(FOLDER.glob("*.json"))

NOT_IN_A_CASE = {
    "given_in_future": "a case plans its dose for today, and events after today are refused",
    "batch_expired": "the planned dose of a case has no batch",
    "strength_missing": "every product of the catalogue has its strength",
    "authority_missing": "a case has no prescriptions or directions",
    "authority_expired": "a case has no prescriptions or directions",
    "authority_used_up": "a case has no prescriptions or directions",
    "role_not_permitted": "nobody records in a case",
}


def cases_of(file: Path) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = json.loads(file.read_text(encoding="utf-8"))
    return found


CASES = [(file, case) for file in FILES for case in cases_of(file)]
IDS = [str(case["id"]) for _, case in CASES]


@cache
def forecast_by_id(file: Path) -> Mapping[str, ForecastCase]:
    return {case.id: case for case in forecast_cases(file)}


def expected(name: str) -> Iterator[str]:
    for _, case in CASES:
        expect = case["expect"]
        assert isinstance(expect, Mapping)
        yield from expect.get(name, ())


@pytest.mark.parametrize(("file", "id"), [(file, str(case["id"])) for file, case in CASES], ids=IDS)
def test_the_case_is_forecast_as_it_expects(file: Path, id: str) -> None:
    assert forecast_by_id(file)[id].mismatches == ()


def test_there_are_at_least_a_hundred_and_fifty_cases() -> None:
    assert len(CASES) >= 150


def test_no_two_cases_share_an_id_here_or_among_the_other_cases(cases_folder: Path) -> None:
    others = [str(case["id"]) for file in sorted(cases_folder.glob("*.json")) for case in cases_of(file)]
    assert sorted({*IDS, *others}) == sorted([*IDS, *others])


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=IDS)
def test_every_case_has_a_title_a_source_and_something_expected(case: Mapping[str, object]) -> None:
    assert all(case[name] for name in ("id", "title", "source", "expect"))


def test_every_protocol_has_a_file_of_at_least_four_cases() -> None:
    for protocol in sorted(resource_path("protocols").glob("*.toml")):
        own = cases_of(FOLDER / f"{protocol.stem}.json")
        courses = [case["course"] for case in own]
        assert len(own) >= 4
        assert all(isinstance(course, Mapping) and course["protocol"] == protocol.stem for course in courses)


def test_every_finding_named_in_a_case_is_one_that_b12desk_knows() -> None:
    assert {*expected("findings"), *expected("no_findings")} <= RULES.keys()


@pytest.mark.parametrize("name", ["findings", "no_findings"])
def test_every_finding_of_viewing_and_recording_has_a_case_on_either_side(name: str) -> None:
    spoken = {id for id, rule in RULES.items() if rule.moments & {Moment.VIEWING, Moment.RECORDING}}
    assert spoken - set(expected(name)) == spoken & NOT_IN_A_CASE.keys()


def test_every_exception_is_a_finding_that_b12desk_knows() -> None:
    assert NOT_IN_A_CASE.keys() <= RULES.keys()


def test_the_folder_says_what_it_holds_and_how_to_run_it() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "b12desk forecast resources/protocols/cases/hydroxo-standard.json --check" in text
