"""`protocols compare`, `protocols approve` and `course move`: a clinic's own versions by command."""

from pathlib import Path

import pytest

from tests.cli.clinic import ADA
from tests.cli.conftest import Ask
from tests.protocols.versions import new_protocol, packaged, two_months, version, without_loading

ON = ("--on", "2026-01-17")
SIGNED = ("--approved-by", "Dr A. Example", "--note", "Formulary meeting")
MOVE = ("course", "move", "--patient", ADA, "--reason", "formulary of 2026")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Version 2 of the standard protocol: maintenance every two months."""
    path = tmp_path / "ours.toml"
    path.write_bytes(two_months())
    return path


def listed(ask: Ask, id: str = "hydroxo-standard") -> dict[str, object]:
    return next(one for one in ask("protocols", "--json").document if one["id"] == id)


def test_a_file_is_compared_in_words_and_in_the_dates_of_patients(after_loading: Ask, file: Path) -> None:
    told = after_loading("protocols", "compare", str(file), *ON)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Version 2 of hydroxo-standard changes 2 things compared with version 1, the current one.",
        "- Maintenance: every 2 to 3 months becomes every 2 months (source Otherham formulary).",
        "- Maintenance: source “S0 S1 S2 S3, BNF” becomes “Otherham formulary”.",
        "One patient follows this protocol now: the next dose would change for 1 and stay as it is for 0. "
        "Nobody’s dates change by an approval: running courses keep their version until each is moved.",
        "    SMITH, Ada (Mrs): 16-Mar-2026 to 16-Apr-2026, offered 02-Apr-2026, upcoming becomes "
        "16-Mar-2026, offered 16-Mar-2026, upcoming.",
    ]


def test_a_comparison_is_one_document(after_loading: Ask, file: Path) -> None:
    found = after_loading("protocols", "compare", str(file), *ON, "--json").document
    assert (found["protocol"], found["version"], found["current_version"]) == ("hydroxo-standard", "2", "1")
    assert (found["followers"], found["unchanged"], found["blocked"], len(found["differences"])) == (1, 0, [], 2)
    (one,) = found["changed"]
    assert one["before"]["due_by"] == "2026-04-16"
    assert one["after"] == {
        "status": "upcoming",
        "phase": "maintenance",
        "dose_micrograms": 1000,
        "due_on": "2026-03-16",
        "due_by": "2026-03-16",
        "book_on": "2026-03-16",
    }


def test_comparing_changes_nothing(after_loading: Ask, file: Path) -> None:
    after_loading("protocols", "compare", str(file))
    assert (listed(after_loading)["version"], after_loading("verify").code) == ("1", 0)


def test_approving_prints_the_difference_and_lists_the_approval(after_loading: Ask, file: Path) -> None:
    told = after_loading("protocols", "approve", str(file), *SIGNED, *ON)
    assert told.code == 0
    assert "- Maintenance: every 2 to 3 months becomes every 2 months" in told.out
    assert told.out.splitlines()[-1].startswith(
        "Version 2 of hydroxo-standard is the current one, approved by Dr A. Example."
    )
    found = listed(after_loading)
    assert (found["version"], found["approved_by"], found["approved_on"]) == ("2", "Dr A. Example", "2026-01-17")
    assert (found["note"], found["is_own"], found["problems"]) == ("Formulary meeting", True, [])
    other = listed(after_loading, "prophylaxis")
    assert (other["approved_by"], other["approved_on"], other["is_own"]) == (None, None, False)
    assert "The clinic’s own version; approved by Dr A. Example on 17-Jan-2026." in after_loading("protocols").out


def test_a_running_course_keeps_its_version_until_it_is_moved(after_loading: Ask, file: Path) -> None:
    assert after_loading("protocols", "approve", str(file), *SIGNED, *ON, "--json").document["approved_by"]
    shown = ("patient", "show", ADA, "--json", *ON)
    assert after_loading(*shown).document["forecast"]["due_by"] == "2026-04-16"
    told = after_loading(*MOVE, *ON)
    assert (told.code, told.out.splitlines()[:2]) == (0, ["Moved.", "hydroxo-standard: version 1 to version 2."])
    document = after_loading(*shown).document
    assert (document["forecast"]["due_by"], document["course"]["version"]) == ("2026-03-16", "2")
    assert document["course"]["started_with_version"] == "1"
    again = after_loading(*MOVE, *ON)
    assert (again.code, again.err) == (
        1,
        "The course follows version 2 of hydroxo-standard already; nothing was changed.\n",
    )
    assert after_loading("verify").code == 0


def test_a_move_is_one_document(after_loading: Ask, file: Path) -> None:
    after_loading("protocols", "approve", str(file), *SIGNED, *ON)
    found = after_loading(*MOVE, *ON, "--prescriber", "Dr A. Example", "--json").document
    assert (found["from_version"], found["to_version"], found["before"]["due_by"]) == ("1", "2", "2026-04-16")
    assert (found["after"]["due_by"], found["forecast"]["due_by"]) == ("2026-03-16", "2026-03-16")


def test_a_new_protocol_is_approved_and_started(b12desk: Ask, tmp_path: Path) -> None:
    file = tmp_path / "otherham.toml"
    file.write_bytes(new_protocol())
    assert "otherham is a new protocol; no patient follows it." in b12desk("protocols", "compare", str(file)).out
    assert b12desk("protocols", "approve", str(file), *SIGNED).code == 0
    assert listed(b12desk, "otherham")["is_own"]


def test_the_protocol_that_comes_with_the_program_is_signed_as_it_is(b12desk: Ask, tmp_path: Path) -> None:
    file = tmp_path / "standard.toml"
    file.write_text("\ufeff" + packaged(), encoding="utf-8")
    told = b12desk("protocols", "approve", str(file), *SIGNED)
    assert (told.code, told.out.splitlines()[0]) == (
        0,
        "This file is version 1 of hydroxo-standard itself, the current one.",
    )
    assert (listed(b12desk)["approved_by"], listed(b12desk)["is_own"]) == ("Dr A. Example", False)


def test_a_course_in_a_phase_that_is_gone_is_listed_and_refused(after_loading: Ask, tmp_path: Path) -> None:
    add = ("patient", "add", "--family-name", "Price", "--given-name", "Owen", "--born-on", "1949-08-12", *ON, "--json")
    owen = after_loading(*add).document["patient_id"]
    start = ("course", "start", "--protocol", "hydroxo-standard", "--prescriber", "Dr A. Example", "--patient", owen)
    assert after_loading(*start, *ON).code == 0
    file = tmp_path / "ours.toml"
    file.write_bytes(without_loading())
    told = after_loading("protocols", "compare", str(file), *ON)
    gone = "The course is in the phase loading, which version 2 doesn’t have."
    assert f"    PRICE, Owen: {gone}" in told.out.splitlines()
    assert after_loading("protocols", "approve", str(file), *SIGNED, *ON).code == 0
    refused = after_loading("course", "move", "--patient", owen, "--reason", "new version", *ON)
    assert (refused.code, refused.err.splitlines()[0]) == (1, gone)


@pytest.mark.parametrize("act", ["compare", "approve"])
def test_a_file_with_problems_says_all_of_them(act: str, b12desk: Ask, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(version("2", ('interval = "P2D"', 'interval = "often"'), ("[fit]", "[fit]\ncolour = 1")))
    told = b12desk("protocols", act, str(file), *(SIGNED if act == "approve" else ()))
    assert (told.code, told.out) == (2, "")
    assert [line.split(":")[0] for line in told.err.splitlines()] == ["ours.toml, phases 1", "ours.toml, fit"]


def test_one_version_has_one_content(b12desk: Ask, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(version("1", ("rank = 5", "rank = 6")))
    told = b12desk("protocols", "compare", str(file))
    assert (told.code, "give this file a new version" in told.err) == (2, True)


def test_nobody_approves_without_a_name(b12desk: Ask, file: Path) -> None:
    assert b12desk("protocols", "approve", str(file)).code == 2
    told = b12desk("protocols", "approve", str(file), "--approved-by", " ")
    assert (told.code, told.err) == (2, "Who approves the protocol is missing.\n")
    assert listed(b12desk)["approved_by"] is None
