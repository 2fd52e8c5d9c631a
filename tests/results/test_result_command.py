import json
from pathlib import Path
from typing import Any

import pytest

from b12desk.bootstrap import run
from tests.builders import nhs_number, register_file

ADA = f"nhs:{nhs_number(1)}"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = register_file(tmp_path)
    monkeypatch.setenv("B12DESK_REGISTER", str(file))
    person = ["--family-name", "Smith", "--given-name", "Ada", "--born-on", "1956-03-02"]
    assert run(["patient", "add", *person, "--nhs-number", nhs_number(1)]) == 0
    return file


def add(*more: str, test: str = "total_b12", value: str = "250", unit: str = "ng/L") -> int:
    known = ["--patient", ADA, "--test", test, "--value", value, "--unit", unit]
    return run(["result", "add", *known, "--on", "2026-01-19", *more])


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("register")
def test_a_result_is_added_and_read_out(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert add() == 0

    said = "Recorded: Total B12 250 ng/L on 19-Jan-2026. 180 to 350 ng/L: indeterminate, measure MMA and homocysteine."
    assert capsys.readouterr().out == f"{said} Source: S2, NICE.\n"


@pytest.mark.usefixtures("register")
def test_what_was_added_is_listed_as_entered(capsys: pytest.CaptureFixture[str]) -> None:
    add("--note", "fasting", test="homocysteine", value="12.50", unit="umol/L")
    capsys.readouterr()

    assert run(["result", "list", "--patient", ADA, "--json"]) == 0

    (result,) = printed(capsys)["results"]
    assert (result["test"], result["value"], result["unit"]) == ("homocysteine", "12.50", "umol/L")
    assert (result["on"], result["note"]) == ("2026-01-19", "fasting")
    assert result["readings"] == ["Not within the target, below 10 µmol/L. Source: S1 S3."]


@pytest.mark.usefixtures("register")
def test_an_unusual_value_is_asked_about_until_it_is_confirmed(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert add(value="5000") == 1
    asked = capsys.readouterr()
    assert asked.out == ""
    assert asked.err.endswith("This would be 3690 pmol/L: is the unit right?\n")

    assert add("--confirm", "--json", value="5000") == 0
    document = printed(capsys)
    assert (document["value"], document["is_plausible"], document["forecast"]) == ("5000", False, None)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("test", "value", "unit"), [("vitamin_c", "250", "ng/L"), ("total_b12", "high", "ng/L"), ("total_b12", "250", "")]
)
def test_what_cannot_be_read_is_wrong_use(test: str, value: str, unit: str) -> None:
    assert add(test=test, value=value, unit=unit) == 2


@pytest.mark.usefixtures("register")
def test_nobody_of_that_number_is_the_answer_no() -> None:
    assert run(["result", "list", "--patient", f"nhs:{nhs_number(2)}"]) == 1
