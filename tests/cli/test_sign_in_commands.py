"""PINs by commands, `--as` for somebody who has one, and the audit trail on the command line."""

from pathlib import Path

import pytest

from b12desk.services import credentials
from tests.cli.clinic import ADA, ADD_ADA
from tests.cli.conftest import Ask

NORA = ("--as", "Nora Nurse")


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a try cost little, and this computer's own folder be the test's."""
    cheap = credentials.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(credentials, "HASHER", cheap)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("B12DESK_PIN", "B12DESK_PIN_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Files with a right, a wrong and an easy PIN."""
    written = {"right": "271828", "wrong": "161803", "easy": "123456"}
    for name, pin in written.items():
        (tmp_path / name).write_text(f"{pin}\n", encoding="utf-8")
    return {name: str(tmp_path / name) for name in written}


@pytest.fixture
def proving(b12desk: Ask, files: dict[str, str]) -> Ask:
    """Commands on a register whose nurse has a PIN."""
    assert b12desk("user", "add", "Nora Nurse", "--role", "nurse").code == 0
    assert b12desk(*NORA, *ADD_ADA).code == 0
    assert b12desk(*NORA, "user", "pin", "Nora Nurse", "--pin-file", files["right"]).code == 0
    return b12desk


def test_an_easy_pin_is_wrong_use_and_nothing_is_set(proving: Ask, files: dict[str, str]) -> None:
    easy = proving(*NORA, "--pin-file", files["right"], "user", "pin", "Nora Nurse", "--pin-file", files["easy"])
    assert (easy.code, easy.err) == (2, "This PIN is among the first that anybody would try: choose another.\n")
    assert proving("user", "list").out == "Nora Nurse, nurse, PIN\n"


def test_who_has_a_pin_proves_it_by_a_file_or_the_environment(
    proving: Ask, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (*NORA, "patient", "set", ADA, "--phone", "07700 900123")
    missing = proving(*command)
    assert missing.code == 1
    assert "--pin-file" in missing.err
    assert proving("--pin-file", files["right"], *command).code == 0
    monkeypatch.setenv("B12DESK_PIN_FILE", files["right"])
    assert proving(*command).code == 0
    monkeypatch.delenv("B12DESK_PIN_FILE")
    monkeypatch.setenv("B12DESK_PIN", "271828")
    assert proving(*command).code == 0


def test_wrong_pins_are_a_no_and_make_the_next_wait_whatever_day_is_set(proving: Ask, files: dict[str, str]) -> None:
    wrong = ("--pin-file", files["wrong"], *NORA, "patient", "set", ADA, "--phone", "07700 900123")
    for _ in range(4):
        assert proving(*wrong).code == 1
    assert "wait 1 minute" in proving(*wrong).err
    later = ("--pin-file", files["right"], *NORA, "patient", "set", ADA, "--phone", "1", "--on", "2031-01-01")
    assert proving(*later).err == "Too many wrong tries: wait 1 minute.\n"


def test_a_removed_pin_is_asked_for_no_more(proving: Ask, files: dict[str, str]) -> None:
    assert proving("--pin-file", files["right"], *NORA, "user", "remove-pin", "Nora Nurse").code == 0
    assert proving(*NORA, "patient", "set", ADA, "--phone", "07700 900123").code == 0


def test_people_are_enabled_again_and_change_their_role(b12desk: Ask) -> None:
    b12desk("user", "add", "Nora Nurse", "--role", "nurse")
    b12desk(*NORA, "user", "add", "Pia", "--role", "nurse")
    assert b12desk(*NORA, "user", "role", "Pia", "prescriber").out == "Changed: Pia, prescriber.\n"
    b12desk(*NORA, "user", "disable", "Pia")
    assert b12desk(*NORA, "user", "enable", "Pia").out == "Enabled: Pia, prescriber.\n"
    assert b12desk(*NORA, "user", "enable", "Pia").code == 1


def test_the_audit_trail_lists_views_and_no_secret(proving: Ask, tmp_path: Path) -> None:
    assert proving("patient", "show", ADA).code == 0
    newest = proving("audit", "--patient", ADA, "--json").document["entries"][0]
    assert (newest["entry"], newest["by"]) == ("Looked at the record", "setup")
    assert proving("audit", "--by", "Nora Nurse", "--kind", "views").out == ""
    file = tmp_path / "audit.csv"
    assert proving("audit", "--csv", str(file)).code == 0
    text = file.read_text(encoding="utf-8-sig")
    assert "PIN of Nora Nurse set" in text
    assert "argon2" not in text + proving("audit", "--json").out
    assert proving("audit", "--kind", "nonsense").code == 2
    assert proving("verify").code == 0
