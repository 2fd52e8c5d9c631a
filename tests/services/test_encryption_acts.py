"""Encrypt, change the passphrase, recover, decrypt, back up and restore: over real files, with a cheap passphrase."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PdfReader

from b12desk.clinical.errors import BadInput, PassphraseNeeded, Refused, WrongPassphrase
from b12desk.clinical.vocabulary import Role
from b12desk.register.keys import keys_path
from b12desk.register.keys_wrapped import Cost
from b12desk.services.back_up import back_up
from b12desk.services.clock import ClockSetTo
from b12desk.services.desk import Desk, open_desk
from b12desk.services.encryption import (
    CAN_ENCRYPT,
    Secret,
    WrapKind,
    change_passphrase,
    decrypt_register,
    draft_recovery_sheet,
    encrypt_register,
    is_encrypted,
    keep_recovery_sheet,
    security_words,
    unlock,
)
from b12desk.services.find_patients import find_patients
from b12desk.services.new_register import NewRegister, start_register
from b12desk.services.passphrase import Strength, strength_of
from b12desk.services.restore_register import restore_register
from b12desk.services.verify_register import verify_register
from tests.builders import day, desk_in, somebody_after_loading

pytestmark = pytest.mark.skipif(not CAN_ENCRYPT, reason="this run takes Python's own SQLite, which can't encrypt")
CHEAP = Cost(memory_kib=8192, passes=1, lanes=1)
WORDS, OTHERS = "four words of nobody", "other words for it now"
CLOCK = ClockSetTo(day("2026-03-28"))


@cache
def encrypted() -> tuple[bytes, bytes]:
    """Return the bytes of a register that was encrypted and those of its keys file, made once."""
    with TemporaryDirectory() as folder:
        with desk_in(Path(folder), "2026-03-28") as desk:
            somebody_after_loading(desk, 1)
            encrypt_register(desk, WORDS, cost=CHEAP)
        path = desk.register.path
        return path.read_bytes(), keys_path(path).read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk over an encrypted register with one patient."""
    path = tmp_path / "register.b12desk"
    content, keys = encrypted()
    path.write_bytes(content)
    keys_path(path).write_bytes(keys)
    with closing(open_desk(path, clock=CLOCK, key=unlock(path, Secret(WORDS)))) as desk:
        yield desk


def test_the_desk_goes_on_with_the_encrypted_register(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2026-03-28") as desk:
        somebody_after_loading(desk, 1)
        encrypt_register(desk, WORDS, cost=CHEAP)
        assert is_encrypted(desk.register.path)
        assert len(find_patients(desk, "Smith")) == 1
        assert verify_register(desk).is_ok
        assert "has no recovery sheet yet" in security_words(desk)
        with desk.register.reading() as unit:
            assert "encrypted" in {line.action for line in unit.audit_lines()}


def test_it_opens_by_its_passphrase_alone(desk: Desk) -> None:
    path = desk.register.path
    desk.close()
    with pytest.raises(PassphraseNeeded):
        open_desk(path, clock=CLOCK)
    with pytest.raises(WrongPassphrase):
        unlock(path, Secret(OTHERS))
    with closing(open_desk(path, clock=CLOCK, key=unlock(path, Secret(WORDS)))) as again:
        assert len(find_patients(again, "Smith")) == 1


def test_a_changed_passphrase_rewraps_and_leaves_the_register_alone(desk: Desk) -> None:
    path = desk.register.path
    with pytest.raises(WrongPassphrase):
        change_passphrase(desk, Secret("not the present one"), OTHERS, cost=CHEAP)
    key = desk.register.key
    change_passphrase(desk, Secret(WORDS), OTHERS, cost=CHEAP)
    assert unlock(path, Secret(OTHERS)) == key
    with pytest.raises(WrongPassphrase):
        unlock(path, Secret(WORDS))


def test_a_recovery_sheet_opens_it_once_kept_and_a_newer_one_takes_its_place(desk: Desk) -> None:
    path = desk.register.path
    first = draft_recovery_sheet(desk)
    with pytest.raises(WrongPassphrase, match="no recovery sheet"):
        unlock(path, Secret(first.code, WrapKind.RECOVERY))
    keep_recovery_sheet(desk, first)
    change_passphrase(desk, Secret(first.code, WrapKind.RECOVERY), OTHERS, cost=CHEAP)
    assert unlock(path, Secret(OTHERS)) == unlock(path, Secret(first.code, WrapKind.RECOVERY)) == desk.register.key
    keep_recovery_sheet(desk, draft_recovery_sheet(desk))
    with pytest.raises(WrongPassphrase):
        unlock(path, Secret(first.code, WrapKind.RECOVERY))
    assert first.code not in repr(first)


def test_the_sheet_on_paper_has_the_whole_code(desk: Desk, tmp_path: Path) -> None:
    sheet = draft_recovery_sheet(desk)
    (tmp_path / "sheet.pdf").write_bytes(sheet.pdf)
    (page,) = PdfReader(tmp_path / "sheet.pdf").pages
    words = page.extract_text()
    assert all(group in words for group in sheet.code.split("-"))
    assert "28-Mar-2026" in words


def test_decrypted_it_is_a_plain_file_again(desk: Desk) -> None:
    path = desk.register.path
    with pytest.raises(WrongPassphrase):
        decrypt_register(desk, Secret(OTHERS))
    decrypt_register(desk, Secret(WORDS))
    assert (is_encrypted(path), keys_path(path).exists()) == (False, False)
    assert verify_register(desk).is_ok
    assert "not encrypted" in security_words(desk)


def test_what_cannot_be_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="encrypted already"):
        encrypt_register(desk, OTHERS, cost=CHEAP)
    (tmp_path / "plain").mkdir()
    with desk_in(tmp_path / "plain", "2026-03-28") as plain:
        with pytest.raises(BadInput, match="Too short"):
            encrypt_register(plain, "short")
        with pytest.raises(Refused, match="not encrypted"):
            draft_recovery_sheet(plain)
        assert not is_encrypted(plain.register.path)


def test_a_backup_opens_by_the_same_passphrase_and_is_restored_with_it(desk: Desk, tmp_path: Path) -> None:
    backup = back_up(desk, tmp_path / "copies.b12desk").path
    key = unlock(backup, Secret(WORDS))
    path = tmp_path / "new" / "register.b12desk"
    restore_register(backup, path, key, clock=CLOCK, acting="setup")
    assert is_encrypted(path)
    with closing(open_desk(path, clock=CLOCK, key=unlock(path, Secret(WORDS)))) as restored:
        assert verify_register(restored).is_ok


def test_a_backup_from_before_encryption_comes_back_encrypted(tmp_path: Path) -> None:
    with desk_in(tmp_path, "2026-03-28") as desk:
        somebody_after_loading(desk, 1)
        backup = back_up(desk, tmp_path / "before.b12desk").path
        encrypt_register(desk, WORDS, cost=CHEAP)
        path, key = desk.register.path, desk.register.key
    restore_register(backup, path, key, clock=CLOCK, acting="setup")
    assert is_encrypted(path)
    with closing(open_desk(path, clock=CLOCK, key=unlock(path, Secret(WORDS)))) as restored:
        assert len(find_patients(restored, "Smith")) == 1


def test_a_register_is_started_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "clinic.b12desk"
    new = NewRegister("Riverside", "England", ("mon",), "Ada Ojo", Role.NURSE, WORDS)
    start_register(path, new, clock=CLOCK, cost=CHEAP).close()
    assert b"Riverside" not in path.read_bytes()
    assert WORDS not in repr(new)
    with closing(open_desk(path, clock=CLOCK, acting="Ada Ojo", key=unlock(path, Secret(WORDS)))) as desk:
        assert desk.clinic().details.name == "Riverside"


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.MISSING),
        ("  ", Strength.MISSING),
        ("three short words", Strength.FAIR),
        ("two words", Strength.TOO_SHORT),
        ("elevenchars", Strength.TOO_SHORT),
        ("twelvechars!", Strength.FAIR),
        ("a b c d", Strength.TOO_PLAIN),
        ("aaaaaaaaaaaaaaaa", Strength.TOO_PLAIN),
        ("word word word word", Strength.TOO_PLAIN),
        ("four very fine words", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
    ],
)
def test_how_strong_a_passphrase_is(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength
