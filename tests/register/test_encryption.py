"""An encrypted register: nothing to read in its files, opened by its key alone, guarded, and converted whole."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from b12desk.clinical.errors import BadInput, PassphraseNeeded, RegisterTrouble, WrongPassphrase
from b12desk.register import encrypt
from b12desk.register.backup import back_up
from b12desk.register.encrypt import REPLACED, convert, wipe_replaced
from b12desk.register.gateway import is_encrypted, open_connection
from b12desk.register.keys import RegisterKey, keys_path
from b12desk.register.keys_file import Keys, read_keys, write_keys
from b12desk.register.keys_recovery import code_bytes, new_code
from b12desk.register.keys_wrapped import Cost, Secret, WrapKind, new_key, unwrap, wrap
from b12desk.register.quick_look import quick_look
from b12desk.register.sqlite_library import CAN_ENCRYPT, sqlite
from b12desk.register.store import Register, create_register, open_register
from b12desk.register.verify import verify
from tests.builders import AT, a_dose, a_patient, register_file

CHEAP = Cost(memory_kib=8192, passes=1, lanes=1)
PASSPHRASE = Secret("four words of nobody")
NAME, NUMBER, STREET = "Zephyrine", "9990000018", "Quillfeather Row"

needs_cipher = pytest.mark.skipif(not CAN_ENCRYPT, reason="this run takes Python's own SQLite, which can't encrypt")


@pytest.fixture
def key() -> RegisterKey:
    return new_key()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A plain register with a patient whose words are looked for."""
    path = register_file(tmp_path)
    with closing(open_register(path)) as register:
        fill(register)
    return path


@pytest.fixture
def encrypted(plain: Path, key: RegisterKey) -> Iterator[Register]:
    convert(plain, None, key)
    write_keys(plain, Keys("id", (wrap(key, PASSPHRASE, "id", cost=CHEAP),)))
    with closing(open_register(plain, key)) as register:
        yield register


def fill(register: Register) -> None:
    person = a_patient(1, family_name=NAME, nhs_number=NUMBER, address=STREET)
    with register.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(person)
        unit.add_injection(a_dose(person))


def words_in(folder: Path) -> set[str]:
    """Return the patient's words found in any file of a folder, with whatever lies beside a register."""
    found = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {word for word in (NAME, NUMBER, STREET) for content in found.values() if word.encode() in content}


def test_the_words_that_are_looked_for_stand_in_a_plain_register(plain: Path) -> None:
    assert words_in(plain.parent) == {NAME, NUMBER, STREET}


@needs_cipher
def test_an_encrypted_register_its_log_and_its_backups_hold_no_word_of_a_patient(
    encrypted: Register, key: RegisterKey
) -> None:
    folder = encrypted.path.parent
    with encrypted.writing(by="Nurse B. Example", at=AT) as unit:
        unit.add_patient(a_patient(2, family_name=NAME, address=STREET))
    back_up(encrypted.path, folder / "backup.b12desk", key)
    assert {"register.b12desk-wal", "backup.b12desk", "backup.b12desk.keys.json"} <= {p.name for p in folder.iterdir()}
    assert words_in(folder) == set()


@needs_cipher
def test_a_register_made_encrypted_never_was_plain(tmp_path: Path, key: RegisterKey) -> None:
    path = tmp_path / "new.b12desk"
    create_register(path, key, is_demo=False)
    assert b"CREATE TABLE" not in path.read_bytes()
    with closing(open_register(path, key)) as register:
        fill(register)
        assert verify(register, recompute=None).is_ok


@needs_cipher
def test_it_holds_what_it_held(encrypted: Register) -> None:
    with encrypted.reading() as unit:
        assert [patient.family_name for patient in unit.all_patients()] == [NAME]
    assert verify(encrypted, recompute=None).is_ok


@needs_cipher
@pytest.mark.parametrize("kept", [True, False], ids=["its wraps beside it", "its wraps lost"])
def test_without_its_key_it_does_not_open_and_is_left_as_it_was(encrypted: Register, kept: bool) -> None:
    encrypted.close()
    before = encrypted.path.read_bytes()
    if not kept:
        keys_path(encrypted.path).unlink()
    raised = PassphraseNeeded if kept else RegisterTrouble
    with pytest.raises(raised, match="its passphrase is needed" if kept else "not a b12desk register") as told:
        open_register(encrypted.path)
    assert told.value.exit_code == 3
    assert quick_look(encrypted.path, limit=9) is None
    assert encrypted.path.read_bytes() == before


@needs_cipher
def test_another_key_does_not_open_it(encrypted: Register) -> None:
    with pytest.raises(RegisterTrouble, match="does not open by its key"):
        open_register(encrypted.path, new_key())


@needs_cipher
def test_the_first_rows_are_read_with_the_key(encrypted: Register, key: RegisterKey) -> None:
    seen = quick_look(encrypted.path, key, limit=9)
    assert seen is not None
    assert [one.family_name for one in seen.listed] == [NAME]


@needs_cipher
def test_a_key_is_never_shown(encrypted: Register, key: RegisterKey) -> None:
    shown = f"{key!r} {key} {PASSPHRASE!r} {encrypted._engine.url} {encrypted._engine!r}"
    assert key.raw.hex() not in shown
    assert PASSPHRASE.text not in shown


@needs_cipher
def test_encrypted_and_back_is_the_register_it_was(encrypted: Register, key: RegisterKey) -> None:
    encrypted.close()
    with closing(open_connection(encrypted.path, "ro", key)) as connection:
        before = encrypt.content_of(connection)
    convert(encrypted.path, key, None)
    with closing(open_connection(encrypted.path, "ro")) as connection:
        assert encrypt.content_of(connection) == before
    assert not is_encrypted(encrypted.path)
    with closing(open_register(encrypted.path)) as register:
        assert verify(register, recompute=None).is_ok


@needs_cipher
def test_a_register_open_elsewhere_is_not_converted(plain: Path, key: RegisterKey) -> None:
    with closing(open_register(plain)) as register, register.reading() as unit:
        assert unit.all_patients()
        with pytest.raises(RegisterTrouble, match="open in another window or program"):
            convert(plain, None, key)
    assert [path.name for path in plain.parent.iterdir()] == [plain.name]


class PowerGone(BaseException):
    """The computer stops here."""


STEPS = ("_export", "_verify", "_swap", "_wipe")


@needs_cipher
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("is_after", [False, True], ids=["before", "after"])
def test_stopped_at_any_step_a_register_is_there_whole(
    step: str, is_after: bool, plain: Path, key: RegisterKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_keys(plain, Keys("id", (wrap(key, PASSPHRASE, "id", cost=CHEAP),)))
    with monkeypatch.context() as patched:
        stop_at(step, is_after, patched)
        with pytest.raises(PowerGone):
            convert(plain, None, key)
    opens_by = key if is_encrypted(plain) else None
    with closing(open_register(plain, opens_by)) as register:
        assert verify(register, recompute=None).is_ok
        with register.reading() as unit:
            assert [patient.family_name for patient in unit.all_patients()] == [NAME]


@needs_cipher
@pytest.mark.skipif(sys.platform == "win32", reason="a link is made where the disk has them")
def test_a_plain_file_left_behind_is_wiped_later(
    plain: Path, key: RegisterKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        stop_at("_wipe", False, patched)
        with pytest.raises(PowerGone):
            convert(plain, None, key)
    assert [path for path in plain.parent.iterdir() if REPLACED in path.name]
    wipe_replaced(plain)
    assert words_in(plain.parent) == set()


def stop_at(step: str, is_after: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., object] = getattr(encrypt, step)

    def stopped(*values: object, **named: object) -> None:
        if is_after:
            real(*values, **named)
        raise PowerGone

    monkeypatch.setattr(encrypt, step, stopped)


@needs_cipher
def test_a_copy_that_lacks_a_dose_never_takes_the_registers_place(
    plain: Path, key: RegisterKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = encrypt._export

    def lossy(source: sqlite.Connection, partial: Path, new_key: RegisterKey | None) -> None:
        real(source, partial, new_key)
        with closing(open_connection(partial, "rw", new_key)) as made:
            made.execute("DROP TRIGGER injection_refuses_delete")
            made.execute("DELETE FROM injection")

    monkeypatch.setattr(encrypt, "_export", lossy)
    with closing(open_connection(plain, "ro")) as connection:
        before = encrypt.content_of(connection)
    with pytest.raises(RegisterTrouble, match="does not hold what the register holds"):
        convert(plain, None, key)
    with closing(open_connection(plain, "rw")) as connection:
        assert encrypt.content_of(connection) == before
    assert os.listdir(plain.parent) == [plain.name]


def test_pythons_own_library_refuses_an_encrypted_register_in_one_sentence(tmp_path: Path) -> None:
    """The same program on a computer without SQLCipher."""
    if CAN_ENCRYPT:
        pytest.skip("this run has SQLCipher")
    path = tmp_path / "register.b12desk"
    path.write_bytes(os.urandom(8192))
    write_keys(path, Keys("id", ()))
    for given in (None, new_key()):
        with pytest.raises(RegisterTrouble, match="lacks SQLCipher"):
            open_register(path, given)


def test_a_wrap_opens_by_its_secret_alone_and_for_its_register_alone(key: RegisterKey) -> None:
    made = wrap(key, PASSPHRASE, "this register", cost=CHEAP)
    assert unwrap(made, Secret("  four words\tof nobody "), "this register") == key
    for secret, register_id in ((Secret("four words of somebody"), "this register"), (PASSPHRASE, "another")):
        with pytest.raises(WrongPassphrase, match="not this register’s passphrase") as told:
            unwrap(made, secret, register_id)
        assert told.value.exit_code == 3


def test_a_recovery_code_opens_its_wrap_however_it_is_typed(key: RegisterKey) -> None:
    code = new_code()
    made = wrap(key, Secret(code, WrapKind.RECOVERY), "this register")
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "i")
    assert unwrap(made, Secret(typed, WrapKind.RECOVERY), "this register") == key
    with pytest.raises(WrongPassphrase, match="recovery sheet"):
        unwrap(made, Secret(new_code(), WrapKind.RECOVERY), "this register")


def test_a_letter_misread_or_two_exchanged_are_noticed() -> None:
    code = new_code()
    body = code[:-2].replace("-", "")
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    spoilt = [
        body[:place] + other + body[place + 1 :]
        for place in range(len(body))
        for other in letters
        if other != body[place]
    ]
    spoilt += [
        body[:place] + body[place + 1] + body[place] + body[place + 2 :]
        for place in range(len(body) - 1)
        if body[place] != body[place + 1]
    ]
    for wrong in spoilt:
        with pytest.raises(BadInput, match="check character does not fit"):
            code_bytes(wrong + code[-1])


@pytest.mark.parametrize("typed", ["", "7K3M", "U" * 33, "é" * 33])
def test_what_is_no_recovery_code_is_said_so(typed: str) -> None:
    with pytest.raises(BadInput):
        code_bytes(typed)


def test_the_wraps_read_back_are_those_written_and_only_their_user_reads_them(tmp_path: Path, key: RegisterKey) -> None:
    path = tmp_path / "register.b12desk"
    kept = Keys("id", (wrap(key, PASSPHRASE, "id", cost=CHEAP),))
    kept = kept.with_wrap(wrap(key, Secret(new_code(), WrapKind.RECOVERY), "id"))
    write_keys(path, kept)
    assert read_keys(path) == kept
    assert read_keys(path).open(PASSPHRASE) == key
    assert key.raw.hex() not in keys_path(path).read_text()
    if os.name == "posix":
        assert keys_path(path).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("change", ["memory", "salt", "sealed", "cut", "empty", "kind"])
def test_a_spoilt_file_of_wraps_is_named_and_opens_nothing(change: str, tmp_path: Path, key: RegisterKey) -> None:
    path = tmp_path / "register.b12desk"
    write_keys(path, Keys("id", (wrap(key, PASSPHRASE, "id", cost=CHEAP),)))
    content = keys_path(path).read_bytes()
    document = json.loads(content)
    held = document["wraps"][0]
    if change == "memory":
        held["argon2id"]["memory_kib"] = 2**40
    elif change == "kind":
        held["kind"] = "fingerprint"
    elif change in held:
        held[change] = held[change][:-8] + "AAAAAAA="
    spoilt = {"cut": content[:100], "empty": b""}.get(change, json.dumps(document).encode())
    keys_path(path).write_bytes(spoilt)
    with pytest.raises(RegisterTrouble):
        read_keys(path).open(PASSPHRASE)


def test_wraps_of_another_register_are_kept_aside(tmp_path: Path, key: RegisterKey) -> None:
    path = tmp_path / "register.b12desk"
    for name in ("one", "other"):
        write_keys(path, Keys(name, (wrap(key, PASSPHRASE, name, cost=CHEAP),)))
    assert read_keys(path).register_id == "other"
    (aside,) = (one for one in tmp_path.iterdir() if one != keys_path(path))
    assert json.loads(aside.read_text())["register_id"] == "one"
