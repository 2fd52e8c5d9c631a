"""`b12desk import`: the answer that scripts read, and the file of rejected rows."""

from pathlib import Path

import pytest

from tests.builders import nhs_number
from tests.cli.conftest import Ask

HEAD = "Name;DOB;NHS no.;Frequency;Inj 1\n"
GOOD = f"SMITH, Ada;02.03.1956;{nhs_number(1)};12/52;05-Jan-26\n"
BAD = f"JONES, Cleo;31.02.1960;{nhs_number(2)};3/12;16-Feb-26\n"
ORDER = ("--course", "hydroxo-standard:maintenance:P3M", "--on", "2026-03-02", "--json")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"


def test_a_good_file_is_taken(file: Path, b12desk: Ask) -> None:
    file.write_text(HEAD + GOOD)
    told = b12desk("import", str(file), *ORDER)
    assert told.code == 0
    assert told.document == {
        "read": 1, "added": 1, "already_there": 0, "rejected": [], "courses_started": 1, "patients_added": 1,
        "injections_added": 1,
    }  # fmt: skip
    again = b12desk("import", str(file), *ORDER)
    assert (again.code, again.document["added"], again.document["already_there"]) == (0, 0, 1)
    assert b12desk("worklist", "--on", "2026-03-02", "--json").document["rows"][0]["due_on"] == "2026-03-30"


def test_a_bad_row_changes_nothing_and_is_exit_1(file: Path, b12desk: Ask) -> None:
    file.write_text(HEAD + GOOD + BAD)
    told = b12desk("import", str(file), *ORDER)
    assert (told.code, told.document["added"], told.document["courses_started"]) == (1, 0, 0)
    (rejected,) = told.document["rejected"]
    assert rejected["row"] == 3
    assert "31.02.1960" in rejected["reason"]
    assert b12desk("worklist", "--json").document["counts"]["total"] == 0
    assert not file.with_name("sheet.csv.rejected.csv").exists()


def test_good_rows_go_in_and_bad_ones_into_a_file_beside(file: Path, b12desk: Ask) -> None:
    file.write_text(HEAD + GOOD + BAD)
    told = b12desk("import", str(file), "--accept-good", *ORDER)
    assert (told.code, told.document["added"]) == (0, 1)
    beside = file.with_name("sheet.csv.rejected.csv")
    text = beside.read_text(encoding="utf-8-sig")
    assert "JONES, Cleo" in text
    assert "SMITH" not in text
    assert beside.stat().st_mode & 0o077 == 0


def test_a_try_changes_nothing(file: Path, b12desk: Ask) -> None:
    file.write_text(HEAD + GOOD)
    told = b12desk("import", str(file), "--dry-run", *ORDER)
    assert (told.code, told.document["added"], told.document["patients_added"]) == (0, 1, 0)
    assert b12desk("worklist", "--json").document["counts"]["total"] == 0


@pytest.mark.parametrize(
    "more", [("--format", "both"), ("--course", "nothing"), ("--course", "a:b:c:d"), ("--product", "aspirin"),
             ("--mapping", "gone.toml"), ("--on", "soon")],
    ids=" ".join,
)  # fmt: skip
def test_a_choice_that_is_none_is_exit_2(more: tuple[str, str], file: Path, b12desk: Ask) -> None:
    file.write_text(HEAD + GOOD)
    told = b12desk("import", str(file), *more, "--json")
    assert (told.code, told.out) == (2, "")
    assert b12desk("worklist", "--json").document["counts"]["total"] == 0
