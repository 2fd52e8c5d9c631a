"""Encryption by command: passphrases from files, codes that scripts rely on, and nothing lost on the way."""

from pathlib import Path

import pytest

from b12desk.register.keys import keys_path
from b12desk.services.encryption import CAN_ENCRYPT
from tests.cli.clinic import ADD_ADA
from tests.cli.conftest import Ask

pytestmark = pytest.mark.skipif(not CAN_ENCRYPT, reason="this run takes Python's own SQLite, which can't encrypt")


@pytest.fixture
def first(tmp_path: Path) -> str:
    return written(tmp_path / "first.txt", "four words of nobody\n")


@pytest.fixture
def other(tmp_path: Path) -> str:
    return written(tmp_path / "other.txt", "other words for it now\r\n")


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def test_a_register_is_encrypted_opened_recovered_and_decrypted(
    b12desk: Ask, register_path: Path, first: str, other: str, tmp_path: Path
) -> None:
    b12desk(*ADD_ADA)
    done = b12desk("--passphrase-file", first, "encrypt")
    assert done.code == 0
    code = written(tmp_path / "code.txt", done.out.split(": ")[-1])

    closed = b12desk("worklist")
    assert (closed.code, "--passphrase-file" in closed.err) == (3, True)
    wrong = b12desk("--passphrase-file", other, "worklist")
    assert (wrong.code, wrong.err.strip()) == (
        3,
        "That is not this register’s passphrase. Nothing was changed; try again.",
    )
    assert b12desk("--passphrase-file", first, "verify").code == 0
    assert b12desk("recovery", "use", "--code-file", code, "--new-passphrase-file", other).code == 0
    backup = str(tmp_path / "backup.b12desk")
    assert b12desk("--passphrase-file", other, "backup", backup).code == 0
    assert b12desk("--passphrase-file", other, "restore", backup).code == 0
    assert b12desk("--passphrase-file", other, "passphrase", "change", "--new-passphrase-file", first).code == 0
    assert b12desk("--passphrase-file", first, "decrypt").code == 0
    assert not keys_path(register_path).exists()
    assert b12desk("verify").code == 0


def test_the_environment_may_name_the_file_and_a_sheet_is_written(
    b12desk: Ask, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("B12DESK_PASSPHRASE_FILE", first)
    sheet = tmp_path / "sheet.pdf"
    assert b12desk("encrypt", "--sheet", str(sheet)).code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert b12desk("recovery", "new", "--sheet", str(sheet)).code == 3
    assert b12desk("encrypt").code == 1


@pytest.mark.parametrize("text", ["", "\n", "short\n"])
def test_a_passphrase_that_cannot_be_used_changes_nothing(
    text: str, b12desk: Ask, register_path: Path, tmp_path: Path
) -> None:
    told = b12desk("--passphrase-file", written(tmp_path / "p.txt", text), "encrypt")
    assert told.code == 2
    assert not keys_path(register_path).exists()
    assert b12desk("verify").code == 0


@pytest.mark.parametrize("words", [("decrypt",), ("recovery", "new")])
def test_a_plain_register_has_nothing_to_change(words: tuple[str, ...], b12desk: Ask, first: str) -> None:
    told = b12desk("--passphrase-file", first, *words)
    assert (told.code, told.err.strip()) == (1, "The register is not encrypted. Nothing was changed.")
